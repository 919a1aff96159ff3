/** One object's facts to the rows of its release: every field is judged, and its argument goes to the object of its cell. */

import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Place } from "../../source/place.ts";
import type { SecretReader } from "../target.ts";
import type { ObjectKind } from "./cell.ts";
import { judge } from "./judge.ts";
import { menuOf } from "./objects.ts";
import { lossy, refused, type Subject } from "./problems.ts";
import type { SourceId } from "./sources.ts";
import type { Facts } from "./spell.ts";
import type { Argument, Row } from "./tree.ts";

export interface PlannedRow {
  readonly object: ObjectKind;
  readonly row: Row;
  /** The arguments that tell it from other rows of its menu. */
  readonly key: readonly string[];
  readonly place: Place;
  /** Where its arguments were written, as far as somebody wrote them. */
  readonly written: readonly Place[];
  readonly subject: string;
  /** It holds a secret's value. */
  readonly secret: boolean;
  /** Its arguments of confidence C, by who told them. */
  readonly doubts: ReadonlyMap<SourceId, ReadonlySet<string>>;
}

function isPeerList({ name, value }: Argument): boolean {
  return name === "peer" && value.includes(",");
}

export interface Settled {
  readonly rows: readonly PlannedRow[];
  readonly diagnostics: readonly Diagnostic[];
}

export function settle(
  facts: Facts,
  objects: readonly ObjectKind[],
  subject: Subject,
  secrets: SecretReader,
): Settled {
  const { release, place } = subject;
  const added = new Map<ObjectKind, Map<string, string>>();
  const written = new Map<ObjectKind, Place[]>();
  const commands: Row["command"][] = [];
  const secretObjects = new Set<ObjectKind>();
  const doubts = new Map<ObjectKind, Map<SourceId, Set<string>>>();
  const diagnostics: Diagnostic[] = [];
  for (const [field, value] of facts) {
    const outcome = judge(value, { field, release, facts, secrets });
    switch (outcome.kind) {
      case "argument": {
        const { object, argument, spell } = outcome.cell;
        const row = added.get(object) ?? new Map<string, string>();
        const before = row.get(argument);
        row.set(argument, before === undefined ? outcome.text : `${before},${outcome.text}`);
        added.set(object, row);
        if (value.place !== undefined) {
          written.set(object, [...(written.get(object) ?? []), value.place]);
        }
        for (const source of outcome.doubts) {
          const bySource = doubts.get(object) ?? new Map<SourceId, Set<string>>();
          doubts.set(object, bySource.set(source, (bySource.get(source) ?? new Set()).add(argument)));
        }
        if (spell === "secret" || spell === "hex") {
          secretObjects.add(object);
        }
        break;
      }
      case "command":
        commands.push("disable");
        break;
      case "lossy":
        diagnostics.push(lossy(field, value, outcome, subject));
        break;
      case "refused":
        diagnostics.push(refused(field, value, outcome, subject));
        break;
      case "nothing":
        break;
      default: {
        const never: never = outcome;
        return never;
      }
    }
  }
  const rows: PlannedRow[] = [];
  for (const object of objects) {
    const menu = menuOf(object, release);
    const pairs = [...(added.get(object) ?? [])].map(([name, text]): Argument => ({ name, value: text }));
    if (menu !== undefined && pairs.length > 0) {
      const common = {
        object,
        // How a console compares a list is in no source; a policy is told apart by its selector all the same.
        key: menu.key.filter((name) => !pairs.some((pair) => pair.name === name && isPeerList(pair))),
        place,
        written: written.get(object) ?? [],
        subject: subject.subject,
        secret: secretObjects.has(object),
        doubts: doubts.get(object) ?? new Map<SourceId, Set<string>>(),
      };
      rows.push({
        ...common,
        row: { menu: menu.path, command: "add", selector: undefined, arguments: pairs },
      });
      const name = pairs.find((pair) => pair.name === "name")?.value;
      for (const command of name === undefined ? [] : commands) {
        rows.push({
          ...common,
          row: { menu: menu.path, command, selector: { kind: "name", name: name ?? "" }, arguments: [] },
        });
      }
    }
  }
  return { rows, diagnostics };
}
