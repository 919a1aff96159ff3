/** IKEv2 of a router: proposals and the policies that list them, keyrings, and the profiles by which peers are told apart. */

import { leave, remark } from "../common/notebook.ts";
import type { Suite } from "../common/suites.ts";
import type { DraftEntry, Term } from "../draft.ts";
import { identity } from "../common/terms.ts";
import { lookUp } from "./match.ts";
import { phase1Entries, type Keepalive, type SuiteLines } from "./phase1.ts";
import { find, last, take, type Found, type Source } from "./source.ts";
import type { Statement } from "./tree.ts";
import { versionAtLeast } from "./version.ts";
import { groups, ikev2Encryption, ikev2Hash } from "./words.ts";

interface Offer {
  /** After the first proposal. */
  readonly name: string;
  readonly suites: readonly Suite[];
  readonly lines: SuiteLines;
  readonly about: Statement | undefined;
  readonly note?: string;
}

export interface Profile {
  readonly statement: Statement;
  readonly name: string;
  readonly id: Read | undefined;
  readonly remoteId: Read | undefined;
  /** Addresses that the peer may present; empty where it is known otherwise. */
  readonly addresses: readonly string[];
  readonly keyring: string | undefined;
  readonly certificates: boolean;
}

export interface Read {
  readonly term: Term;
  readonly line: Statement;
}

const KEEPALIVE = "crypto ikev2 dpd";

export function profilesOf(source: Source): ReadonlyMap<string, Profile> {
  const found = find(source.top, "crypto ikev2 profile").map(({ statement, rest }) => {
    const below = statement.below;
    const local = last(below, "identity local");
    const remote = last(below, "match identity remote");
    const profile: Profile = {
      statement,
      name: rest[0] ?? "",
      id: identityOf(local),
      remoteId: identityOf(remote),
      addresses: find(below, "match identity remote address").flatMap((each) => each.rest.slice(0, 1)),
      keyring: last(below, "keyring local")?.rest[0] ?? last(below, "keyring")?.rest[0],
      certificates: find(below, "authentication").some(({ rest: words }) =>
        /^(?:rsa|ecdsa)-sig$/u.test(words[1] ?? ""),
      ),
    };
    return [profile.name, profile] as const;
  });
  return new Map(found);
}

/** The profile of a peer that no map or tunnel names one for: IOS goes by what the peer presents. */
export function takeProfile(source: Source, profile: Profile): void {
  const below = profile.statement.below;
  const methods = find(below, "authentication").filter(({ rest }) =>
    /^(?:pre-share|rsa-sig|ecdsa-sig)$/u.test(rest[1] ?? ""),
  );
  const inline = methods.filter(({ rest }) => rest[2] === "key");
  const remotes = find(below, "match identity remote");
  take(
    source,
    profile.statement,
    profile.id?.line,
    profile.remoteId?.line,
    ...(remotes.length === 1 ? remotes.map(({ statement }) => statement) : []),
    ...methods.filter((each) => !inline.includes(each)).map(({ statement }) => statement),
    last(below, "keyring")?.statement,
    last(below, "lifetime")?.statement,
    last(below, "dpd")?.statement,
    ...find(below, "match fvrf any").map(({ statement }) => statement),
    // It asks for settings that site-to-site peers do not hand out; whether it does changes nothing in the tunnel.
    ...below.filter(({ text }) => text === "no config-exchange request"),
  );
}

export function ikev2Entries(
  source: Source,
  profile: Profile | undefined,
  local: string | undefined,
): { readonly name: string; readonly entries: readonly DraftEntry[]; readonly line: Statement | undefined } {
  const offer = offerOf(source, local);
  const below = profile?.statement.below ?? [];
  const lifetime = last(below, "lifetime");
  const entries = phase1Entries(source, {
    exchange: "ikev2",
    suites: offer.suites,
    lines: offer.lines,
    ...(offer.note === undefined ? {} : { note: offer.note }),
    certificates: profile?.certificates ?? false,
    lifetime: { seconds: Number(lifetime?.rest[0] ?? 86_400), line: lifetime?.statement },
    alive: keepaliveOf(source, last(below, "dpd") ?? last(source.top, KEEPALIVE)),
    about: offer.about,
  });
  return { name: offer.name, entries, line: offer.about };
}

export function keepaliveOf(source: Source, found: Found | undefined): Keepalive | undefined {
  const [seconds, retry] = (found?.rest ?? []).filter((word) => word !== "retry").map(Number);
  if (found === undefined || seconds === undefined || !Number.isSafeInteger(seconds)) return undefined;
  take(source, found.statement);
  const isStated = retry !== undefined && Number.isSafeInteger(retry);
  return { seconds, retry: isStated ? retry : 2, isStated, line: found.statement };
}

/** A router answers with the policy of the address it is asked at; the proposals of a policy are one offer. */
function offerOf(source: Source, local: string | undefined): Offer {
  const policies = find(source.top, "crypto ikev2 policy");
  const fits = ({ statement }: Found): boolean => {
    const own = find(statement.below, "match address local").map(({ rest }) => rest[0]);
    return own.length === 0 || (local !== undefined && own.includes(local));
  };
  const policy = policies.find(fits);
  if (policy === undefined) return builtIn(source);
  take(source, policy.statement);
  take(source, ...["match address local", "match fvrf any"].flatMap((each) => lines(policy.statement, each)));
  const offers = find(policy.statement.below, "proposal").flatMap(({ statement, rest }): readonly Offer[] => {
    const [name = ""] = rest;
    const proposal = find(source.top, "crypto ikev2 proposal").find((each) => each.rest[0] === name);
    take(source, statement);
    if (proposal !== undefined) return [readProposal(source, name, proposal.statement)];
    if (name === "default") return [builtIn(source)];
    remark(
      source.notes,
      statement.line,
      "import/dangling",
      `\`${name}\` is the name of no IKEv2 proposal in the file`,
    );
    return [];
  });
  const [first] = offers;
  if (first === undefined) return builtIn(source);
  return {
    ...first,
    suites: offers.flatMap(({ suites }) => suites),
    lines: {
      encryption: first.lines.encryption,
      integrity: offers.find((each) => each.lines.integrity !== undefined)?.lines.integrity,
      prf: offers.find((each) => each.lines.prf !== undefined)?.lines.prf,
      group: first.lines.group,
    },
  };
}

function lines(section: Statement, pattern: string): readonly Statement[] {
  return find(section.below, pattern).map(({ statement }) => statement);
}

function readProposal(source: Source, name: string, statement: Statement): Offer {
  take(source, statement);
  const list = (pattern: string, table: ReadonlyMap<string, string>) => {
    const found = last(statement.below, pattern);
    const ids = (found?.rest ?? []).map((word) => lookUp(table, [word]));
    const unknown = (found?.rest ?? []).filter((_, at) => ids[at] === undefined);
    take(source, found?.statement);
    if (found !== undefined && unknown.length > 0) {
      leave(
        source.notes,
        found.statement.line,
        `${pattern} ${unknown.join(" ")}`,
        "unknown",
        "not an algorithm of IOS that is known here",
      );
    }
    return { line: found?.statement, ids: ids.filter((id) => id !== undefined) };
  };
  const encryption = list("encryption", ikev2Encryption);
  const integrity = list("integrity", ikev2Hash);
  const prf = list("prf", ikev2Hash);
  const group = list("group", groups);
  const suites = encryption.ids.flatMap((cipher) =>
    either(integrity.ids).flatMap((hash) =>
      (prf.ids.length > 0 ? prf.ids : [hash]).flatMap((each) =>
        either(group.ids).map((dh): Suite => ({ encryption: cipher, integrity: hash, prf: each, group: dh })),
      ),
    ),
  );
  return {
    name,
    suites,
    lines: { encryption: encryption.line, integrity: integrity.line, prf: prf.line, group: group.line },
    about: statement,
  };
}

function either(ids: readonly string[]): readonly (string | undefined)[] {
  return ids.length === 0 ? [undefined] : ids;
}

/** Two outputs of `show crypto ikev2 proposal` are known, neither with a date; which release changed it is a guess. */
function builtIn(source: Source): Offer {
  const newer = versionAtLeast(source, "16");
  const ciphers = newer ? ["aes-256-cbc"] : ["aes-256-cbc", "aes-192-cbc", "aes-128-cbc"];
  const hashes = newer ? ["sha512", "sha384"] : ["sha512", "sha384", "sha256", "sha1", "md5"];
  const dh = newer ? ["ecp256", "modp2048", "ecp521", "modp1536"] : ["modp1536", "modp1024"];
  const [top] = source.top;
  if (top !== undefined) {
    remark(
      source.notes,
      top.line,
      "import/assumed",
      "No IKEv2 policy of the file names a proposal, so the router's own one was read; releases differ in it",
      "Look at `show crypto ikev2 proposal default` on the router.",
    );
  }
  const suites = ciphers.flatMap((encryption) =>
    hashes.flatMap((integrity) => dh.map((group): Suite => ({ encryption, integrity, group }))),
  );
  return {
    name: "ikev2-default",
    suites,
    lines: {},
    about: undefined,
    note: "built-in proposal of Cisco IOS",
  };
}

const TYPES: ReadonlyMap<string, "address" | "fqdn" | "user-fqdn" | "key-id"> = new Map([
  ["address", "address"],
  ["fqdn", "fqdn"],
  ["email", "user-fqdn"],
  ["key-id", "key-id"],
]);

/** `fqdn domain example.net` stands for many peers and is no identity of one. */
export function identityOf(found: Found | undefined): Read | undefined {
  const type = TYPES.get(found?.rest[0] ?? "");
  const value = found?.rest[1];
  const more = found?.rest[2];
  if (found === undefined || type === undefined || value === undefined) return undefined;
  if (type === "address" && more !== undefined && more !== "255.255.255.255") return undefined;
  if (type !== "address" && more !== undefined) return undefined;
  return { term: identity(type, value), line: found.statement };
}
