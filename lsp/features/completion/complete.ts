/** Completion at an offset: a project, a file and an offset in; what may be typed there out, best first. Never throws. */

import { kindOfHead } from "../../../compiler/resolve/symbols.ts";
import type { Analysis } from "../../../compiler/pipeline.ts";
import { cursorAt } from "./cursor.ts";
import { headItems } from "./heads.ts";
import { importItems } from "./imports.ts";
import { item, type Completions, type Item } from "./item.ts";
import { entryItems } from "./keys.ts";
import { endItems, parents } from "./names.ts";
import { packetEntry, packetItems } from "./packets.ts";
import { slotAt, type Slot } from "./slot.ts";
import { stageOf, type Stage } from "./stage.ts";
import { selectorItems, valueItems } from "./value.ts";
import { codeItems } from "./waivers.ts";

/** `undefined`: nothing is offered here, as in comments and strings. */
export function complete(analysis: Analysis, uri: string, offset: number): Completions | undefined {
  const file = analysis.files.get(uri);
  const cursor = file && cursorAt(file.text, offset);
  const slot = cursor && slotAt(cursor);
  if (file === undefined || cursor === undefined || slot === undefined) return undefined;
  const items = itemsFor(slot, stageOf(analysis, file, cursor), uri, file.text);
  if (items.length === 0) return undefined;
  return { typed: cursor.typed, expected: !OPTIONAL.has(slot.kind), items };
}

/** Where a line may just as well end, or has not begun. */
const OPTIONAL: ReadonlySet<Slot["kind"]> = new Set(["head", "entry", "header", "packet-entry"]);

function itemsFor(slot: Slot, stage: Stage, uri: string, text: string): readonly Item[] {
  switch (slot.kind) {
    case "head":
      return headItems(stage);
    case "entry":
      return entryItems({ block: slot.block, stage, text });
    case "value": {
      const items = valueItems(slot.block, slot.key, slot.at, stage);
      const isComplete = items.length === 0 && slot.at.part.kind === "rest";
      if (!isComplete || !stage.cursor.sharesLine || slot.block === "secret") return items;
      return entryItems({ block: slot.block, stage, text });
    }
    case "selector":
      return selectorItems(slot.at, stage);
    case "code":
      return codeItems(
        stage,
        stage.cursor.after.some(({ name }) => name === "String"),
      );
    case "end":
      return endItems(slot.head, slot.others, stage);
    case "parent": {
      const kind = kindOfHead(slot.head);
      return kind === undefined ? [] : parents(kind, slot.own, stage);
    }
    case "header":
      return kindOfHead(slot.head) === undefined
        ? []
        : [item("keyword", "extends", { insert: ["extends "] })];
    case "packet-entry":
      return [packetEntry()];
    case "packet":
      return packetItems(slot.part, slot.before, stage);
    case "import":
      return importItems(stage.analysis, uri);
    default:
      return slot satisfies never;
  }
}
