/** GRE and IPIP tunnel interfaces: carriers of a peer, whether a profile on the interface or an entry of a crypto map protects them. */

import type { DraftBlock, DraftPolicy, DraftProperty } from "../draft.ts";
import { property, reference, text } from "../common/terms.ts";
import { sessionOf } from "./bgp.ts";
import { localEnd, type Interface } from "./interfaces.ts";
import type { Ends } from "./maps.ts";
import { find, last, originOf, take, type Source } from "./source.ts";
import type { Statement } from "./tree.ts";

export type Mode = "ipsec" | "gre" | "ipip";

export const MODES: ReadonlyMap<string, Mode> = new Map([
  ["ipsec ipv4", "ipsec"],
  ["gre ip", "gre"],
  ["gre", "gre"],
  ["ipip", "ipip"],
]);

/** Words for the packets of a carrier in a policy. */
const PROTOCOLS = { gre: ["gre", "47"], ipip: ["4"] } as const;

export function carrierOf(
  source: Source,
  { statement, name, isDown }: Interface,
  mode: "gre" | "ipip",
): DraftBlock {
  const mtu = last(statement.below, "ip mtu");
  const isNumber = /^\d+$/u.test(mtu?.rest[0] ?? "");
  if (isNumber) take(source, mtu?.statement);
  return {
    kind: "block",
    head: `carrier ${mode}`,
    name,
    ...(isDown ? { disabled: true } : {}),
    entries:
      mtu === undefined || !isNumber
        ? []
        : [property("mtu", text(mtu.rest[0] ?? ""), originOf(source, mtu.statement))],
    origin: originOf(source, statement),
  };
}

export function phase2Entry(
  source: Source,
  name: string | undefined,
  line: Statement,
): readonly DraftProperty[] {
  return name === undefined ? [] : [property("phase2", reference("phase2", name), originOf(source, line))];
}

/** Tunnel interfaces whose packets a crypto map encrypts: into the peer, in place of the policy for those packets. */
export function withCarriers(
  source: Source,
  interfaces: readonly Interface[],
  { peers, policies }: Ends,
): Ends {
  return interfaces.reduce<Ends>((ends, tunnel) => withCarrier(source, interfaces, tunnel, ends), {
    peers,
    policies,
  });
}

function withCarrier(source: Source, interfaces: readonly Interface[], tunnel: Interface, ends: Ends): Ends {
  const { below } = tunnel.statement;
  const [start, far, stated] = ["source", "destination", "mode"].map((word) => last(below, `tunnel ${word}`));
  const mode = MODES.get(stated?.rest.join(" ") ?? "gre");
  const remote = far?.rest[0];
  if (start === undefined || remote === undefined || mode === undefined || mode === "ipsec") return ends;
  if (last(below, "tunnel protection") !== undefined) return ends;
  const peer = ends.peers.find((each) => textAt(each, "address") === remote);
  const local = localEnd(interfaces, start.rest.join("")).address;
  const policy = ends.policies.find((each) => carries(each, mode, peer?.name, local, remote));
  if (peer === undefined || policy === undefined) return ends;
  take(source, tunnel.statement, start.statement, far?.statement, stated?.statement, tunnel.addressLine);
  take(source, ...find(below, "description").map((each) => each.statement));
  if (tunnel.isDown) take(source, ...find(below, "shutdown").map((each) => each.statement));
  const entries = [
    ...peer.entries,
    ...policy.entries.filter(({ key }) => key === "phase2"),
    carrierOf(source, tunnel, mode),
    ...sessionOf(source, tunnel),
  ];
  return {
    peers: ends.peers.map((each) => (each === peer ? { ...peer, entries } : each)),
    policies: ends.policies.filter((each) => each !== policy),
  };
}

function carries(
  { source, destination, entries }: DraftPolicy,
  mode: "gre" | "ipip",
  peer: string | undefined,
  local: string | undefined,
  remote: string,
): boolean {
  const says = (key: string, words: readonly (string | undefined)[]): boolean =>
    entries.some((each) => {
      const [value] = each.key === key ? each.values : [];
      return words.includes(
        value?.kind === "text" ? value.text : value?.kind === "reference" ? value.name : undefined,
      );
    });
  const [from, to] = [source[0], destination[0]];
  const isOwn = from?.kind === "text" && (local === undefined || from.text === local);
  return (
    isOwn &&
    to?.kind === "text" &&
    to.text === remote &&
    says("protocol", PROTOCOLS[mode]) &&
    peer !== undefined &&
    says("peer", [peer])
  );
}

function textAt({ entries }: DraftBlock, key: string): string | undefined {
  const found = entries.find((each) => each.kind === "property" && each.key === key);
  const value = found?.kind === "property" ? found.values[0] : undefined;
  return value?.kind === "text" ? value.text : undefined;
}
