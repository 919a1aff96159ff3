/**
 * Whom a router can ask to learn whether a tunnel works, so that the question goes through that tunnel. In: the ends of a
 * failover's tunnels at one site, the policies they share there, and what its block says. Out: the addresses, or why there are none.
 */

import type { PrefixScalar } from "../catalogue/scalar.ts";
import { showScalar } from "../catalogue/show.ts";
import type { Fields, Probing } from "../model/model.ts";
import { contains } from "../source/addresses.ts";
import type { Located } from "../source/located.ts";
import { ANY4 } from "./site.ts";
import { prefixOf, wordOf, type Connection, type End, type PolicyEnd } from "./connection.ts";

/** A tunnel of a failover, seen from one site. */
export interface MemberEnd {
  readonly connection: Connection;
  readonly end: End;
  readonly other: End;
  /** Of this end. */
  readonly policies: readonly PolicyEnd[];
}

export function probingOf(
  name: string,
  members: readonly MemberEnd[],
  shared: readonly PolicyEnd[],
  fields: Fields,
): Probing {
  const probe = prefixOf(fields, "failover.probe");
  if (probe !== undefined) return behind(probe, prefixOf(fields, "failover.source"), members, shared);
  // The last tunnel carries what no other one does; nothing depends on its answers.
  const inside = members.slice(0, -1).map((member) => insideOf(member, members, shared));
  const why = inside.flatMap((each) => ("why" in each ? [each.why] : []));
  if (why.length === 0) {
    return { kind: "inside", hosts: inside.flatMap((each) => ("host" in each ? [each.host] : [])) };
  }
  return {
    kind: "none",
    why: [...why, `And \`${name}\` names no \`probe\`, a host behind the other end.`],
    place: undefined,
  };
}

type Inside = { readonly host: Located<string> } | { readonly why: string };

/** The router has the other address of that network on an interface, so it asks with it, and the tunnel's own policy takes the question. */
function insideOf(
  { connection, end, other, policies }: MemberEnd,
  members: readonly MemberEnd[],
  shared: readonly PolicyEnd[],
): Inside {
  const { name } = connection;
  const [own, far] = [end.inside, other.inside];
  if (own === undefined || far === undefined) {
    return { why: `\`${name}\` has no \`inside\` addresses of which the far one could be asked.` };
  }
  if (own.value.family === 6 || !contains(own.value, far.value)) {
    return { why: `The \`inside\` addresses of \`${name}\` are not two hosts of one IPv4 network.` };
  }
  const [from, to] = [host(own.value), host(far.value)];
  const takes = (policy: PolicyEnd): boolean => carriesPings(policy, from, to);
  // Where the traffic that is switched takes the question, it says nothing of this one tunnel.
  const elsewhere = members.find((each) => each.connection !== connection && each.policies.some(takes));
  if (elsewhere !== undefined || shared.some(takes)) {
    return {
      why: `\`${far.value.address}\`, the far address inside \`${name}\`, lies in traffic that the tunnels share, so an answer does not tell which of them it came through.`,
    };
  }
  return policies.some(takes)
    ? { host: { ...far, value: far.value.address } }
    : {
        why: `No policy of \`${name}\` protects \`${own.value.address}\` to \`${far.value.address}\`: a question to the far address inside it would go past the tunnel.`,
      };
}

function behind(
  probe: Located<PrefixScalar>,
  source: Located<PrefixScalar> | undefined,
  members: readonly MemberEnd[],
  shared: readonly PolicyEnd[],
): Probing {
  const { place } = probe;
  const to = host(probe.value);
  if (to.family === 6) {
    return { kind: "none", why: ["No source shows netwatch asking an IPv6 address at this release."], place };
  }
  const reached = shared.filter(({ destination }) => contains(destination.value, to));
  if (reached.length === 0) {
    const networks = shared.map(({ destination }) => `\`${showScalar(destination.value)}\``).join(", ");
    const why = `\`${probe.value.address}\` lies in no network that the tunnels share: ${networks}.`;
    return { kind: "none", why: [why], place };
  }
  const sources = source === undefined ? wansOf(members, to) : [host(source.value)];
  const carried = reached.some((policy) => sources.every((from) => carriesPings(policy, from, to)));
  if (carried) return { kind: "behind", host: address(probe), source: source && address(source) };
  const protectedOnes = reached.map((policy) => `\`${showScalar(policy.source.value)}\``).join(", ");
  const asks =
    source === undefined
      ? "The router asks with the address of its outgoing interface"
      : `The router would ask with \`${source.value.address}\``;
  return {
    kind: "none",
    why: [
      `${asks}, and no shared policy protects pings from there: they cover ${protectedOnes}.`,
      ...(source === undefined ? ["Write `source =` with the router's own address in that network."] : []),
    ],
    place: (source ?? probe).place,
  };
}

/** Whatever interface its routes choose; of an address that only the router knows, any. */
function wansOf(members: readonly MemberEnd[], { family }: PrefixScalar): readonly PrefixScalar[] {
  const wans = members[0]?.end.site.wans ?? [];
  const known = wans.flatMap(({ value }) =>
    value.kind === "prefix" && value.family === family ? [host(value)] : [],
  );
  return known.length === 0 || wans.some(({ value }) => value.kind === "dynamic") ? [ANY4] : known;
}

function carriesPings(
  { source, destination, fields, stated }: PolicyEnd,
  from: PrefixScalar,
  to: PrefixScalar,
): boolean {
  const protocol = fields.get("policy.protocol")?.value[0];
  const any =
    protocol === undefined ||
    (protocol.kind === "word" && ["all", "any", "icmp"].includes(protocol.word)) ||
    (protocol.kind === "number" && protocol.value === 1);
  return (
    any &&
    stated?.disabled === false &&
    wordOf(fields, "policy.action") === "encrypt" &&
    contains(source.value, from) &&
    contains(destination.value, to)
  );
}

function host(prefix: PrefixScalar): PrefixScalar {
  return { ...prefix, length: prefix.family === 4 ? 32 : 128 };
}

function address(located: Located<PrefixScalar>): Located<string> {
  return { ...located, value: located.value.address };
}
