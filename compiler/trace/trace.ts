/** Follows a packet from the site where it starts through the tunnels that take it: a network and a packet in; every decision and the outcome out. */

import { inbound } from "./inbound.ts";
import type { NetworkModel } from "./network.ts";
import { outbound } from "./outbound.ts";
import { sameAddress, showPacket, type IpPacket } from "./packet.ts";
import { remarksOn } from "./remarks.ts";
import { isInside, isOwn, type Association, type Router, type Rule } from "./router.ts";
import { tell, type Arrival, type Counter, type Drop, type Journal, type Step } from "./step.ts";

export interface Question {
  readonly site: string;
  readonly packet: IpPacket;
  /** `inside`: it starts at the site or behind it; `outside`: it comes in from elsewhere, in clear. */
  readonly from: "inside" | "outside";
  /** The first packets of its connection have passed. */
  readonly established: boolean;
}

export type Outcome =
  | {
      readonly kind: "encrypted";
      /** Where it ends: `undefined` beyond what the project describes. */
      readonly at: string | undefined;
      readonly ends: "delivered" | "forwarded" | "unknown";
    }
  | {
      readonly kind: "plain";
      readonly at: string;
      readonly ends: "delivered" | "forwarded" | "unknown";
      /** A policy should have encrypted it. */
      readonly leaks: boolean;
    }
  | {
      readonly kind: "dropped";
      readonly at: string;
      readonly why: string;
      readonly counter: Counter | undefined;
    };

export interface Trace {
  readonly question: Question;
  readonly steps: readonly Step[];
  readonly outcome: Outcome;
  /** The tunnels and peers whose SAs protected it, in the order in which they were applied; each sender's own name for it. */
  readonly tunnels: readonly Association[];
  /** The last policy that decided about it. */
  readonly decisive: Rule | undefined;
  /** What lies outside the model, and what the outcome does not say: sentences without a full stop. */
  readonly remarks: readonly string[];
}

/** Nobody builds a longer way on purpose. */
const LONGEST = 32;

/** `undefined`: there is no such site. */
export function trace(network: NetworkModel, question: Question): Trace | undefined {
  const start = network.routers.get(question.site);
  if (start === undefined) return undefined;
  const { established } = question;
  const steps: Step[] = [];
  const tunnels: Association[] = [];
  let decisive: Rule | undefined;
  let packet = question.packet;
  let here: Router = start;
  let arrival: Arrival | undefined;
  const inward = question.from === "outside";
  tell(
    { router: start, steps },
    { kind: "start", text: startOf(start, question), before: packet, after: packet },
  );
  if (inward) arrival = inbound({ packet, established, altered: false }, { router: start, steps });
  else if (isOwn(start, packet.destination)) {
    tell(
      { router: start, steps },
      {
        kind: "deliver",
        text: "it is for the router itself: no policy is asked",
        before: packet,
        after: packet,
      },
    );
    arrival = { kind: "delivered", packet, to: "router" };
  }
  for (let hop = 0; hop < LONGEST; hop += 1) {
    if (arrival !== undefined) {
      if (arrival.kind === "dropped") return dropped(arrival);
      if (arrival.kind === "delivered") return done("delivered", here.name, false);
      packet = arrival.packet;
    }
    const journal: Journal = { router: here, steps };
    const local = arrival === undefined && isOwn(here, packet.source);
    const departure = outbound({ packet, local, established }, journal);
    if (departure.kind === "dropped") return dropped(departure);
    decisive = departure.rule ?? decisive;
    tunnels.push(...departure.applied);
    ({ packet } = departure);
    const seals = packet.content.kind === "esp" || packet.content.kind === "ah";
    const passage = seals ? receiverOf(network, packet) : undefined;
    if (passage === undefined) {
      const how = seals ? "unknown" : hop === 0 && !inward ? "unknown" : "forwarded";
      return done(how, seals ? undefined : here.name, departure.leaks);
    }
    packet = carry(passage, journal);
    here = passage.router;
    arrival = inbound({ packet, established, altered: passage.into.translated }, { router: here, steps });
    if (arrival.kind === "dropped" && arrival.rule !== undefined) decisive = arrival.rule;
  }
  return dropped({
    kind: "dropped",
    why: "it goes round in a circle until its time to live is over",
    counter: undefined,
    rule: decisive,
  });

  function done(ends: "delivered" | "forwarded" | "unknown", at: string | undefined, leaks: boolean): Trace {
    const outcome: Outcome =
      tunnels.length > 0 && !leaks
        ? { kind: "encrypted", at, ends }
        : { kind: "plain", at: at ?? here.name, ends, leaks };
    return finish(outcome);
  }

  function dropped({ why, counter, rule }: Drop): Trace {
    decisive = rule ?? decisive;
    return finish({ kind: "dropped", at: here.name, why, counter });
  }

  function finish(outcome: Outcome): Trace {
    const bare = { question, steps, outcome, tunnels, decisive };
    return { ...bare, remarks: remarksOn(bare, network) };
  }
}

function startOf(router: Router, { packet, from }: Question): string {
  if (from === "outside") return "it comes in from outside, in clear";
  if (isOwn(router, packet.source)) return "the router itself sends it";
  return isInside(router, packet.source) ? "it comes from the `lan`" : "it comes from inside";
}

interface Passage {
  readonly packet: IpPacket;
  readonly router: Router;
  readonly into: Association;
}

/** Who opens what is sealed: the other end of the SA. `undefined`: nobody describes it. */
function receiverOf(network: NetworkModel, packet: IpPacket): Passage | undefined {
  const { content, source, destination } = packet;
  if (content.kind !== "esp" && content.kind !== "ah") return undefined;
  for (const { out, into, inAt } of network.sas) {
    const isIt =
      out.protocol === content.kind &&
      out.spi === content.spi &&
      sameAddress(out.source, source) &&
      sameAddress(out.destination, destination);
    const router = isIt ? network.routers.get(inAt) : undefined;
    if (router !== undefined && into !== undefined) return { packet, router, into };
  }
  return undefined;
}

/** The packet with the header that arrives. */
function carry({ packet, into }: Passage, journal: Journal): IpPacket {
  const after = { ...packet, source: into.source, destination: into.destination };
  if (sameAddress(packet.source, into.source) && sameAddress(packet.destination, into.destination))
    return packet;
  tell(journal, {
    kind: "translate",
    text: `on its way the header becomes ${into.source.text} → ${into.destination.text}`,
    before: packet,
    after,
  });
  return after;
}

/** `office: 10.0.1.5 → 10.12.3.4 tcp 443` */
export function showQuestion({ site, packet }: Question): string {
  return `${site}: ${showPacket(packet)}`;
}
