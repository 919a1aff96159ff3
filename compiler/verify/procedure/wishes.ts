/** What must be seen of tunnels, in sentences that hold on any console. */

import type { ConnectionModel, DeviceModel, PolicyModel } from "../../model/model.ts";
import { waits } from "../../model/waits.ts";
import { whileUp, type Expectation, type ExpectedTunnel } from "../expect.ts";
import { timeText } from "../report.ts";
import type { Step } from "./step.ts";

export function phase1Wishes({ tunnels }: Expectation, up: string): readonly string[] {
  return tunnels.flatMap((tunnel) => {
    if (!tunnel.ike) return [`${tunnel.name} has keys set by hand, and no phase 1`];
    if (tunnel.off) return [`${tunnel.name} is switched off: nothing with ${far(tunnel)}`];
    return [`${tunnel.name}: ${up} with ${far(tunnel)}${whileUp(tunnel)}`];
  });
}

export function saWishes({ tunnels }: Expectation): readonly string[] {
  const counted = tunnels.filter(({ off }) => !off);
  const total = counted.reduce((sum, each) => sum + least(each), 0);
  const others = [
    ...(counted.some(({ calls }) => calls) ? [", and those of whoever is connected"] : []),
    ...(counted.some(({ inTurn }) => inTurn.length > 0) ? [", and those of the tunnel in use"] : []),
  ].join("");
  return [
    ...(counted.length > 1 ? [`${total} SAs in all${others}`] : []),
    ...counted.map((tunnel) => `${tunnel.name}: ${saText(tunnel)}`),
    "while keys are renewed, old and new SAs stand side by side",
  ];
}

function least({ pairs, protocols }: ExpectedTunnel): number {
  return pairs.min * protocols.length * 2;
}

function saText(tunnel: ExpectedTunnel): string {
  const { protocols, pairs, policies, encryption, auth, lifetimes, spis } = tunnel;
  const most = pairs.max * protocols.length * 2;
  const few = tunnel.calls || tunnel.inTurn.length > 0 ? protocols.length * 2 : least(tunnel);
  const why = policies > pairs.max ? ", the same for all policies" : "";
  const suite = [...(protocols.includes("esp") ? [encryption.join(" or ")] : []), auth.join(" or ")];
  return [
    `${few === most ? few : `${few} to ${most}`} SAs (${protocols.map((each) => each.toUpperCase()).join(" and ")}), half in and half out${why}${whileUp(tunnel)}`,
    ...suite.filter((each) => each !== ""),
    ...(lifetimes.length === 0 ? [] : [`living ${lifetimes.map(timeText).join(" or ")}`]),
    ...spis.map((each) => `${each.protocol.toUpperCase()} SPI ${each.in} in, ${each.out} out`),
  ].join("; ");
}

function far({ remote, remoteSite }: ExpectedTunnel): string {
  return remote ?? remoteSite;
}

/** One for each tunnel that has them; the other end's answers as soon as the tunnel is up. */
export function insides({
  tunnels,
}: Expectation): readonly { readonly own: string; readonly other: string }[] {
  return tunnels.flatMap(({ inside }) => inside ?? []);
}

export interface Traffic {
  readonly name: string;
  /** The other end may be away. */
  readonly calls: boolean;
  readonly source: string;
  readonly destination: string;
}

/** Networks whose hosts must reach each other; `any` and single addresses of sessions are no such thing. */
export function networkTraffic(device: DeviceModel, expected: Expectation): readonly Traffic[] {
  const inner = new Set(insides(expected).flatMap(({ own, other }) => [own, other]));
  const isSession = ({ source, destination }: PolicyModel): boolean =>
    inner.has(source.value.address) || inner.has(destination.value.address);
  // A carrier's policy is between the outside addresses: what goes through it is the routers' business.
  const plain = device.connections.filter(({ carrier }) => carrier === undefined);
  return plain.flatMap((connection) =>
    policiesOf(device, connection)
      .filter(({ phase2, manual, disabled }) => !disabled && (phase2 !== undefined || manual !== undefined))
      // Said once for all tunnels that carry it in turn.
      .filter(({ served }) => served !== true)
      .filter((policy) => !isSession(policy))
      .map(({ source, destination }) => ({
        name: connection.name,
        calls: waits(connection),
        source: text(source.value),
        destination: text(destination.value),
      })),
  );
}

function policiesOf(device: DeviceModel, connection: ConnectionModel): readonly PolicyModel[] {
  const own = device.policies.filter((each) => each.connection === connection).map(({ policy }) => policy);
  return [...own, ...connection.policies];
}

/** `a host in 10.1.0.0/16 reaches one in 10.2.0.0/16` */
export function reaches({ source, destination, calls }: Traffic): string {
  const from = source === ANY ? "any host" : `a host in ${source}`;
  return `${from} reaches ${destination === ANY ? "any other" : `one in ${destination}`}${whileUp({ calls, inTurn: [] })}`;
}

export const ANY = "any network";

function text({ address, length }: { readonly address: string; readonly length: number }): string {
  return length === 0 ? ANY : `${address}/${length}`;
}

/** The last resort of every console. Source: the 2011 post. */
export function trouble(commands: readonly string[]): Step {
  return {
    title: "If any of this fails",
    commands,
    must: [
      "wait 30 seconds and try again: a tunnel that was refused is not asked for at once",
      "then switch off every packet filter at both ends, note which were on, and try again; switch them on again afterwards",
      "`vpnc check` and `vpnc tunnels` say what the ends disagree about",
    ],
  };
}

/** What a first ping shows. Sources: the 2002 manual (replies after about ten seconds), the 2011 post (the rest). */
export const PATIENCE: readonly string[] = [
  "replies after some ten seconds: the first packets are lost while the SAs are made",
  "a round trip as long as the way is; 1 ms for a place far away is the wrong host",
];
