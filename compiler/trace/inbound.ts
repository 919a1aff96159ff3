/**
 * A packet arrives at a device: what is sealed for the device itself is opened and received once more; anything else is
 * compared with the policies before it is delivered or forwarded. A packet off the wire in; where it goes, or why nowhere, out.
 */

import { UDP } from "../spd/protocols.ts";
import { firstMatch, matches } from "./match.ts";
import { portsOf, protocolOf, sameAddress, type Content, type IpPacket, type Sealed } from "./packet.ts";
import { hasEndsOf } from "./protect.ts";
import { isInside, isOwn, type Association, type Router, type Rule } from "./router.ts";
import {
  counted,
  notesOn,
  tell,
  type Arrival,
  type Counter,
  type Drop,
  type Journal,
  type Note,
} from "./step.ts";

export interface Arriving {
  readonly packet: IpPacket;
  readonly established: boolean;
  /** The header changed on its way: what AH protects is no longer what was sent. */
  readonly altered: boolean;
}

export function inbound({ packet: start, established, altered }: Arriving, journal: Journal): Arrival {
  const { router } = journal;
  let packet = start;
  let opened: readonly Association[] = [];
  // Each round takes a layer off.
  while (isOwn(router, packet.destination) && isSealed(packet.content)) {
    if (opened.length === 0 && router.drops.input) {
      return drop(
        "filter",
        "the firewall drops what no rule lets in (`input-drop`), and `input = yes` is not stated",
      );
    }
    const sas: Association[] = [];
    let content: Content = packet.content;
    while (isSealed(content)) {
      const sa = incoming(router, packet, content);
      if (sa === undefined) {
        const text = `no SA for ${content.kind.toUpperCase()} from ${packet.source.text} with SPI ${content.spi}`;
        return drop("decrypt", text, "in-no-states");
      }
      // Another policy's layer is a packet of its own.
      if (sas[0] !== undefined && sa.rule !== sas[0].rule) break;
      if (altered && content.kind === "ah") {
        const text = "AH protects the addresses, and a translator has changed them: authentication fails";
        return drop("decrypt", text, "in-state-protocol-errors", sa.rule);
      }
      sas.push(sa);
      content = content.content;
    }
    const [sa] = sas;
    if (sa === undefined) break;
    const inner = content.kind === "ip" ? content.packet : { ...packet, content };
    const fits = matches(sa.rule, inner, "in");
    const names = sas.map(({ protocol }) => protocol.toUpperCase()).join(", then ");
    tell(journal, {
      kind: "decrypt",
      text: `${names} of \`${sa.tunnel}\`: there is an SA for it${fits ? `, and what was inside fits its policy \`${sa.rule.name}\`` : ""}`,
      rule: sa.rule,
      before: packet,
      after: inner,
    });
    packet = inner;
    opened = sas;
    if (!fits) {
      const text = `what was inside does not fit the policy \`${sa.rule.name}\` that the SA belongs to`;
      const known = firstMatch(router, packet, "in") !== undefined;
      return drop("check", text, known ? "in-template-mismatches" : "in-no-policies", sa.rule);
    }
  }
  const refusal = check();
  if (refusal !== undefined) return refusal;
  if (isOwn(router, packet.destination)) return deliver("router");
  if (router.drops.forward && !established) {
    return drop(
      "filter",
      "the firewall drops what no rule lets through (`forward-drop`), and `forward = yes` is not stated",
    );
  }
  if (isInside(router, packet.destination)) return deliver("lan");
  tell(journal, {
    kind: "forward",
    text: "it is neither for the router nor for its `lan`: it goes on",
    before: packet,
    after: packet,
  });
  return { kind: "forwarded", packet };

  /** The incoming policy check. */
  function check(): Drop | undefined {
    const { semantics } = router;
    if (isOwn(router, packet.destination) && isIkeFor(router, packet)) return undefined;
    const rule = firstMatch(router, packet, "in");
    if (rule === undefined) return undefined;
    const way = `packets that come back along the policy \`${rule.name}\``;
    if (rule.action === "discard" && semantics.discardsInbound.value) {
      const notes = notesOn(semantics.discardsInbound);
      return drop("check", `${way} are dropped like those that leave`, "in-policy-blocked", rule, notes);
    }
    if (opened.length > 0) {
      if (!semantics.checksTemplate.value || isAsDemanded(rule, opened)) return undefined;
      const notes = notesOn(semantics.checksTemplate);
      const came = `it came through \`${opened[0]?.tunnel ?? ""}\``;
      return drop(
        "check",
        `${way} must be protected by that policy, and ${came}`,
        "in-template-mismatches",
        rule,
        notes,
      );
    }
    if (rule.action !== "encrypt") return undefined;
    const hasSa = router.associations.some((sa) => sa.direction === "in" && sa.rule === rule);
    if (semantics.failOpen.value && !hasSa) {
      tell(journal, {
        kind: "check",
        text: `${way} should be protected, but there is no SA: it is let in as it is`,
        rule,
        before: packet,
        after: packet,
      });
      return undefined;
    }
    return drop(
      "check",
      `${way} must be protected, and this one came in clear`,
      "in-template-mismatches",
      rule,
      notesOn(semantics.failOpen),
    );
  }

  function deliver(to: "router" | "lan"): Arrival {
    const text =
      to === "router" ? "it is for the router itself" : "its destination lies in the `lan` of the site";
    tell(journal, { kind: "deliver", text, before: packet, after: packet });
    return { kind: "delivered", packet, to };
  }

  function drop(
    kind: "filter" | "decrypt" | "check",
    why: string,
    counter?: Counter,
    rule?: Rule,
    notes: readonly Note[] = [],
  ): Drop {
    tell(journal, { kind, text: why, rule, before: packet, after: undefined, notes });
    return { kind: "dropped", why, counter: counter && counted(router, counter), rule };
  }
}

function isSealed(content: Content): content is Sealed {
  return content.kind === "esp" || content.kind === "ah";
}

/** By source, destination, protocol and SPI. */
function incoming(
  { associations }: Router,
  { source, destination }: IpPacket,
  sealed: Sealed,
): Association | undefined {
  return associations.find(
    (sa) =>
      sa.direction === "in" &&
      sa.protocol === sealed.kind &&
      sa.spi === sealed.spi &&
      sameAddress(sa.source, source) &&
      sameAddress(sa.destination, destination),
  );
}

/** Whether the SAs are what a policy would have applied: between its ends, and with `unique` its own. */
function isAsDemanded(rule: Rule, opened: readonly Association[]): boolean {
  if (rule.action !== "encrypt") return false;
  return opened.every(
    (sa) =>
      sa.rule === rule || (rule.level !== "unique" && hasEndsOf(sa, rule) && sa.rule.tunnel === rule.tunnel),
  );
}

function isIkeFor({ semantics }: Router, { content }: IpPacket): boolean {
  const port = portsOf(content)?.[1];
  return protocolOf(content) === UDP && port !== undefined && semantics.ikePorts.value.includes(port);
}
