/** How long the packets of a policy may be, from the suite its ends may settle on and what stands between them. */

import { innerMtu, segmentSize, type Suite } from "../catalogue/overhead.ts";
import {
  first,
  wordOf,
  wordsIn,
  type Connection,
  type PolicyEnd,
  type PolicyPair,
} from "../expand/connection.ts";
import { protocolsOf as statedProtocolsOf } from "../expand/protocols.ts";
import { isIkev2, isManual, judgePhase2 } from "./judge.ts";

/** The policies that this end states and that encrypt: one that it lacks has no action at it. */
export function encryptingAt(connection: Connection, at: 0 | 1): readonly PolicyPair[] {
  return connection.policies.filter(({ ends }) => wordOf(ends[at].fields, "policy.action") === "encrypt");
}

/** IKEv2 always offers it, IKEv1 unless it is switched off. */
export function mayTraverse(connection: Connection, at: 0 | 1): boolean {
  if (isManual(connection)) return false;
  return isIkev2(connection) || wordOf(connection.ends[at].phase1.fields, "phase1.nat-traversal") !== "no";
}

/**
 * The largest TCP segment that fits, of the own side's address family. `undefined` in transport mode, which protects
 * what the device itself sends.
 */
export function segmentOf(connection: Connection, policy: PolicyPair, at: 0 | 1): number | undefined {
  const end = policy.ends[at];
  if (wordOf(end.phase2.fields, "phase2.mode") === "transport") return undefined;
  const sizes = suitesOf(connection, policy, at).map((suite) => segmentSize(suite, end.source.value.family));
  return Math.min(...sizes);
}

/** GRE without key, checksum and sequence numbers (RFC 2784); IPIP has no header of its own. */
const CARRIER_HEADER = { gre: 4, ipip: 0 } as const;

/**
 * The longest packet that a carrier takes without fragments. In transport mode the carrier's outer header is the packet's,
 * so what tunnel mode leaves for a packet is left for the carrier's header and a packet.
 */
export function carrierMtu(connection: Connection, policy: PolicyPair, at: 0 | 1): number | undefined {
  const { carrier } = connection.ends[at];
  if (carrier === undefined) return undefined;
  const tunnelMode = wordOf(policy.ends[at].phase2.fields, "phase2.mode") === "tunnel";
  const extra = tunnelMode ? OUTER[connection.ends[at].outside.family] : 0;
  const sizes = suitesOf(connection, policy, at).map((suite) => innerMtu(suite));
  return Math.min(...sizes) - CARRIER_HEADER[carrier.kind] - extra;
}

/** The carrier's own header, where tunnel mode puts another one before it. */
const OUTER = { 4: 20, 6: 40 } as const;

/** What the ends may settle on: what they have in common, or all that this end offers. */
function suitesOf(connection: Connection, policy: PolicyPair, at: 0 | 1): readonly Suite[] {
  const end = policy.ends[at];
  const profiles = [policy.ends[0].phase2, policy.ends[1].phase2] as const;
  const choices = (id: "phase2.encryption" | "phase2.auth"): readonly (string | undefined)[] => {
    const { common } = judgePhase2(connection, profiles, id);
    const own = wordsIn(end.phase2.fields.get(id)?.value);
    const words = common.length > 0 ? wordsIn(common) : own;
    return words.length > 0 ? words : [undefined];
  };
  const rest = {
    protocols: protocolsOf(end),
    natTraversal: isTranslated(connection) && mayTraverse(connection, at),
    family: connection.ends[at].outside.family,
  };
  return choices("phase2.encryption").flatMap((encryption) =>
    choices("phase2.auth").map((auth) => ({ encryption, auth, ...rest })),
  );
}

export function protocolsOf(end: PolicyEnd): readonly ("esp" | "ah")[] {
  const words = wordsIn(statedProtocolsOf(end)?.value);
  const known = (["esp", "ah"] as const).filter((protocol) => words.includes(protocol));
  return known.length > 0 ? known : ["esp"];
}

/** A translator stands between the ends, as far as the files say. */
function isTranslated(connection: Connection): boolean {
  return connection.ends.some((end) => {
    const { fields } = end.site;
    const behind =
      first(fields, "site.behind-nat") !== undefined && wordOf(fields, "site.behind-nat") !== "no";
    return end.outside.dynamic || behind;
  });
}
