/** The other end of a tunnel as a router has it: a `peer`, with its phase 1, its key and its identities. */

import { canonical } from "../../source/addresses.ts";
import type { DraftBlock, DraftEntry, Origin } from "../draft.ts";
import { leave, remark } from "../common/notebook.ts";
import type { Profiles } from "../common/profiles.ts";
import { hostName, identity, property, reference, text } from "../common/terms.ts";
import type { LocalEnd } from "./interfaces.ts";
import { ikev2Entries, keepaliveOf, takeProfile, type Profile, type Read } from "./ikev2.ts";
import { isakmpOf, type Isakmp } from "./isakmp.ts";
import { missingKey, type Kept, type Secrets } from "./keys.ts";
import type { Exchange } from "./phase1.ts";
import { find, last, originOf, take, type Source } from "./source.ts";
import type { Statement } from "./tree.ts";

/** What all peers of a router share. */
export interface Router {
  readonly source: Source;
  readonly profiles: Profiles;
  readonly secrets: Secrets;
  readonly ikev2: ReadonlyMap<string, Profile>;
  /** Asked for when the first peer speaks IKEv1. */
  readonly isakmp: () => Isakmp;
  /** Whether a site has more than one address to send from. */
  readonly severalEnds: boolean;
}

export interface Far {
  readonly name: string;
  readonly address: string;
  /** Where the address stands. */
  readonly line: Statement;
  /** The map's entry or the interface. */
  readonly section: Statement;
  readonly comment: string | undefined;
  readonly local: LocalEnd | undefined;
  readonly localLine: Statement | undefined;
  readonly ikev2Profile: Named | undefined;
  readonly isakmpProfile: Named | undefined;
  readonly onlyAnswers: Statement | undefined;
  readonly isDown: boolean;
  readonly more: readonly DraftEntry[];
}

/** A profile's name, and the line that names it. */
export interface Named {
  readonly name: string;
  readonly line: Statement;
}

interface Keying {
  readonly phase1: string;
  readonly phase1Line: Statement | undefined;
  readonly key: Kept | undefined;
  readonly id: Read | undefined;
  readonly remoteId: Read | undefined;
}

export function isakmpOnce(source: Source): () => Isakmp {
  let known: Isakmp | undefined;
  return () => (known ??= isakmpOf(source));
}

export function peerOf(router: Router, far: Far): DraftBlock {
  const { source } = router;
  take(source, far.line, far.section, far.localLine, far.onlyAnswers);
  const keying = isIkev2(router, far) ? second(router, far) : first(router, far);
  const address = canonical(far.address);
  const origin = originOf(source, far.line);
  const entries: DraftEntry[] = [
    property("address", address === undefined ? hostName(far.address) : text(address), origin),
    ...localAddress(router, far),
    property(
      "phase1",
      reference("phase1", keying.phase1),
      keying.phase1Line === undefined ? undefined : originOf(source, keying.phase1Line),
    ),
    ...(keying.key === undefined
      ? []
      : [property("psk", keying.key.term, originOf(source, keying.key.line))]),
    ...ids(source, far, keying),
    ...(far.onlyAnswers === undefined
      ? []
      : [property("initiate", text("no"), originOf(source, far.onlyAnswers))]),
    ...far.more,
  ];
  return {
    kind: "block",
    head: "peer",
    name: far.name,
    ...(far.comment === undefined ? {} : { comment: far.comment }),
    ...(far.isDown ? { disabled: true } : {}),
    entries,
    origin: originOf(source, far.section),
  };
}

function isIkev2({ source, ikev2 }: Router, far: Far): boolean {
  if (far.ikev2Profile !== undefined) return true;
  const speaksFirst = far.isakmpProfile !== undefined || find(source.top, "crypto isakmp").length > 0;
  return !speaksFirst && ikev2.size > 0;
}

function localAddress({ source, severalEnds }: Router, { local, localLine }: Far): readonly DraftEntry[] {
  if (!severalEnds || local?.address === undefined) return [];
  const origin = localLine === undefined ? undefined : originOf(source, localLine);
  return [property("local-address", text(local.address), origin)];
}

function second({ source, profiles, secrets, ikev2 }: Router, far: Far): Keying {
  const stated = far.ikev2Profile;
  const profile =
    stated === undefined
      ? [...ikev2.values()].find(({ addresses }) => addresses.includes(far.address))
      : ikev2.get(stated.name);
  if (stated !== undefined && profile === undefined) {
    remark(
      source.notes,
      stated.line.line,
      "import/dangling",
      `\`${stated.name}\` is the name of no IKEv2 profile in the file`,
    );
  }
  take(source, stated?.line);
  if (profile !== undefined) takeProfile(source, profile);
  const { name, entries, line } = ikev2Entries(source, profile, far.local?.address);
  const wanted = { name: far.name, address: far.address, host: far.address, keyring: profile?.keyring };
  const key = secrets.ikev2(wanted, profile);
  if (key === undefined && profile?.certificates !== true) missingKey(source, far.name, far.section);
  return {
    phase1: profiles.declare("phase1", name, entries, lineOrigin(source, line)),
    phase1Line: stated?.line,
    key,
    id: profile?.id,
    remoteId: profile?.remoteId,
  };
}

function first({ source, profiles, secrets, isakmp }: Router, far: Far): Keying {
  const { name, line, entries } = isakmp();
  const section = isakmpProfile(source, far);
  const below = section?.below ?? [];
  const mode = last(below, "initiate mode");
  const exchange: Exchange = mode?.rest[0] === "aggressive" ? "aggressive" : "main";
  const keyring = last(below, "keyring");
  const self = last(below, "self-identity");
  const match = last(below, "match identity");
  const own = last(below, "keepalive");
  const alive = keepaliveOf(source, own ?? last(source.top, "crypto isakmp keepalive"));
  take(source, section, mode?.statement, keyring?.statement, far.isakmpProfile?.line);
  const wanted = { name: far.name, address: far.address, host: far.address, keyring: keyring?.rest[0] };
  const key = secrets.isakmp(wanted);
  const made = entries(exchange, alive);
  const certificates = made.some((entry) => entry.kind === "property" && entry.key === "auth-method");
  if (key === undefined && !certificates) missingKey(source, far.name, far.section);
  const [id, remoteId] = [readId(self), readId(match)];
  take(source, id?.line, remoteId?.line);
  return {
    phase1: profiles.declare("phase1", name, made, lineOrigin(source, line)),
    phase1Line: far.isakmpProfile?.line,
    key,
    id,
    remoteId,
  };
}

function lineOrigin(source: Source, line: Statement | undefined): Origin | undefined {
  return line === undefined ? undefined : originOf(source, line);
}

function isakmpProfile(source: Source, { isakmpProfile: named }: Far): Statement | undefined {
  if (named === undefined) return undefined;
  const found = find(source.top, "crypto isakmp profile").find(({ rest }) => rest[0] === named.name);
  if (found === undefined) {
    remark(
      source.notes,
      named.line.line,
      "import/dangling",
      `\`${named.name}\` is the name of no ISAKMP profile in the file`,
    );
  }
  return found?.statement;
}

/** `self-identity address` is what an end says anyway; the words are not those of IKEv2. */
function readId(found: ReturnType<typeof last>): Read | undefined {
  const [type, value, mask] = found?.rest ?? [];
  if (found === undefined || value === undefined) return undefined;
  const line = found.statement;
  if (type === "address" && (mask === undefined || mask === "255.255.255.255"))
    return { term: text(value), line };
  if (type === "fqdn" || type === "host") return { term: identity("fqdn", value), line };
  return type === "user-fqdn" || type === "user" ? { term: identity("user-fqdn", value), line } : undefined;
}

/** An identity that is the address anyway says nothing. */
function ids(source: Source, { address, local }: Far, { id, remoteId }: Keying): readonly DraftEntry[] {
  const said = (key: string, read: Read | undefined, by: string | undefined): readonly DraftEntry[] => {
    const isAddress = read?.term.kind === "text" && read.term.text === by;
    return read === undefined || isAddress ? [] : [property(key, read.term, originOf(source, read.line))];
  };
  return [...said("id", id, local?.address), ...said("remote-id", remoteId, address)];
}

/** Peers after the first: who takes over when it is silent. */
export function leaveOthers(source: Source, others: readonly Statement[]): void {
  for (const statement of others) {
    take(source, statement);
    leave(
      source.notes,
      statement.line,
      statement.text,
      "unsupported",
      "a second peer for when the first one is silent; a `peer` has one address",
    );
  }
}
