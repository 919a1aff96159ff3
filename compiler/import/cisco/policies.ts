/** Lines of an access list to policies of a site: what is permitted is encrypted, what is denied is left alone. */

import type { DraftPolicy, DraftProperty } from "../draft.ts";
import { leave } from "../common/notebook.ts";
import { property, reference, text } from "../common/terms.ts";
import { isReadable, type Acl, type AclLine } from "./acl.ts";
import { originOf, take, type Source } from "./source.ts";
import type { Statement } from "./tree.ts";

export interface Encrypted {
  readonly peer: string;
  readonly peerLine: Statement;
  readonly phase2: string | undefined;
  readonly phase2Line: Statement | undefined;
}

export function policiesFrom(source: Source, acl: Acl, to: Encrypted): readonly DraftPolicy[] {
  take(source, ...acl.sections);
  return acl.lines.flatMap((line, at) => {
    take(source, line.statement, ...(acl.remarks.get(line.statement) ?? []));
    if (!isReadable(line)) {
      leave(source.notes, line.statement.line, line.statement.text, "unsupported", line.why);
      return [];
    }
    const isLast = at === acl.lines.length - 1;
    if (isLast && !line.permits && line.source.network === "any" && line.destination.network === "any") {
      leave(
        source.notes,
        line.statement.line,
        line.statement.text,
        "outside",
        "what every access list ends with anyway",
      );
      return [];
    }
    const comment = (acl.remarks.get(line.statement) ?? []).map(remarkText).join(" ");
    return combinations(source, line).map((own) => policy(source, line, own, to, comment));
  });
}

function remarkText({ text: line }: Statement): string {
  return line.replace(/^.*?\bremark\s+/u, "");
}

function policy(
  source: Source,
  line: AclLine,
  own: readonly DraftProperty[],
  to: Encrypted,
  comment: string,
): DraftPolicy {
  const line2 = to.phase2Line === undefined ? undefined : originOf(source, to.phase2Line);
  const how = line.permits
    ? [
        property("peer", reference("peer", to.peer), originOf(source, to.peerLine)),
        ...(to.phase2 === undefined ? [] : [property("phase2", reference("phase2", to.phase2), line2)]),
      ]
    : [property("action", text("none"), originOf(source, line.statement))];
  return {
    kind: "policy",
    source: [text(line.source.network)],
    destination: [text(line.destination.network)],
    ...(comment === "" ? {} : { comment }),
    entries: [...how, ...own],
    origin: originOf(source, line.statement),
  };
}

/** `eq 80 443` is two policies: one has one port. */
function combinations(source: Source, line: AclLine): readonly (readonly DraftProperty[])[] {
  const origin = originOf(source, line.statement);
  const one = (key: string, value: string | undefined): readonly DraftProperty[] =>
    value === undefined ? [] : [property(key, text(value), origin)];
  return ports(line.source.ports).flatMap((from) =>
    ports(line.destination.ports).map((to) => [
      ...one("protocol", line.protocol),
      ...one("src-port", from),
      ...one("dst-port", to),
    ]),
  );
}

function ports(all: readonly number[]): readonly (string | undefined)[] {
  return all.length === 0 ? [undefined] : all.map(String);
}
