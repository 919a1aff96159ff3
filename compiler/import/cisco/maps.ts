/** Crypto maps to peers and policies: one peer for each other end, a policy for each line of an entry's access list. */

import type { DraftBlock, DraftPolicy } from "../draft.ts";
import { leave, remark } from "../common/notebook.ts";
import { aclOf } from "./acl.ts";
import { describe, interfaceCalled, localEnd, type Interface } from "./interfaces.ts";
import { inOneList } from "./order.ts";
import { leaveOthers, peerOf, type Named, type Router } from "./peers.ts";
import { policiesFrom } from "./policies.ts";
import { find, last, take, type Source } from "./source.ts";
import { phase2Of } from "./transform.ts";
import type { Statement } from "./tree.ts";

export interface Ends {
  readonly peers: readonly DraftBlock[];
  readonly policies: readonly DraftPolicy[];
}

export interface MapEntry {
  readonly statement: Statement;
  readonly map: string;
  readonly sequence: number;
}

/** Static entries, in the order in which they are tried. */
export function entriesOf(source: Source): readonly MapEntry[] {
  const all = find(source.top, "crypto map").flatMap(({ statement, rest }): readonly MapEntry[] => {
    const [map = "", sequence = "", kind] = rest;
    const isEntry =
      /^\d+$/u.test(sequence) && (kind === undefined || kind === "ipsec-isakmp") && rest.length <= 3;
    return isEntry ? [{ statement, map, sequence: Number(sequence) }] : [];
  });
  return merged(all).toSorted((a, b) => (a.map === b.map ? a.sequence - b.sequence : 0));
}

/** An entry may be written in several places; its lines belong together. */
function merged(all: readonly MapEntry[]): readonly MapEntry[] {
  const byName = new Map<string, MapEntry>();
  for (const entry of all) {
    const key = `${entry.map} ${entry.sequence}`;
    const known = byName.get(key);
    if (known === undefined) byName.set(key, entry);
    else if (known.statement.below.length === 0) byName.set(key, entry);
  }
  return [...byName.values()];
}

/** The interfaces whose addresses a map's tunnels start from: its own, or the one it is told. */
export function endsOfMap(source: Source, all: readonly Interface[], map: string): readonly Interface[] {
  const stated = find(source.top, `crypto map`).find(
    ({ rest }) => rest[0] === map && rest[1] === "local-address",
  );
  const own = stated === undefined ? undefined : interfaceCalled(all, stated.rest[2] ?? "");
  if (own !== undefined) return [own];
  return all.filter(({ maps }) => maps.some(({ rest }) => rest[0] === map));
}

export function endsOf(router: Router, interfaces: readonly Interface[]): Ends {
  const { source } = router;
  const peers = new Map<string, DraftBlock & { readonly name: string }>();
  const policies: (readonly DraftPolicy[])[] = [];
  for (const entry of entriesOf(source)) {
    const { statement, map, sequence } = entry;
    takeMap(source, interfaces, map, statement);
    const [first, ...others] = find(statement.below, "set peer");
    const matched = last(statement.below, "match address");
    const acl = matched === undefined ? undefined : aclOf(source, matched.rest[0] ?? "");
    if (first === undefined || matched === undefined || acl === undefined) {
      incomplete(source, statement, matched?.statement, first?.statement);
      continue;
    }
    leaveOthers(
      source,
      others.map((each) => each.statement),
    );
    const address = first.rest[0] ?? "";
    const ikev2Profile = named(statement, "set ikev2-profile");
    const isakmpProfile = named(statement, "set isakmp-profile");
    const key = [map, address, ikev2Profile?.name, isakmpProfile?.name].join(" ");
    const [local] = endsOfMap(source, interfaces, map);
    const known = peers.get(key);
    const name = known?.name ?? ikev2Profile?.name ?? `${map}-${sequence}`;
    const comment = describe(statement);
    const block =
      known ??
      peerOf(router, {
        name,
        address,
        line: first.statement,
        section: statement,
        comment,
        local: local === undefined ? undefined : localEnd(interfaces, local.name),
        localLine: undefined,
        ikev2Profile,
        isakmpProfile,
        onlyAnswers: undefined,
        isDown: false,
        more: [],
      });
    peers.set(key, { ...block, name });
    take(source, statement, first.statement, matched.statement, ikev2Profile?.line, isakmpProfile?.line);
    if (comment !== undefined) take(source, last(statement.below, "description")?.statement);
    const phase2 = phase2Of(source, statement, router.profiles);
    policies.push(
      policiesFrom(source, acl, {
        peer: name,
        peerLine: statement,
        phase2: phase2?.name,
        phase2Line: phase2?.line,
      }),
    );
  }
  return { peers: [...peers.values()], policies: inOneList(policies) };
}

export function named({ below }: Statement, pattern: string): Named | undefined {
  const found = last(below, pattern);
  const name = found?.rest[0];
  return found === undefined || name === undefined ? undefined : { name, line: found.statement };
}

function takeMap(source: Source, interfaces: readonly Interface[], map: string, entry: Statement): void {
  const own = find(source.top, "crypto map").filter(
    ({ rest }) => rest[0] === map && rest[1] === "local-address",
  );
  take(source, ...own.map(({ statement }) => statement));
  const on = interfaces.flatMap(({ maps }) => maps.filter(({ rest }) => rest[0] === map));
  take(source, ...on.map(({ statement }) => statement));
  if (on.length > 0) return;
  remark(
    source.notes,
    entry.line,
    "import/dangling",
    `The crypto map \`${map}\` is on no interface of the file, so nothing there is encrypted by it`,
    `Put \`crypto map ${map}\` on the interface that leads to the peers, or import the whole running-config.`,
  );
}

function incomplete(
  source: Source,
  statement: Statement,
  matched: Statement | undefined,
  peer: Statement | undefined,
): void {
  const why =
    matched === undefined
      ? "the entry matches no access list, so it protects nothing"
      : peer === undefined
        ? "the entry has no peer, so it protects nothing"
        : "the access list is not in the file, so what is protected is not known";
  for (const each of [statement, ...statement.below]) {
    take(source, each);
    leave(source.notes, each.line, each.text, "unsupported", why);
  }
}
