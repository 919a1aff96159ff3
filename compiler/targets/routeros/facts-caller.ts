/**
 * An end that calls from an address nobody knows before, as facts: one passive peer for every caller at an address of
 * this router, and for each of them an identity with its key and a group of templates. From the templates of its group
 * the router makes the caller's policies while it is connected, so that it gets its own networks and no others.
 */

import type { PrefixScalar, Scalar } from "../../catalogue/scalar.ts";
import type { ConnectionModel, DeviceModel, PolicyModel } from "../../model/model.ts";
import { waits } from "../../model/waits.ts";
import { remember } from "../../source/remember.ts";
import type { Located } from "../../source/located.ts";
import type { Field } from "./cell.ts";
import { fact, factsOf, textScalar, wordScalar } from "./facts.ts";
import type { Facts } from "./spell.ts";
import { valueText } from "./text.ts";
import { whyNot } from "./unsupported.ts";

type Fact = Located<readonly Scalar[]>;

/** What differs from a peer with an address; `facts` are those of such a peer. */
export function callerFacts(connection: ConnectionModel, facts: Facts): Facts {
  const { place, local, remote, disabled } = connection;
  // Who calls uses the family of the address that is called.
  const { family } = local.address === undefined ? remote : local;
  const derived = (...value: readonly Scalar[]): Fact => fact(place, "derived", ...value);
  const shared = new Map(facts);
  for (const field of ["peer.comment", "peer.disabled"] as const) shared.delete(field);
  const quiet = facts.get("phase1.send-initial-contact");
  const peer = derived(textScalar(sharedName(connection)));
  return new Map([
    ...shared,
    ...factsOf(
      ["peer.name", peer],
      ["identity.peer", peer],
      ["peer.address", derived(anywhere(family))],
      ["tunnel.initiate", facts.get("tunnel.initiate") ?? derived(wordScalar("no"))],
      // Who waits for callers has nothing to say about SAs that are gone. Source: MikroTik documentation, IPsec, peers.
      [
        "phase1.send-initial-contact",
        quiet === undefined || quiet.from === "default" ? derived(wordScalar("no")) : quiet,
      ],
      ["caller.policies", derived(wordScalar("port-strict"))],
      ["caller.group", derived(textScalar(connection.name))],
      ["caller.match", derived(wordScalar("remote-id"))],
      ["caller.comment", facts.get("peer.comment")],
      ["caller.disabled", disabled ? derived(wordScalar("yes")) : undefined],
      ["policy-group.name", derived(textScalar(connection.name))],
    ),
  ]);
}

/** What a release cannot do for a caller whatever its policies are; `undefined`: nothing is in the way. */
export function callerProblems(
  device: DeviceModel,
  connection: ConnectionModel,
  release: string,
): Facts | undefined {
  const { place } = connection;
  const several = hasRivals(device, connection);
  const asked: readonly Field[] = [
    "caller.group",
    ...(several ? (["caller.several"] as const) : []),
    ...(several && modeOf(connection) !== "ikev2" ? (["caller.ikev1"] as const) : []),
  ];
  const [field] = asked.filter((each) => whyNot(each, [], release) !== undefined);
  return field && factsOf([field, fact(place, "derived", wordScalar("yes"))]);
}

/** Whether others call at the same address in the same mode. */
export function hasRivals(device: DeviceModel, connection: ConnectionModel): boolean {
  return !connection.disabled && (counted(device).get(placeAt(connection)) ?? 0) > 1;
}

/** How many callers come to an address in a mode. */
const counted = remember(({ connections }: DeviceModel): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const each of connections) {
    if (!waits(each) || each.disabled) continue;
    const key = placeAt(each);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
});

function placeAt(connection: ConnectionModel): string {
  return `${connection.local.address?.value ?? ""} ${modeOf(connection)}`;
}

function modeOf({ keying }: ConnectionModel): string {
  const value = keying.kind === "ike" ? keying.phase1.fields.get("phase1.exchange")?.value[0] : undefined;
  return value === undefined ? "" : valueText(value);
}

/** `callers-203-0-113-2`; another mode than IKEv2 stands behind it. */
function sharedName(connection: ConnectionModel): string {
  const mode = modeOf(connection);
  const own = connection.local.address?.value.replaceAll(/[.:]+/gu, "-");
  const parts = ["callers", own, mode === "ikev2" ? "" : mode];
  return parts.filter((part) => part !== undefined && part !== "").join("-");
}

function anywhere(family: 4 | 6): PrefixScalar {
  const address = family === 4 ? "0.0.0.0" : "::";
  return { kind: "prefix", address, length: 0, family, bare: false, on: undefined };
}

/** The fields of a policy that a template has, under their own names; of the others it must be known what they are. */
const OF_TEMPLATE: ReadonlyMap<Field, Field | undefined> = new Map<Field, Field | undefined>([
  ["policy.ipsec-protocols", "template.ipsec-protocols"],
  ["phase2.ipsec-protocols", "template.ipsec-protocols"],
  ["phase2.mode", "template.mode"],
  ["policy.src-port", "template.src-port"],
  ["policy.dst-port", "template.dst-port"],
  ["policy.action", "template.action"],
  ["policy.priority", "template.priority"],
  ["policy.sa-src", undefined],
  ["policy.sa-dst", undefined],
  ["policy.peer", undefined],
  ["policy.peers", "template.peers"],
]);

/** `facts` are those of a policy between fixed addresses. */
export function templateFacts(connection: ConnectionModel, { place }: PolicyModel, facts: Facts): Facts {
  const kept = [...facts].flatMap(([field, value]): [Field, Fact][] => {
    const name = OF_TEMPLATE.has(field) ? OF_TEMPLATE.get(field) : field;
    return name === undefined ? [] : [[name, value]];
  });
  return new Map([
    ...factsOf(
      ["template.group", fact(place, "derived", textScalar(connection.name))],
      ["template.is", fact(place, "derived", wordScalar("yes"))],
    ),
    ...kept,
  ]);
}

/** A policy that several peers serve names each of them, and one without an address has no name to be given. */
export function templatePeers(device: DeviceModel, { peers }: PolicyModel, facts: Facts): Facts {
  if (peers === undefined) return facts;
  const named = callersAmong(device, peers.value);
  return named.length === 0
    ? facts
    : new Map([...facts, ["template.peers", { ...peers, value: named.map(textScalar) }]]);
}

/** Those of these names that belong to callers. */
export function callersAmong(device: DeviceModel, names: readonly string[]): readonly string[] {
  const callers = callersOf(device);
  return names.filter((name) => callers.has(name));
}

const callersOf = remember(
  ({ connections }: DeviceModel): ReadonlySet<string> =>
    new Set(connections.filter(waits).map(({ name }) => name)),
);
