/** What a trace cannot know: sources nobody declared, devices that are only described, filters, routes, what FastTrack does later. */

import { isFasttracked } from "./outbound.ts";
import { isInside, isOwn } from "./router.ts";
import type { NetworkModel } from "./network.ts";
import type { Trace } from "./trace.ts";

export function remarksOn(
  { question, outcome, steps, tunnels }: Omit<Trace, "remarks">,
  { routers }: NetworkModel,
): readonly string[] {
  const { site, packet, from, established } = question;
  const start = routers.get(site);
  if (start === undefined) return [];
  const { source, destination } = packet;
  const passed = [...new Set(steps.map(({ router }) => router))].flatMap((name) => routers.get(name) ?? []);
  const described = passed.filter(({ semantics }) => semantics.name === "a device that is described only");
  const undeclared = from === "inside" && !isInside(start, source) && !isOwn(start, source);
  const home = [...routers.values()].find((router) => router !== start && isInside(router, destination));
  return [
    ...(undeclared
      ? [
          `outside the model: \`${site}\` states no \`lan\` with ${source.text}; it is taken to come from inside`,
        ]
      : []),
    ...(from === "inside" && isInside(start, source) && isInside(start, destination)
      ? [`both addresses are in the \`lan\` of \`${site}\`: hosts of one network do not ask the router`]
      : []),
    ...described.map(
      ({ name, device }) =>
        `outside the model: \`${name}\` (${device}) is only described; it is taken to have what mirrors the other end`,
    ),
    ...(outcome.kind === "encrypted" && outcome.ends === "unknown"
      ? ["outside the model: the other end is not in this project"]
      : []),
    ...(outcome.kind === "plain" && outcome.ends === "unknown" && tunnels.length === 0
      ? [
          home === undefined
            ? "outside the model: where it is routed to"
            : `outside the model: whether it reaches \`${home.name}\`, whose \`lan\` has ${destination.text}`,
        ]
      : []),
    ...(outcome.kind === "plain" && !outcome.leaks
      ? (routers.get(outcome.at)?.carriers ?? []).map(
          (name) =>
            `outside the model: whether a route leads it into the interface of \`${name}\`, which IPsec protects`,
        )
      : []),
    ...(outcome.kind === "encrypted" && outcome.ends === "forwarded"
      ? [`outside the model: where \`${outcome.at ?? ""}\` routes it to`]
      : []),
    ...(!established && outcome.kind === "encrypted" && isFasttracked(start, packet)
      ? [
          `\`${site}\` has FastTrack without \`fasttrack = exclude\`: later packets of this connection skip IPsec (\`--established\` shows it)`,
        ]
      : []),
  ];
}
