/**
 * Both ends of a connection. In: a connection. Out: two sites and a tunnel for each of Amazon's, where the text says enough of the
 * customer's end. The customer's device is nobody's guess: its line is there to be replaced.
 */

import type { DraftBlock, DraftEntry, DraftProperty } from "../draft.ts";
import { lanOf, sameAs } from "./one-sided.ts";
import { property, reference, secretProperty, type AwsTunnel, type Connection } from "./tunnels.ts";
import { text } from "./words.ts";

const CUSTOMER = "office";
const CLOUD = "vpc";

/** `undefined`: the text does not say between which addresses the tunnels run. */
export function bothEnds(connections: readonly Connection[]): readonly DraftBlock[] | undefined {
  const tunnels = connections.flatMap((connection) => connection.tunnels);
  const isKnown = tunnels.every(({ customerOutside, awsOutside }) => {
    return customerOutside !== undefined && awsOutside !== undefined;
  });
  const [only, ...more] = connections;
  // A request says what one end shall do.
  if (connections.some(({ isRequest }) => isRequest)) return undefined;
  // Names of several connections in one text would have to be told apart, and one router may have them all.
  if (!isKnown || only === undefined || more.length > 0) return undefined;
  return [...profilesOf(only), ...sitesOf(only), ...tunnelsOf(only)];
}

function profilesOf({ profiles: { blocks, detection } }: Connection): readonly DraftBlock[] {
  return blocks.map((block) => {
    const advised = block.head === "phase1" ? detection.get(block.name ?? "") : undefined;
    return advised === undefined ? block : { ...block, entries: [...block.entries, advised] };
  });
}

function sitesOf({ tunnels, customerNetworks, awsNetworks }: Connection): readonly DraftBlock[] {
  const unknown = "put in yours, such as routeros 7.20, with its `wan`: Amazon's text does not know it";
  return [
    site(CUSTOMER, [
      { ...device("generic"), note: unknown },
      ...lanOf(customerNetworks),
      ...sameAs(tunnels.map(({ customerAs }) => customerAs)),
    ]),
    site(CLOUD, [device("aws"), ...lanOf(awsNetworks), ...sameAs(tunnels.map(({ awsAs }) => awsAs))]),
  ];
}

function site(name: string, entries: readonly DraftEntry[]): DraftBlock {
  return { kind: "block", head: "site", name, entries };
}

function device(name: string): DraftProperty {
  return { kind: "property", key: "device", values: [text(name)] };
}

/** The later ones say what differs from the first. */
function tunnelsOf({ tunnels, ...connection }: Connection): readonly DraftBlock[] {
  const [first] = tunnels;
  return tunnels.map((tunnel) => {
    const isVariant = tunnel !== first && first !== undefined && sameBut(tunnel, first);
    const entries: readonly DraftEntry[] = [
      ...(isVariant ? [] : profileLines(tunnel)),
      ...secretProperty(tunnel),
      ...property("outside", tunnel.customerOutside, tunnel.awsOutside),
      ...(tunnel.awsInside === undefined ? [] : property("inside", tunnel.customerInside, tunnel.awsInside)),
      ...property("initiate", tunnel.initiate && { ...tunnel.initiate, word: "yes" }, tunnel.initiate),
      ...(isVariant ? [] : policiesOf(tunnel, { tunnels, ...connection })),
      ...(isVariant ? [] : sessionOf(tunnel, { tunnels, ...connection })),
    ];
    const name = `aws-${tunnel.number}`;
    const block: DraftBlock = { kind: "block", head: "tunnel", name, ends: [CUSTOMER, CLOUD], entries };
    return isVariant ? { ...block, extends: `aws-${first.number}` } : block;
  });
}

function sameBut(a: AwsTunnel, b: AwsTunnel): boolean {
  return shared(a) === shared(b);
}

/** What a later tunnel has from the first one. */
function shared({ phase1, phase2, holdTime, customerAs, awsAs, initiate, awsInside }: AwsTunnel): string {
  const words = [holdTime, customerAs, awsAs, initiate].map((value) => value?.word ?? "");
  return JSON.stringify([phase1, phase2, words, awsInside === undefined]);
}

function profileLines({ phase1, phase2 }: AwsTunnel): readonly DraftProperty[] {
  return [
    ...(phase1 === undefined ? [] : [reference("phase1", "phase1", phase1)]),
    ...(phase2 === undefined ? [] : [reference("phase2", "phase2", phase2)]),
  ];
}

/** What is known to pass the tunnel: the networks of the connection, else the session with Amazon's inside address. */
function policiesOf(tunnel: AwsTunnel, { awsNetworks, customerNetworks }: Connection): readonly DraftEntry[] {
  const isNarrowed = awsNetworks.length > 0;
  const destination = isNarrowed ? awsNetworks.map(({ word }) => text(word)) : [text("right.inside")];
  const source = isNarrowed && customerNetworks.length > 0 ? [text("left.lan")] : [text("any")];
  if (!isNarrowed && tunnel.awsInside === undefined) return [];
  const origin = (isNarrowed ? awsNetworks[0] : tunnel.awsInside)?.origin ?? tunnel.origin;
  return [{ kind: "policy", source, destination, entries: [], origin }];
}

/** The sites have the AS numbers, unless tunnels differ in them. */
function sessionOf(
  { holdTime, customerAs, awsAs }: AwsTunnel,
  { tunnels }: Connection,
): readonly DraftBlock[] {
  if (holdTime === undefined && customerAs === undefined) return [];
  const isSame = [tunnels.map((tunnel) => tunnel.customerAs), tunnels.map((tunnel) => tunnel.awsAs)].every(
    (numbers) => sameAs(numbers).length > 0,
  );
  const as = isSame ? [] : property("as", customerAs, awsAs);
  return [{ kind: "block", head: "bgp", entries: [...as, ...property("hold-time", holdTime)] }];
}
