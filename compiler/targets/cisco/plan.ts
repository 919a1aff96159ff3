/** The model of one device to the blocks of its configuration, with everything that IOS cannot say. */

import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { ConnectionModel, DeviceModel, IkeKeying, PolicyModel } from "../../model/model.ts";
import { wordAt, wordsAt } from "../common/fields.ts";
import { grouped, policiesOf } from "../common/policies.ts";
import { distinct, type Subject } from "../common/refusals.ts";
import type { SecretReader } from "../target.ts";
import { bgpProcess } from "./bgp.ts";
import { carrierInterface } from "./carrier.ts";
import type { Context } from "./context.ts";
import { judgePeers, peersOf } from "./failover.ts";
import { ikev2 } from "./ikev2.ts";
import { isakmp } from "./isakmp.ts";
import { judgeConnection, judgeDevice } from "./judge.ts";
import { block, type Block } from "./lines.ts";
import { mapEntry } from "./map.ts";
import { namesOf } from "./names.ts";
import { refuse, why } from "./refusals.ts";
import { isRouted, vti } from "./vti.ts";

export interface Plan {
  readonly blocks: readonly Block[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What belongs to the router as a whole and is said once. */
interface Shared {
  readonly policies: (readonly string[])[];
  readonly proposals: string[];
  readonly keepalives: Set<string>;
  readonly interfaces: Map<string, true>;
}

export function plan(device: DeviceModel, secrets: SecretReader): Plan {
  const diagnostics: Diagnostic[] = [...judgeDevice(device)];
  const names = namesOf(device);
  const sets = new Map<string, string>();
  const shared: Shared = { policies: [], proposals: [], keepalives: new Set(), interfaces: new Map() };
  const own: Block[] = [];
  let sequence = names.sequence;
  let list = names.list;
  let tunnel = 1;
  for (const connection of device.connections) {
    const about = aboutOf(device, connection);
    diagnostics.push(...judgeConnection(connection, about));
    const { keying } = connection;
    if (keying.kind !== "ike" || connection.disabled) continue;
    const context: Context = {
      about: { ...about, place: keying.phase1.place },
      version: device.version,
      secrets,
      diagnostics,
      sets,
    };
    const profile = exchange(connection, keying, context, shared, own);
    const policies = policiesOf(device, connection).filter(
      ({ disabled, served }) => !disabled && served !== true,
    );
    diagnostics.push(...policies.flatMap((policy) => judgePeers(device, policy, about)));
    const [only] = policies;
    if (only !== undefined && isRouted(connection, policies)) {
      own.push(...vti(connection, only, tunnel, profile, at(context, only)));
      tunnel += 1;
      continue;
    }
    if (connection.carrier !== undefined) {
      own.push(carrierInterface(connection, connection.carrier, tunnel, context));
      tunnel += 1;
    }
    for (const [index, group] of grouped(policies, phase2Of).entries()) {
      const suffix = index === 0 ? "" : `-${index + 1}`;
      const entry = {
        map: names.map,
        sequence,
        list: list ?? `${names.map}-${connection.name}${suffix}`,
        profile,
      };
      own.push(...mapEntry(connection, group, entry, at(context, group[0]), peersOf(device, group[0])));
      sequence += 10;
      list = list === undefined ? undefined : list + 1;
    }
    if (policies.length > 0) shared.interfaces.set(interfaceOf(connection, about, diagnostics), true);
  }
  const bgp = bgpProcess(device, (connection) => aboutOf(device, connection));
  diagnostics.push(...bgp.diagnostics);
  const blocks = [
    ...isakmpBlocks(shared),
    ...onceEach(own),
    ...ikev2Policy(shared, names.map),
    ...[...shared.interfaces.keys()].map((name) => block(`interface ${name}`, [`crypto map ${names.map}`])),
    ...bgp.blocks,
  ];
  return { blocks, diagnostics: distinct(diagnostics) };
}

/** Phase 1. Gives the name of the profile that IKEv2 is selected by; IKEv1 needs none. */
function exchange(
  connection: ConnectionModel,
  keying: IkeKeying,
  context: Context,
  shared: Shared,
  own: Block[],
): string | undefined {
  const version = wordAt(keying.phase1.fields, "phase1.exchange");
  if (version === undefined) context.diagnostics.push(refuse.mustState("`phase1.exchange`", context.about));
  if (version !== "ikev2") {
    const { policies, blocks, keepalive } = isakmp(connection, keying, context);
    shared.policies.push(...policies);
    own.push(...blocks);
    if (keepalive !== undefined) keepOne(keepalive, keying, context, shared);
    return undefined;
  }
  const { proposals, blocks } = ikev2(connection, keying, context);
  shared.proposals.push(...proposals);
  own.push(...blocks);
  return connection.name;
}

const ONE_KEEPALIVE = why(
  "IKEv1 keepalives are set once for the whole router, and another tunnel says something else.",
);

function keepOne(keepalive: string, { phase1 }: IkeKeying, context: Context, { keepalives }: Shared): void {
  const value = phase1.fields.get("dpd.interval");
  if (keepalives.size > 0 && !keepalives.has(keepalive) && value !== undefined) {
    context.diagnostics.push(refuse.value("dpd.interval", value, ONE_KEEPALIVE, context.about));
  }
  keepalives.add(keepalive);
}

function isakmpBlocks({ policies, keepalives }: Shared): readonly Block[] {
  const suites = [...new Map(policies.map((lines) => [lines.join("\n"), lines])).values()];
  const numbered = suites.map((lines, at): Block => {
    return block(`crypto isakmp policy ${10 * (at + 1)}`, lines);
  });
  const [keepalive] = keepalives;
  return [...numbered, ...(keepalive === undefined ? [] : [block(`crypto isakmp keepalive ${keepalive}`)])];
}

/** The router picks one policy by its own address, so all proposals stand in one. */
function ikev2Policy({ proposals }: Shared, name: string): readonly Block[] {
  const lines = [...new Set(proposals)].map((each) => `proposal ${each}`);
  return lines.length === 0 ? [] : [block(`crypto ikev2 policy ${name}`, lines)];
}

/** Tunnels share proposals and transform sets; the same block twice is one. */
function onceEach(blocks: readonly Block[]): readonly Block[] {
  return [...new Map(blocks.map((each) => [JSON.stringify(each), each])).values()];
}

/** What shares its phase 2, its protections and its peers shares an entry of the map. */
function phase2Of({ phase2, fields, peers }: PolicyModel): string {
  return JSON.stringify([phase2?.name, wordsAt(fields, "policy.ipsec-protocols"), peers?.value]);
}

function interfaceOf({ local }: ConnectionModel, about: Subject, diagnostics: Diagnostic[]): string {
  if (local.interface === undefined) {
    diagnostics.push(
      refuse.mustState("the interface that the tunnel leaves by (`wan = ADDRESS on INTERFACE`)", about),
    );
  }
  return local.interface ?? "";
}

function aboutOf(device: DeviceModel, { place, subjects, name }: ConnectionModel): Subject {
  return { device: device.site, place, subject: subjects[0] ?? `tunnel ${name}` };
}

function at(context: Context, policy: PolicyModel): Context {
  return { ...context, about: { ...context.about, place: policy.phase2?.place ?? policy.place } };
}
