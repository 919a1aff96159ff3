/** BGP for IPv4: one process for the router, with a neighbour for every session, and what IOS is not told of them. */

import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { BgpSession, ConnectionModel, DeviceModel } from "../../model/model.ts";
import { numberAt, wordAt } from "../common/fields.ts";
import type { Subject } from "../common/refusals.ts";
import { policiesOf } from "../common/policies.ts";
import { unsaid } from "../common/support.ts";
import { mask } from "./acl.ts";
import { block, type Block } from "./lines.ts";
import { refuse, why } from "./refusals.ts";
import { supportOf } from "./support.ts";
import { isRouted } from "./vti.ts";

export interface Bgp {
  readonly blocks: readonly Block[];
  readonly diagnostics: readonly Diagnostic[];
}

const ONE_PROCESS = why("A router runs one BGP process, with one AS number.", "bgp");
const NO_INTERFACE = why(
  "The session runs between addresses of a tunnel interface: give the tunnel a `carrier`, or one policy from `any` to `any`.",
  "memory",
);

export function bgpProcess(device: DeviceModel, aboutOf: (connection: ConnectionModel) => Subject): Bgp {
  const sessions = device.connections.flatMap((connection) =>
    connection.bgp === undefined ? [] : [{ connection, bgp: connection.bgp }],
  );
  const [first] = sessions;
  if (first === undefined) return { blocks: [], diagnostics: [] };
  const as = first.bgp.localAs.value;
  const instances = device.bgpInstances.filter(({ name }) =>
    sessions.some(({ bgp }) => bgp.instance === name),
  );
  const diagnostics = sessions.flatMap(({ connection, bgp }) => {
    const about = { ...aboutOf(connection), place: bgp.place };
    const policies = policiesOf(device, connection).filter((policy) => !policy.disabled);
    const hasInterface = connection.carrier !== undefined || isRouted(connection, policies);
    const isOther = bgp.localAs.value !== as || bgp.instance !== first.bgp.instance;
    return [
      ...(hasInterface
        ? []
        : [refuse.thing(`The BGP session \`${bgp.name}\` without a tunnel interface`, NO_INTERFACE, about)]),
      ...(isOther ? [refuse.thing(`A second BGP instance, \`${bgp.instance}\`,`, ONE_PROCESS, about)] : []),
      ...unsaid(bgp.fields, supportOf, refuse, about),
    ];
  });
  const [instance] = instances;
  const ofInstance = instances.flatMap((each) =>
    unsaid(each.fields, supportOf, refuse, {
      device: device.site,
      place: each.place,
      subject: `site ${device.site}`,
    }),
  );
  const id = instance?.fields.get("bgp-instance.router-id")?.value[0];
  const connected = instance && wordAt(instance.fields, "bgp-instance.redistribute-connected") === "yes";
  const lines = [
    id?.kind === "prefix" ? `bgp router-id ${id.address}` : undefined,
    ...sessions.flatMap(({ connection, bgp }) => neighbour(bgp, connection.disabled)),
    ...(instance?.fields.get("bgp-instance.networks")?.value ?? []).map((network) =>
      network.kind === "prefix" ? `network ${network.address} mask ${mask(network.length)}` : undefined,
    ),
    connected === true ? "redistribute connected" : undefined,
  ];
  return { blocks: [block(`router bgp ${as}`, lines)], diagnostics: [...diagnostics, ...ofInstance] };
}

/** Both timers stand in one line; three keepalives fit into the hold time. */
function neighbour(
  { remoteAddress, remoteAs, fields, disabled }: BgpSession,
  off: boolean,
): readonly string[] {
  const to = `neighbor ${remoteAddress.value}`;
  const hold = numberAt(fields, "bgp.hold-time");
  const keepalive = numberAt(fields, "bgp.keepalive");
  const timers =
    hold === undefined && keepalive === undefined
      ? []
      : [`${to} timers ${keepalive ?? Math.floor((hold ?? HOLD) / 3)} ${hold ?? HOLD}`];
  return [
    `${to} remote-as ${remoteAs.value}`,
    ...timers,
    ...(wordAt(fields, "bgp.default-originate") === "always" ? [`${to} default-originate`] : []),
    ...(wordAt(fields, "bgp.remove-private-as") === "yes" ? [`${to} remove-private-as`] : []),
    ...(disabled || off ? [`${to} shutdown`] : []),
  ];
}

/** What IOS takes by itself. Source: Cisco IOS in a Nutshell, 2nd edition, `timers bgp`. */
const HOLD = 180;
