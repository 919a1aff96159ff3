/** BGP of a router: the instance, and the session of a tunnel whose network a neighbour is in. */

import { canonical, contains, networkOf } from "../../source/addresses.ts";
import type { DraftBlock, DraftEntry, DraftProperty, Term } from "../draft.ts";
import { amount, property, text } from "../common/terms.ts";
import { lengthOfMask } from "./acl.ts";
import type { Interface } from "./interfaces.ts";
import { find, last, originOf, take, type Found, type Source } from "./source.ts";
import type { Statement } from "./tree.ts";

const INSTANCE = "bgp";

interface Neighbor {
  readonly address: string;
  readonly lines: readonly Found[];
}

/** `inside` and the session of a tunnel interface; nothing without an address. */
export function sessionOf(
  source: Source,
  { address, addressLine, name, statement }: Interface,
): readonly DraftEntry[] {
  if (typeof address !== "object" || addressLine === undefined) return [];
  const router = routerOf(source);
  const neighbor = router === undefined ? undefined : neighborIn(router.statement, address);
  const other = neighbor?.address ?? otherHost(address);
  const inside: DraftProperty = {
    ...property(
      "inside",
      text(`${address.address}/${address.length} on ${name}`),
      originOf(source, addressLine),
    ),
    ...(other === undefined ? {} : { theirs: [text(`${other}/${address.length}`)] }),
    ...(neighbor === undefined && other !== undefined ? { note: "the other host of the network" } : {}),
  };
  take(source, statement);
  if (router === undefined || neighbor === undefined) return [inside];
  return [inside, session(source, router, neighbor, name)];
}

function routerOf(source: Source): Found | undefined {
  return last(source.top, "router bgp");
}

/** Lines about neighbours, those of the IPv4 address family among them. */
function sections(router: Statement): readonly Statement[] {
  const families = find(router.below, "address-family ipv4").filter(({ rest }) => !rest.includes("vrf"));
  return [router, ...families.map(({ statement }) => statement)];
}

function neighborIn(router: Statement, inside: { address: string; length: number }): Neighbor | undefined {
  const lines = sections(router).flatMap(({ below }) => find(below, "neighbor"));
  const found = lines
    .map(({ rest }) => canonical(rest[0] ?? ""))
    .find((each) => each !== undefined && contains(inside, { address: each, length: 32 }));
  if (found === undefined) return undefined;
  return { address: found, lines: lines.filter(({ rest }) => rest[0] === found) };
}

/** In a /30 or /31 there is only one other. */
function otherHost({ address, length }: { address: string; length: number }): string | undefined {
  if (length !== 30 && length !== 31) return undefined;
  const base = networkOf(address, length);
  const parts = base.split(".");
  const first = Number(parts[3]) + (length === 30 ? 1 : 0);
  const hosts = [first, first + 1].map((lastPart) => [...parts.slice(0, 3), lastPart].join("."));
  return hosts.find((each) => each !== address);
}

function session(source: Source, router: Found, neighbor: Neighbor, name: string): DraftBlock {
  const line = (pattern: string): Found | undefined => {
    const words = pattern.split(" ");
    const found = neighbor.lines.find(({ rest }) => words.every((word, at) => rest[at + 1] === word));
    take(source, found?.statement);
    return found;
  };
  const remoteAs = line("remote-as");
  const timers = line("timers");
  const [keepalive, hold] = (timers?.rest.slice(2) ?? []).map(Number);
  const originate = line("default-originate");
  const noPrivate = line("remove-private-as");
  const multihop = line("ebgp-multihop");
  const off = line("shutdown");
  const described = line("description");
  take(source, ...find(router.statement.below, "address-family ipv4").map(({ statement }) => statement));
  line("activate");
  const one = (key: string, value: Term | undefined, found: Found | undefined): readonly DraftProperty[] =>
    found === undefined || value === undefined
      ? []
      : [property(key, value, originOf(source, found.statement))];
  const own = router.rest[0] ?? "";
  const as: DraftProperty = {
    ...property("as", text(own), originOf(source, (remoteAs ?? router).statement)),
    ...(remoteAs?.rest[2] === undefined ? {} : { theirs: [text(remoteAs.rest[2])] }),
  };
  const comment = described?.rest.slice(2).join(" ");
  return {
    kind: "block",
    head: "bgp",
    name,
    ...(comment === undefined ? {} : { comment }),
    ...(off === undefined ? {} : { disabled: true }),
    entries: [
      property("instance", text(INSTANCE), undefined),
      as,
      ...one("hold-time", seconds(hold), timers),
      ...one("keepalive", seconds(keepalive), timers),
      ...one("default-originate", text("always"), originate),
      ...one("multihop", text("yes"), multihop),
      ...one("remove-private-as", text("yes"), noPrivate),
      ...filters(source, neighbor),
    ],
    origin: originOf(source, (remoteAs ?? router).statement),
  };
}

function seconds(value: number | undefined): Term | undefined {
  return value === undefined || !Number.isSafeInteger(value) ? undefined : amount(value, "seconds");
}

/** The first of each direction; how a route map, a prefix list and a filter list work together the language cannot say. */
function filters(source: Source, { lines }: Neighbor): readonly DraftProperty[] {
  return (["in", "out"] as const).flatMap((way) => {
    const found = lines.find(
      ({ rest }) => /^(?:route-map|prefix-list)$/u.test(rest[1] ?? "") && rest[3] === way,
    );
    if (found === undefined) return [];
    take(source, found.statement);
    const name: Term = { kind: "string", text: found.rest[2] ?? "" };
    return [property(`${way}-filter`, name, originOf(source, found.statement))];
  });
}

/** The instance, where one of its sessions runs through a tunnel. */
export function instanceOf(source: Source, peers: readonly DraftBlock[]): readonly DraftBlock[] {
  const router = routerOf(source);
  const used = peers.some(({ entries }) =>
    entries.some((entry) => entry.kind === "block" && entry.head === "bgp"),
  );
  if (router === undefined || !used) return [];
  const { statement, rest } = router;
  const below = sections(statement).flatMap((each) => each.below);
  const id = last(below, "bgp router-id");
  const networks = find(below, "network").flatMap(({ statement: line, rest: words }) => {
    const address = canonical(words[0] ?? "");
    const length = words[1] === "mask" ? lengthOfMask(words[2] ?? "") : classful(address ?? "");
    return address === undefined || length === undefined
      ? []
      : [{ line, text: `${networkOf(address, length)}/${length}` }];
  });
  const connected = last(below, "redistribute connected");
  take(source, statement, id?.statement, ...networks.map(({ line }) => line));
  if (connected?.rest.length === 0) take(source, connected.statement);
  const [first] = networks;
  return [
    {
      kind: "block",
      head: "bgp",
      name: INSTANCE,
      entries: [
        property("as", text(rest[0] ?? ""), originOf(source, statement)),
        ...(id?.rest[0] === undefined
          ? []
          : [property("router-id", text(id.rest[0]), originOf(source, id.statement))]),
        ...(first === undefined
          ? []
          : [
              property(
                "networks",
                networks.map((each) => text(each.text)),
                originOf(source, first.line),
              ),
            ]),
        ...(connected?.rest.length === 0
          ? [property("redistribute-connected", text("yes"), originOf(source, connected.statement))]
          : []),
      ],
      origin: originOf(source, statement),
    },
  ];
}

/** Without a mask a network is that of its class. */
function classful(address: string): number {
  const first = Number(address.split(".")[0]);
  return first < 128 ? 8 : first < 192 ? 16 : 24;
}
