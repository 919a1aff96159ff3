/** Applies what a policy asks for to a packet, as far as there are SAs; its level says what happens where there are none. */

import type { Content, IpPacket } from "./packet.ts";
import { sameAddress } from "./packet.ts";
import type { Association, IpsecProtocol, Router, Rule } from "./router.ts";
import { counted, tell, type Drop, type Journal } from "./step.ts";

export type Protection =
  | { readonly kind: "protected"; readonly packet: IpPacket; readonly applied: readonly Association[] }
  | Drop
  | {
      readonly kind: "sent";
      readonly packet: IpPacket;
      readonly rule: Rule;
      readonly leaks: true;
      readonly acquires: boolean;
    };

/** ESP first, AH around it. */
const INSIDE_OUT: readonly IpsecProtocol[] = ["esp", "ah"];

export function protect(rule: Rule, start: IpPacket, journal: Journal): Protection {
  const { router } = journal;
  const applied: Association[] = [];
  const skipped: IpsecProtocol[] = [];
  let packet = start;
  for (const protocol of INSIDE_OUT.filter((each) => rule.protocols.includes(each))) {
    const sa = outgoing(router, rule, protocol);
    if (sa === undefined) {
      if (rule.level === "require" || rule.level === "unique") return refuse(protocol);
      skipped.push(protocol);
      continue;
    }
    packet = seal(packet, sa, rule.tunnel && applied.length === 0);
    applied.push(sa);
  }
  const without = skipped.map((each) => each.toUpperCase()).join(" and ");
  if (applied.length === 0) return leak();
  const names = applied.map(({ protocol }) => protocol.toUpperCase()).join(", then ");
  const rest =
    without === "" ? "" : `; ${without} is left out, for which there is no SA: level \`${rule.level}\``;
  tell(journal, {
    kind: "encrypt",
    text: `${names} of \`${applied[0]?.tunnel ?? ""}\`, ${rule.tunnel ? "tunnel" : "transport"} mode${rest}`,
    rule,
    before: start,
    after: packet,
  });
  return { kind: "protected", packet, applied };

  function refuse(protocol: IpsecProtocol): Drop {
    const reason = rule.missing === undefined ? "" : ` (${rule.missing})`;
    const why = `there is no SA for ${protocol.toUpperCase()}${reason}: level \`${rule.level}\` drops the packet and asks IKE for one`;
    tell(journal, { kind: "encrypt", text: why, rule, before: start, after: undefined });
    return { kind: "dropped", why, counter: counted(router, "out-no-states"), rule };
  }

  function leak(): Protection {
    const acquires = rule.level === "acquire";
    const reason = rule.missing === undefined ? "" : ` (${rule.missing})`;
    const asks = acquires ? ", and asks IKE for one" : ", and asks for none";
    const text = `there is no SA${reason}: level \`${rule.level}\` sends it readable${asks}`;
    tell(journal, { kind: "encrypt", text, rule, before: start, after: start });
    return { kind: "sent", packet: start, rule, leaks: true, acquires };
  }
}

/** Only `unique` insists on an SA of its own. */
function outgoing({ associations }: Router, rule: Rule, protocol: IpsecProtocol): Association | undefined {
  const fitting = associations.filter((sa) => sa.direction === "out" && sa.protocol === protocol);
  const own = fitting.find((sa) => sa.rule === rule);
  if (own !== undefined || rule.level === "unique") return own;
  return fitting.find((sa) => sa.rule.tunnel === rule.tunnel && hasEndsOf(sa, rule));
}

export function hasEndsOf(sa: Association, { endpoints }: Rule): boolean {
  if (endpoints === undefined) return false;
  const [own, other] = sa.direction === "out" ? [sa.source, sa.destination] : [sa.destination, sa.source];
  return sameAddress(own, endpoints.source) && sameAddress(other, endpoints.destination);
}

/** In tunnel mode ESP takes the whole packet and AH stands in the new header. */
function seal(packet: IpPacket, sa: Association, wraps: boolean): IpPacket {
  const { protocol: kind, spi, tunnel, translated } = sa;
  const content: Content = wraps ? { kind: "ip", packet } : packet.content;
  const sealed = { kind, spi, tunnel, inUdp: translated && kind === "esp", content } as const;
  return wraps
    ? { source: sa.source, destination: sa.destination, content: sealed }
    : { ...packet, content: sealed };
}
