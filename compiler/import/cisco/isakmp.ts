/** IKEv1 of a router: its policies, which hold for every peer, to one `phase1`; its keys, keyrings and profiles. */

import type { DraftEntry } from "../draft.ts";
import { leave, remark } from "../common/notebook.ts";
import type { Suite } from "../common/suites.ts";
import { phase1Entries, type Exchange, type Keepalive } from "./phase1.ts";
import { lookUp } from "./match.ts";
import { find, last, take, type Source } from "./source.ts";
import type { Statement } from "./tree.ts";
import { groups, isakmpEncryption, isakmpHash } from "./words.ts";
import { versionAtLeast } from "./version.ts";

interface Policy {
  readonly statement: Statement;
  readonly number: number;
  readonly suite: Suite;
  readonly lines: Readonly<Record<"encryption" | "integrity" | "group" | "lifetime", Statement | undefined>>;
  readonly lifetime: number;
  readonly certificates: boolean;
}

export interface Isakmp {
  /** What the profile is called: after the first policy. */
  readonly name: string;
  /** The first policy; `undefined`: the router's own. */
  readonly line: Statement | undefined;
  readonly entries: (exchange: Exchange, alive: Keepalive | undefined) => readonly DraftEntry[];
}

/** What an unset line of a policy means. Source: `show crypto isakmp policy`, the default protection suite. */
const UNSET = { encryption: "des", integrity: "sha1", group: "modp768", lifetime: 86_400 } as const;

/** Takes the policies. Ask only where a peer speaks IKEv1: else they stay untaken. */
export function isakmpOf(source: Source): Isakmp {
  const all = find(source.top, "crypto isakmp policy").flatMap(({ statement, rest }) =>
    readPolicy(source, statement, rest),
  );
  const shared = all.filter(({ certificates }) => !certificates);
  const used = (shared.length > 0 ? shared : all).toSorted((a, b) => a.number - b.number);
  if (shared.length > 0) leaveCertificates(source, all);
  const [first] = used;
  if (first === undefined) return builtIn(source);
  for (const policy of used) {
    take(source, policy.statement);
    if (policy.lifetime !== first.lifetime) otherLifetime(source, policy);
  }
  return {
    name: `isakmp-${first.number}`,
    line: first.statement,
    entries: (exchange, alive) =>
      phase1Entries(source, {
        exchange,
        suites: used.map(({ suite }) => suite),
        lines: {
          encryption: used.find(({ lines }) => lines.encryption !== undefined)?.lines.encryption,
          integrity: used.find(({ lines }) => lines.integrity !== undefined)?.lines.integrity,
          group: used.find(({ lines }) => lines.group !== undefined)?.lines.group,
        },
        certificates: first.certificates,
        lifetime: { seconds: first.lifetime, line: first.lines.lifetime },
        alive,
        about: first.statement,
      }),
  };
}

function readPolicy(source: Source, statement: Statement, rest: readonly string[]): readonly Policy[] {
  const number = Number(rest[0]);
  if (!Number.isSafeInteger(number)) return [];
  const below = statement.below;
  const word = (pattern: string, table: ReadonlyMap<string, string>) => {
    const found = last(below, pattern);
    const id = found === undefined ? undefined : lookUp(table, found.rest);
    if (id !== undefined) take(source, found?.statement);
    return { id, line: id === undefined ? undefined : found?.statement };
  };
  const encryption = word("encryption", isakmpEncryption);
  const hash = word("hash", isakmpHash);
  const group = word("group", groups);
  const lifetime = last(below, "lifetime");
  const seconds = Number(lifetime?.rest.at(-1) ?? UNSET.lifetime);
  const method = last(below, "authentication");
  take(source, method?.statement, Number.isSafeInteger(seconds) ? lifetime?.statement : undefined);
  return [
    {
      statement,
      number,
      suite: {
        encryption: encryption.id ?? UNSET.encryption,
        integrity: hash.id ?? UNSET.integrity,
        group: group.id ?? UNSET.group,
      },
      lines: {
        encryption: encryption.line,
        integrity: hash.line,
        group: group.line,
        lifetime: lifetime?.statement,
      },
      lifetime: Number.isSafeInteger(seconds) ? seconds : UNSET.lifetime,
      certificates: method === undefined || !"pre-share".startsWith(method.rest[0] ?? "?"),
    },
  ];
}

function leaveCertificates(source: Source, all: readonly Policy[]): void {
  for (const { statement, certificates } of all) {
    if (!certificates) continue;
    take(source, statement, ...statement.below);
    for (const each of [statement, ...statement.below]) {
      leave(
        source.notes,
        each.line,
        each.text,
        "unsupported",
        "a policy for certificates beside one for pre-shared keys",
      );
    }
  }
}

/** A `phase1` has one lifetime: that of the first policy. */
function otherLifetime(source: Source, { statement, lines, lifetime }: Policy): void {
  const line = lines.lifetime;
  const why = "a `phase1` has one lifetime, and the first policy has another one";
  if (line !== undefined) {
    leave(source.notes, line.line, line.text, "unsupported", why);
    return;
  }
  remark(
    source.notes,
    statement.line,
    "import/assumed",
    `This policy lives ${lifetime} seconds by default; the lifetime of the first one was taken for all of them`,
  );
}

/** Without a policy later releases have eight of their own; the best one for pre-shared keys is known. */
function builtIn(source: Source): Isakmp {
  const since = versionAtLeast(source, "12.4");
  const suite: Suite = since
    ? { encryption: "aes-128-cbc", integrity: "sha1", group: "modp1536" }
    : { encryption: UNSET.encryption, integrity: UNSET.integrity, group: UNSET.group };
  const [top] = source.top;
  if (top !== undefined) {
    remark(
      source.notes,
      top.line,
      "import/assumed",
      since
        ? "The file has no ISAKMP policy, so the router uses those it brings along; the first one for pre-shared keys was read, AES-128 with SHA-1 and group 5"
        : "The file has no ISAKMP policy, so the router's default protection suite was read: DES, SHA-1 and group 1",
      "Look at `show crypto isakmp policy` on the router.",
    );
  }
  return {
    name: "isakmp-default",
    line: undefined,
    entries: (exchange, alive) =>
      phase1Entries(source, {
        exchange,
        suites: [suite],
        lines: {},
        note: "built-in policy of Cisco IOS",
        certificates: false,
        lifetime: { seconds: UNSET.lifetime, line: undefined },
        alive,
        about: undefined,
      }),
  };
}
