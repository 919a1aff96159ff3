/** An AWS site of the model to VPN connections, one per customer address, with everything they cannot be told. */

import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { ConnectionModel, DeviceModel, Fields, PolicyModel } from "../../model/model.ts";
import type { SecretScalar } from "../../catalogue/scalar.ts";
import { wordAt } from "../common/fields.ts";
import { policiesOf } from "../common/policies.ts";
import { distinct, type Subject } from "../common/refusals.ts";
import { unsaid, type Why } from "../common/support.ts";
import { factsOf } from "./facts.ts";
import { stated, type ConnectionMember, type TunnelMember, type Values } from "./members.ts";
import { tunnelOptions, tunnelProblems } from "./options.ts";
import { refuse, why } from "./refusals.ts";
import { networkPair } from "./selectors.ts";
import { supportOf } from "./support.ts";
import { tagsOf, type Tags } from "./tags.ts";

export interface Plan {
  readonly connections: readonly VpnConnection[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface VpnConnection {
  /** The customer's name, unique among the connections, in letters, digits and `_`. */
  readonly id: string;
  readonly tags: Tags;
  readonly customer: Customer;
  readonly options: Values<ConnectionMember>;
  readonly tunnels: readonly Tunnel[];
  /** What holds and is no option, a sentence each. */
  readonly facts: readonly string[];
}

export interface Customer {
  readonly address: string;
  /** `undefined`: no BGP. */
  readonly as: number | undefined;
}

export interface Tunnel {
  readonly name: string;
  readonly comment: string | undefined;
  readonly values: Values<TunnelMember>;
  readonly psk: SecretScalar | undefined;
}

export const NO_MANUAL: Why = why("AWS negotiates with IKE; keys set by hand have no place.");
const TWO_TUNNELS = why(
  "A VPN connection has two tunnels; a third one needs a connection of its own.",
  "guide",
);
const ONE_PAIR = why(
  "A VPN connection is for one network on each side, of one address family.",
  "connection",
);
const ONE_PHASE2 = why("A tunnel has one set of phase 2 options.");
const NO_CARRIER = why(
  "A VPN connection protects IP packets in tunnel mode, and ends no GRE or IPIP.",
  "guide",
);
const NO_EXCEPTION = why("AWS excepts nothing from a tunnel; what the customer excepts is its own business.");

export function plan(device: DeviceModel): Plan {
  const diagnostics: Diagnostic[] = [];
  const groups = byCustomer(device.connections);
  const ids = uniqueIds(groups.map(([first]) => first.remoteSite));
  const connections = groups.map((group, at) =>
    planConnection(device, group, ids[at] ?? `customer-${at + 1}`, diagnostics),
  );
  return { connections, diagnostics: distinct(diagnostics) };
}

type Group = readonly [ConnectionModel, ...ConnectionModel[]];

function byCustomer(connections: readonly ConnectionModel[]): readonly Group[] {
  const groups = new Map<string, [ConnectionModel, ...ConnectionModel[]]>();
  for (const connection of connections) {
    const { address, hostName } = connection.remote;
    const key = address?.value ?? hostName ?? connection.remoteSite;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [connection]);
    else group.push(connection);
  }
  return [...groups.values()];
}

function planConnection(
  device: DeviceModel,
  group: Group,
  id: string,
  diagnostics: Diagnostic[],
): VpnConnection {
  const [first] = group;
  const about = aboutOf(device, first);
  const all = group.map((connection) => policiesOf(device, connection).filter((each) => !each.disabled));
  const protecting = all.map((policies) => policies.filter(encrypts));
  const third = group[2];
  if (third !== undefined) {
    const what = `A third tunnel to \`${first.remoteSite}\` (\`${third.name}\`)`;
    diagnostics.push(refuse.thing(what, TWO_TUNNELS, aboutOf(device, third)));
  }
  for (const [at, connection] of group.entries())
    diagnostics.push(...problems(connection, all[at] ?? [], aboutOf(device, connection)));
  const pair = networkPair(protecting.flat());
  if (pair === undefined && protecting.flat().length > 0)
    diagnostics.push(refuse.thing("A mixture of IPv4 and IPv6", ONE_PAIR, about));
  if (first.remote.address === undefined)
    diagnostics.push(refuse.mustState("the customer's outside address", about));
  const as = group.flatMap(({ bgp }) => (bgp === undefined ? [] : [bgp.remoteAs.value]))[0];
  const six = pair?.family === 6;
  return {
    id,
    tags: tagsOf(device.site, group),
    customer: { address: first.remote.address?.value ?? "", as },
    options: stated<ConnectionMember>([
      ["StaticRoutesOnly", as === undefined],
      ["TunnelInsideIpVersion", six ? "ipv6" : "ipv4"],
      ["OutsideIpAddressType", first.remote.family === 6 ? "Ipv6" : undefined],
      [six ? "LocalIpv6NetworkCidr" : "LocalIpv4NetworkCidr", pair?.customer],
      [six ? "RemoteIpv6NetworkCidr" : "RemoteIpv4NetworkCidr", pair?.cloud],
    ]),
    tunnels: group.map((connection, at) => tunnel(connection, protecting[at] ?? [])),
    facts: factsOf(group, protecting, pair),
  };
}

function tunnel(connection: ConnectionModel, policies: readonly PolicyModel[]): Tunnel {
  const { name, comment, keying } = connection;
  if (keying.kind === "manual") return { name, comment, values: [], psk: undefined };
  return { name, comment, values: tunnelOptions(connection, keying, policies), psk: keying.psk?.value };
}

function problems(
  connection: ConnectionModel,
  policies: readonly PolicyModel[],
  about: Subject,
): readonly Diagnostic[] {
  const { keying, bgp, carrier } = connection;
  if (keying.kind === "manual") return [refuse.thing("Manual keying", NO_MANUAL, about)];
  const exception = policies.find((policy) => !encrypts(policy));
  const profiles = new Set(policies.flatMap(({ phase2 }) => (phase2 === undefined ? [] : [shown(phase2)])));
  // The rest of a session is the customer's, or common to both; AWS alone was told this.
  const own: Fields = new Map([...(bgp?.fields ?? [])].filter(([, { from }]) => from === "side"));
  return [
    ...tunnelProblems(keying, policies.filter(encrypts), about),
    ...unsaid(own, supportOf, refuse, about),
    ...(carrier === undefined
      ? []
      : [refuse.thing("A carrier", NO_CARRIER, { ...about, place: carrier.place })]),
    ...(exception === undefined
      ? []
      : [
          refuse.lossy("the exceptions of this tunnel", exception.place, NO_EXCEPTION, {
            ...about,
            place: exception.place,
          }),
        ]),
    ...(profiles.size > 1 ? [refuse.thing("More than one phase 2 in a tunnel", ONE_PHASE2, about)] : []),
  ];
}

function shown({ fields }: { readonly fields: Fields }): string {
  return JSON.stringify(
    [...fields]
      .map(([id, { value }]) => [id, value])
      .toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  );
}

function encrypts({ fields }: PolicyModel): boolean {
  const action = wordAt(fields, "policy.action");
  return action === undefined || action === "encrypt";
}

function aboutOf(device: DeviceModel, { place, subjects, name }: ConnectionModel): Subject {
  return { device: device.site, place, subject: subjects[0] ?? `tunnel ${name}` };
}

/** Names as Terraform and an environment take them; a second one of the same letters gets a number. */
export function uniqueIds(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const plain = name.replace(/\W/g, "_").replace(/^(?![A-Za-z_])/, "_");
    let id = plain;
    for (let count = 2; taken.has(id); count += 1) id = `${plain}_${count}`;
    taken.add(id);
    return id;
  });
}
