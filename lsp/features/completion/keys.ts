/** What may begin an entry of a block: the keys that are not set yet, nested blocks, policies, waivers. */

import { BLOCKS } from "../../../compiler/catalogue/blocks.ts";
import { parameterOf, parametersOf } from "../../../compiler/catalogue/parameters.ts";
import { TOP_HEADS } from "../../../grammar/index.ts";
import { headHelp } from "../hover/heads.ts";
import { parameterHover } from "../hover/parameter.ts";
import type { ShapedKind } from "../position.ts";
import { END, hole, item, type Insert, type Item } from "./item.ts";
import { isMisplaced, type Stage } from "./stage.ts";
import { supportOfKey, type Subject } from "./support.ts";
import { choicesFor } from "./value.ts";
import { waiverItem } from "./waivers.ts";

export interface KeyContext {
  readonly block: ShapedKind;
  readonly stage: Stage;
  readonly text: string;
}

export function entryItems({ block, stage, text }: KeyContext): readonly Item[] {
  const { cursor } = stage;
  const set = new Set([...(cursor.blocks.at(-1)?.keys ?? [])].map((word) => parameterOf(block, word)?.id));
  const free = parametersOf(block).filter((each) => !set.has(each.id) && !isMisplaced(each, cursor));
  const keys = free.flatMap((parameter) => keyItem({ parameter, block }, stage, text));
  const own = keys.filter(({ any, each }) => !any && each.certain);
  const every = keys.filter(({ any, each }) => any && each.certain);
  return [
    ...own.map(({ each }) => each),
    ...blockItems(block, stage),
    ...every.map(({ each }) => each),
    ...waiverEntry(block, stage),
    ...keys.filter(({ each }) => !each.certain).map(({ each }) => each),
  ];
}

function keyItem(
  subject: Subject,
  stage: Stage,
  text: string,
): readonly { readonly each: Item; readonly any: boolean }[] {
  const support = supportOfKey(subject, stage);
  if (support.kind === "no") return [];
  const { parameter } = subject;
  const { key, aliases, summary, block } = parameter;
  const known: Item = item("key", key, {
    insert: insertOf(subject, stage, text),
    detail: summary,
    aliases,
    documentation: () => parameterHover(parameter, stage.scene),
  });
  const each: Item =
    support.kind === "yes"
      ? known
      : {
          ...known,
          certain: false,
          detail: `not on ${support.where}`,
          documentation: () => `${support.why}\n\n${known.documentation() ?? ""}`,
        };
  return [{ each, any: block === "any" }];
}

/** Where `=` stands already, only the key; else the `=` below the one above it, and what may follow. */
function insertOf(subject: Subject, stage: Stage, text: string): Insert {
  const { parameter } = subject;
  const { cursor } = stage;
  const next = text.slice(cursor.typed.whole.end, cursor.typed.whole.end + 100);
  if (/^[ \t]*=/.test(next)) return [parameter.key];
  const lead = `${parameter.key.padEnd(widthAbove(text, cursor.typed.whole.start, cursor.column))} = `;
  const choices = choicesFor(subject, stage);
  const { type } = parameter;
  if (choices.length > 0 && type.kind !== "integer")
    return [lead, choices.length === 1 ? hole(choices[0] ?? "") : { text: "", choices }];
  return [lead, END];
}

const ENTRY_ABOVE = /(?:^|[\r\n])([ \t]*)([\w-]+[ \t]*) =[^\r\n]*\r?\n?$/;

/** How wide the keys are that the line above lines up, when it stands in the same column. */
function widthAbove(text: string, start: number, column: number): number {
  const before = text.slice(Math.max(0, start - column - 500), start - column);
  const [, indent = "", key = ""] = ENTRY_ABOVE.exec(before) ?? [];
  return indent.length === column ? key.length : 0;
}

function blockItems(block: ShapedKind, stage: Stage): readonly Item[] {
  const { children, policies } = BLOCKS[block];
  const unnamed = stage.cursor.blocks.at(-1)?.unnamed;
  const nested = [...children].flatMap(([head, { block: kind, named, variants }]): readonly Item[] => {
    const again = named !== "required" && unnamed?.has(head) === true;
    // In column 1 the word would open a declaration of its own.
    const isTop = stage.cursor.column === 0 && TOP_HEADS.has(head);
    const nowhere = (variant: string | undefined): boolean =>
      parametersOf(kind)
        .filter((parameter) => parameter.block !== "any")
        .every((parameter) => supportOfKey({ parameter, block: kind, variant }, stage).kind === "no");
    if (again || isTop) return [];
    const name = named === "required" ? [" ", hole(nameFor(head, stage))] : [];
    const kinds = (variants ?? [undefined]).filter((variant) => !nowhere(variant));
    return kinds.map((variant) => {
      const words = variant === undefined ? head : `${head} ${variant}`;
      return item("block", `${words}${named === "required" ? " NAME" : ""} { … }`, {
        insert: [words, ...name, " {\n  ", END, "\n}"],
        detail: "block",
        aliases: [head, ...aliasesIn(block, kind)],
        documentation: () => headHelp(head, block),
      });
    });
  });
  return policies === undefined ? nested : [...nested, policy(policies, stage)];
}

/** A name that says what the object is for. */
function nameFor(head: string, { analysis, scene }: Stage): string {
  const own = scene.top?.name?.text;
  if (head !== "peer") return own ?? head;
  const other = [...analysis.expansion.sites.keys()].find((name) => name !== own);
  return `to-${(other ?? "partner").replaceAll(/[^\w-]+/g, "-")}`;
}

/** RouterOS has no block `dpd`: `dpd-interval` finds it. */
function aliasesIn(around: ShapedKind, kind: ShapedKind): readonly string[] {
  return parametersOf(kind)
    .flatMap(({ aliases }) => aliases)
    .filter((word) => parameterOf(around, word)?.block === kind);
}

function policy(arrow: "<->" | "->", { scene }: Stage): Item {
  const [left, right] =
    arrow === "<->" ? ["left.lan", "right.lan"] : [`${scene.top?.name?.text ?? "any"}.lan`, "any"];
  const source = /^[\w.-]+$/.test(left) ? left : "any";
  return item("block", `policy … ${arrow} … { … }`, {
    insert: ["policy ", hole(source), ` ${arrow} `, hole(right), " {\n  ", END, "\n}"],
    detail: "block",
    aliases: ["policy"],
    documentation: () => headHelp("policy", undefined),
  });
}

/** A waiver counts in a declaration of its own, a peer and a policy. */
function waiverEntry(block: ShapedKind, stage: Stage): readonly Item[] {
  const counts = stage.cursor.blocks.length === 1 || block === "peer" || block === "policy";
  return counts ? [waiverItem(stage)] : [];
}
