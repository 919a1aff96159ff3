/** A trace for programs: one object, described by `compiler/schemas/trace.schema.json`. */

import type { RenderContext } from "../../diagnostics/render/context.ts";
import { placeJson } from "../../diagnostics/render/json.ts";
import type { NetworkModel } from "../network.ts";
import { portsOf, protocolOf, showPacket, type Content, type IpPacket } from "../packet.ts";
import type { Rule } from "../router.ts";
import { connectionsOf } from "../run-tests.ts";
import type { Step } from "../step.ts";
import type { Trace } from "../trace.ts";
import { outcomeText } from "./outcome.ts";

export function traceJson(trace: Trace, network: NetworkModel, context: RenderContext): object {
  const { question, outcome, tunnels, steps, decisive, remarks } = trace;
  const by = connectionsOf(tunnels);
  return {
    version: 1,
    site: question.site,
    from: question.from,
    established: question.established,
    packet: packetJson(question.packet),
    outcome: {
      kind: outcome.kind,
      text: outcomeText(outcome, by),
      tunnels: by,
      at: outcome.at ?? null,
      ends: outcome.kind === "dropped" ? null : outcome.ends,
      leaks: outcome.kind === "plain" && outcome.leaks,
      why: outcome.kind === "dropped" ? outcome.why : null,
      counter: outcome.kind === "dropped" ? (outcome.counter ?? null) : null,
      policy: decisive === undefined ? null : policyJson(decisive, context),
    },
    steps: steps.map((step) => stepJson(step, network, context)),
    remarks,
  };
}

function stepJson(step: Step, { routers }: NetworkModel, context: RenderContext): object {
  const { router, kind, text, rule, before, after, notes } = step;
  return {
    site: router,
    device: routers.get(router)?.device ?? null,
    asked: kind,
    text,
    policy: rule === undefined ? null : policyJson(rule, context),
    before: packetJson(before),
    after: after === undefined ? null : packetJson(after),
    notes,
  };
}

function policyJson({ name, place, action, level, carrier }: Rule, context: RenderContext): object {
  return {
    name,
    action,
    level,
    tunnel: carrier ?? null,
    ...(place === undefined ? {} : placeJson(place, context)),
  };
}

/** The headers from the outermost to the packet that started. */
function packetJson(packet: IpPacket): object {
  return { text: showPacket(packet), headers: headersOf(packet) };
}

function headersOf({ source, destination, content }: IpPacket): readonly object[] {
  const ports = portsOf(content);
  const header = {
    source: source.text,
    destination: destination.text,
    protocol: protocolOf(content),
    sourcePort: ports?.[0] ?? null,
    destinationPort: ports?.[1] ?? null,
  };
  return [header, ...layersOf(content)];
}

function layersOf(content: Content): readonly object[] {
  switch (content.kind) {
    case "data":
      return [];
    case "ip":
      return headersOf(content.packet);
    case "esp":
    case "ah":
      return [
        { ipsec: content.kind, tunnel: content.tunnel, spi: content.spi },
        ...layersOf(content.content),
      ];
  }
}
