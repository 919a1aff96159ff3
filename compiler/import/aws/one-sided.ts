/** Amazon's end alone. In: a connection. Out: a `site vpc` with a peer for each tunnel, so that it pairs with the customer's own configuration. */

import type { DeviceDraft, DraftBlock, DraftEntry, DraftPolicy, DraftProperty, Leftover } from "../draft.ts";
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

export function deviceOf(connection: Connection): DeviceDraft {
  const { tunnels, profiles } = connection;
  return {
    site: "vpc",
    profiles: [...profiles],
    entries: [
      { kind: "property", key: "device", values: [text("aws")] },
      ...lanOf(connection.awsNetworks),
      ...sameAs(tunnels.map(({ awsAs }) => awsAs)),
      ...tunnels.map(peerOf),
      ...tunnels.flatMap((tunnel) => policiesOf(tunnel, connection)),
    ],
  };
}

/** What Amazon advises its customer is nothing that its own end does. */
export function adviceOf({ detection }: Connection): readonly Leftover[] {
  return [...detection.values()].flatMap(({ entries }) =>
    entries.flatMap((entry): Leftover[] => {
      if (entry.kind !== "property" || entry.origin === undefined) return [];
      const words = shortened(`DPD ${entry.key}`);
      return [{ origin: entry.origin, text: words, kind: "outside", why: "advice to the customer" }];
    }),
  );
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

function peerName({ number }: AwsTunnel): string {
  return `office-${number}`;
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
