/** One object's facts to the rows of its release: every field is judged, and its argument goes to the object of its cell. */

import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Place } from "../../source/place.ts";
import type { ObjectKind } from "./cell.ts";
import { judge, type Outcome } from "./judge.ts";
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

export function settle(facts: Facts, objects: readonly ObjectKind[], subject: Subject): Settled {
  const { release, place } = subject;
  const added = new Map<ObjectKind, Added>();
  const commands: Row["command"][] = [];
  const diagnostics: Diagnostic[] = [];
  const around = { release, facts };
  facts.forEach((value, field) => {
    const outcome = judge(value, field, around);
    switch (outcome.kind) {
      case "argument":
        add(outcome, value.place, added);
        break;
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
  });
  const rows: PlannedRow[] = [];
  for (const object of objects) {
    const menu = menuOf(object, release);
    const own = added.get(object);
    if (menu === undefined || own === undefined) continue;
    const { written, secret, doubts } = own;
    const pairs = own.arguments;
    // How a console compares a list is in no source; a policy is told apart by its selector all the same.
    const key = pairs.some(isPeerList) ? menu.key.filter((name) => name !== "peer") : menu.key;
    const planned = (row: Row): PlannedRow => ({
      object,
      row,
      key,
      place,
      written,
      subject: subject.subject,
      secret,
      doubts,
    });
    rows.push(planned({ menu: menu.path, command: "add", selector: undefined, arguments: pairs }));
    if (commands.length === 0) continue;
    const name = pairs.find((pair) => pair.name === "name")?.value;
    if (name === undefined) continue;
    for (const command of commands) {
      rows.push(planned({ menu: menu.path, command, selector: { kind: "name", name }, arguments: [] }));
    }
  }
  return { rows, diagnostics };
}

/** What an object has so far. */
interface Added {
  readonly arguments: Argument[];
  readonly written: Place[];
  secret: boolean;
  doubts: PlannedRow["doubts"];
}

const NO_DOUBTS: PlannedRow["doubts"] = new Map();

function add(
  { object, argument, doubts }: Extract<Outcome, { readonly kind: "argument" }>,
  place: Place | undefined,
  added: Map<ObjectKind, Added>,
): void {
  let row = added.get(object);
  if (row === undefined) {
    row = { arguments: [], written: [], secret: false, doubts: NO_DOUBTS };
    added.set(object, row);
  }
  const { name, value, secret } = argument;
  const at = secret === undefined ? row.arguments.findIndex((each) => each.name === name) : -1;
  const before = row.arguments[at];
  if (before === undefined) row.arguments.push(argument);
  else row.arguments[at] = { name, value: `${before.value},${value}` };
  if (place !== undefined) row.written.push(place);
  if (secret !== undefined) row.secret = true;
  if (doubts.length > 0) row.doubts = doubted(row.doubts, doubts, name);
}

function doubted(
  before: PlannedRow["doubts"],
  sources: readonly SourceId[],
  argument: string,
): PlannedRow["doubts"] {
  const after = new Map(before);
  for (const source of sources) after.set(source, new Set([...(after.get(source) ?? []), argument]));
  return after;
}
