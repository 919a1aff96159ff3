/**
 * A packet leaves a device: source NAT, then the policies, and again for what was encrypted. A router and a packet after
 * routing in; what goes onto the wire, or why nothing does, out.
 */

import { sourceNat } from "./nat.ts";
import { firstMatch, isAbsent, matches, orderDecided } from "./match.ts";
import { portsOf, protocolOf, type IpPacket } from "./packet.ts";
import { protect } from "./protect.ts";
import type { Association, Router, Rule } from "./router.ts";
import { counted, notesOn, tell, type Departure, type Drop, type Journal } from "./step.ts";
import { UDP } from "../spd/protocols.ts";

export interface Leaving {
  readonly packet: IpPacket;
  /** The device itself sends it. */
  readonly local: boolean;
  /** It belongs to a connection whose first packets have passed. */
  readonly established: boolean;
}

/** Ends: each round either returns or meets a policy it has not met. */
export function outbound({ packet: start, local, established }: Leaving, journal: Journal): Departure {
  const { router } = journal;
  const met = new Set<Rule>();
  const applied: Association[] = [];
  let packet = start;
  let last: Rule | undefined;
  let own = local;
  if (established && !local && isFasttracked(router, packet)) {
    tell(journal, {
      kind: "fasttrack",
      text: "the connection is fasttracked: its packets skip NAT, filter and IPsec, and leave as they are",
      before: packet,
      after: packet,
      notes: notesOn(router.semantics.fasttrack),
    });
    return { kind: "sent", packet, applied, rule: undefined, leaks: true, acquires: false };
  }
  for (;;) {
    packet = sourceNat(packet, journal);
    if (own && isOwnIke(router, packet)) {
      tell(journal, {
        kind: "ike-bypass",
        text: "it is IKE of the router itself, which skips the policies",
        before: packet,
        after: packet,
        notes: notesOn(...(portsOf(packet.content)?.[0] === 500 ? [] : [router.semantics.ikePorts])),
      });
      return sent();
    }
    const rule = firstMatch(router, packet, "out");
    if (rule === undefined) {
      const text = `${whyNone(router, packet)}: it leaves as it is`;
      tell(journal, { kind: "policy", text, before: packet, after: packet });
      return sent();
    }
    if (met.has(rule)) {
      tell(journal, {
        kind: "policy",
        text: `the policy ${shown(rule)} took it before: it leaves as it is, or it would be encrypted for ever`,
        rule,
        before: packet,
        after: packet,
        notes: notesOn(last === rule ? router.semantics.loopGuard : router.semantics.longLoopGuard),
      });
      return sent();
    }
    met.add(rule);
    last = rule;
    const notes = orderDecided(router, packet, "out") ? notesOn(router.semantics.order) : [];
    if (rule.action !== "encrypt") {
      const passes = rule.action === "none";
      const deed = passes ? "lets it pass as it is" : "drops it";
      const text = `the policy ${shown(rule)} takes it and ${deed}`;
      tell(journal, {
        kind: "policy",
        text,
        rule,
        before: packet,
        after: passes ? packet : undefined,
        notes,
      });
      return passes ? sent() : blocked(rule);
    }
    tell(journal, {
      kind: "policy",
      text: `the policy ${shown(rule)}${rule.carrier === undefined ? "" : ` of \`${rule.carrier}\``} takes it: the first that matches`,
      rule,
      before: packet,
      after: packet,
      notes,
    });
    const outcome = protect(rule, packet, journal);
    if (outcome.kind !== "protected") return outcome.kind === "dropped" ? outcome : { ...outcome, applied };
    packet = outcome.packet;
    applied.push(...outcome.applied);
    // What was encrypted is the router's own packet, and asks again.
    own = true;
  }

  function sent(): Departure {
    return { kind: "sent", packet, applied, rule: last, leaks: false, acquires: false };
  }

  function blocked(rule: Rule): Drop {
    const why = `the policy ${shown(rule)} discards it`;
    return { kind: "dropped", why, counter: counted(router, "out-policy-blocked"), rule };
  }
}

function whyNone({ rules }: Router, packet: IpPacket): string {
  const absent = rules.find((rule) => isAbsent(rule) && matches(rule, packet, "out"));
  if (absent !== undefined)
    return `the policy ${shown(absent)} is made only while \`${absent.carrier ?? ""}\` is connected, and ${absent.missing ?? ""}`;
  return rules.length === 0 ? "there are no policies here" : "no policy matches it";
}

export function shown({ name }: Rule): string {
  return `\`${name}\``;
}

function isOwnIke({ semantics }: Router, { content }: IpPacket): boolean {
  const ports = portsOf(content);
  // ESP in UDP leaves from port 4500 and is IPsec's own, encrypted already.
  if (content.kind !== "data" || protocolOf(content) !== UDP || ports === undefined) return false;
  return semantics.ikePorts.value.includes(ports[0]);
}

/** FastTrack is for TCP and UDP of IPv4. */
export function isFasttracked({ fasttracks, semantics }: Router, { source, content }: IpPacket): boolean {
  return fasttracks && semantics.fasttrack.value && source.family === 4 && portsOf(content) !== undefined;
}
