/** Amazon's end alone. In: a connection. Out: a `site vpc` with a peer for each tunnel, so that it pairs with the customer's own configuration. */

import type {
  DeviceDraft,
  DraftBlock,
  DraftEntry,
  DraftPolicy,
  DraftProperty,
  Leftover,
  Remark,
} from "../draft.ts";
import { shortened } from "./facts.ts";
import {
  originsOf,
  property,
  reference,
  secretProperty,
  type AwsTunnel,
  type Connection,
  type Said,
} from "./tunnels.ts";
import { text } from "./words.ts";

/** Connections that a tag says are of one site are one device. */
export function devicesOf(connections: readonly Connection[]): readonly DeviceDraft[] {
  const groups = new Map<string | Connection, Connection[]>();
  for (const connection of connections) {
    const key = connection.site ?? connection;
    groups.set(key, [...(groups.get(key) ?? []), connection]);
  }
  return [...groups.values()].flatMap(([first, ...more]) =>
    first === undefined ? [] : [deviceOf(first, [first, ...more])],
  );
}

function deviceOf({ profiles, site = "vpc" }: Connection, group: readonly Connection[]): DeviceDraft {
  const tunnels = group.flatMap((connection) => connection.tunnels);
  const networks = group.flatMap(({ awsNetworks }) => awsNetworks);
  const isNew = ({ word }: Said, at: number): boolean =>
    networks.findIndex((each) => each.word === word) === at;
  return {
    site,
    profiles: profiles.blocks.map((block) => {
      const own = block.head === "phase1" ? profiles.ownDetection.get(block.name ?? "") : undefined;
      return own === undefined ? block : { ...block, entries: [...block.entries, own] };
    }),
    entries: [
      { kind: "property", key: "device", values: [text("aws")] },
      ...lanOf(networks.filter(isNew)),
      ...sameAs(tunnels.map(({ awsAs }) => awsAs)),
      ...tunnels.map(peerOf),
      ...group.flatMap((connection) =>
        connection.tunnels.flatMap((tunnel) => policiesOf(tunnel, connection)),
      ),
    ],
  };
}

/** What Amazon advises its customer is nothing that its own end does. */
export function adviceOf(connections: readonly Connection[]): readonly Leftover[] {
  const advice = new Set(connections.flatMap(({ profiles }) => [...profiles.detection.values()]));
  return [...advice].flatMap(({ entries }) =>
    entries.flatMap((entry): Leftover[] => {
      if (entry.kind !== "property" || entry.origin === undefined) return [];
      const words = shortened(`DPD ${entry.key}`);
      return [{ origin: entry.origin, text: words, kind: "outside", why: "advice to the customer" }];
    }),
  );
}

/** What Amazon's own end does is nothing that a profile of both ends says. */
export function patienceOf({ tunnels }: Connection): readonly Leftover[] {
  const why = "when Amazon's end takes its peer for dead is its own, and the profile is of both ends";
  return tunnels.flatMap(({ patience }) =>
    patience.map(({ value, origin }) => ({
      origin,
      text: shortened(`DPD timeout: ${value}`),
      kind: "unsupported" as const,
      why,
    })),
  );
}

/** A request has no word for addresses; its tags have those that somebody expected. */
export function remarksOf({ isRequest, tunnels }: Connection): readonly Remark[] {
  const [first] = tunnels;
  if (!isRequest || first === undefined) return [];
  const isTagged = tunnels.every(({ awsOutside }) => awsOutside !== undefined);
  return [
    {
      code: "import/request",
      message: isTagged
        ? "this is a request to Amazon: the outside addresses are those that its tags expect, and Amazon assigns its own"
        : "this is a request to Amazon: it does not say between which outside addresses the tunnels run",
      origin: first.awsOutside?.origin ?? first.origin,
    },
  ];
}

function peerOf(tunnel: AwsTunnel): DraftBlock {
  const { customerOutside, awsOutside, awsInside, customerInside, phase1, initiate } = tunnel;
  const session = sessionOf(tunnel);
  const entries: readonly DraftEntry[] = [
    ...property("address", customerOutside),
    ...property("local-address", awsOutside),
    ...(phase1 === undefined ? [] : [reference("phase1", "phase1", phase1)]),
    ...secretProperty(tunnel),
    ...property("inside", awsInside, customerInside),
    ...property("initiate", initiate),
    ...(session.length === 0 ? [] : [{ kind: "block", head: "bgp", entries: session } as const]),
  ];
  return { kind: "block", head: "peer", name: peerName(tunnel), entries };
}

function sessionOf({ awsAs, customerAs, holdTime }: AwsTunnel): readonly DraftProperty[] {
  return customerAs === undefined && holdTime === undefined
    ? []
    : [...property("as", awsAs, customerAs), ...property("hold-time", holdTime)];
}

/** Without networks of its own a connection takes any traffic, and the customer's end narrows it. */
function policiesOf(tunnel: AwsTunnel, connection: Connection): readonly DraftPolicy[] {
  const sides = [connection.awsNetworks, connection.customerNetworks].map((networks) => {
    return networks.length === 0 ? [text("any")] : networks.map(({ word }) => text(word));
  });
  const [source = [], destination = []] = sides;
  const entries = [
    reference("peer", "peer", peerName(tunnel)),
    ...(tunnel.phase2 === undefined ? [] : [reference("phase2", "phase2", tunnel.phase2)]),
  ];
  const more = originsOf([...connection.awsNetworks, ...connection.customerNetworks]);
  return [{ kind: "policy", source, destination, entries, origin: tunnel.origin, more }];
}

function peerName({ number, name }: AwsTunnel): string {
  return name ?? `office-${number}`;
}

export function lanOf(networks: readonly Said[]): readonly DraftProperty[] {
  const [first] = networks;
  if (first === undefined) return [];
  const values = networks.map(({ word }) => text(word));
  return [{ kind: "property", key: "lan", values, origin: first.origin, more: originsOf(networks) }];
}

/** The AS number where every tunnel has the same. */
export function sameAs(numbers: readonly (Said | undefined)[]): readonly DraftProperty[] {
  const words = new Set(numbers.map((number) => number?.word));
  return words.size === 1 ? property("as", numbers[0]) : [];
}
