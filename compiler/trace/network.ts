/** The project as routers: sites with their policies in order, and an SA for every policy that both ends have and agree on. */

import { showScalar } from "../catalogue/show.ts";
import type { Scalar } from "../catalogue/scalar.ts";
import type { ParameterId } from "../catalogue/ids.ts";
import type { Expansion } from "../expand/index.ts";
import { nameAt } from "../expand/connection.ts";
import type { SiteFacts } from "../expand/site.ts";
import type { Fields } from "../model/model.ts";
import { prefixBits } from "../spd/box.ts";
import { endsInOrder, policiesOf, type PlacedEnd } from "../spd/order.ts";
import { connectionStates, type SaPair } from "./associations.ts";
import { ownAddress } from "./endpoints.ts";
import { addressNamed, type Address } from "./packet.ts";
import type { Association, Masquerade, Router, Rule } from "./router.ts";
import { rulesOf, type RuleOf } from "./rules.ts";
import { takenOver } from "./takeover.ts";
import { semanticsOf } from "./semantics.ts";

export interface NetworkModel {
  readonly routers: ReadonlyMap<string, Router>;
  readonly sas: readonly SaPair[];
}

export type ProjectFacts = Pick<Expansion, "sites" | "connections" | "sitePolicies">;

/** `down`: names of connections that have no SA now. */
export function networkOf(project: ProjectFacts, down: ReadonlySet<string> = new Set()): NetworkModel {
  const facts = takenOver(project, down);
  const ends = endsInOrder(facts.connections);
  const states = connectionStates(facts.connections, down);
  const rules: RuleOf = new Map();
  const lists = new Map<string, readonly Rule[]>();
  for (const site of facts.sites.values()) {
    const listed = policiesOf(site, ends.get(site.name) ?? [], facts.sitePolicies.get(site.name) ?? []);
    lists.set(site.name, rulesOf(listed, states, rules));
  }
  const sas = [...states.values()].flatMap((state) => state.pairs(rules));
  const routers = [...facts.sites.values()].map((site) =>
    routerOf(site, ends.get(site.name) ?? [], lists.get(site.name) ?? [], sas),
  );
  return {
    routers: new Map(routers.map((router) => [router.name, router])),
    sas,
  };
}

function routerOf(
  site: SiteFacts,
  ends: readonly PlacedEnd[],
  rules: readonly Rule[],
  sas: readonly SaPair[],
): Router {
  const own: readonly Association[] = [
    ...sas.filter(({ outAt }) => outAt === site.name).map(({ out }) => out),
    ...sas.filter(({ inAt }) => inAt === site.name).flatMap(({ into }) => into ?? []),
  ];
  const { has, wants } = firewallOf(site);
  return {
    name: site.name,
    device: showScalar(site.device.value),
    semantics: semanticsOf(site.device.value),
    addresses: addressesOf(site, ends),
    networks: (site.lan?.value ?? []).map((prefix) => ({ family: prefix.family, bits: prefixBits(prefix) })),
    rules,
    associations: own,
    carriers: ends
      .filter(({ connection, at }) => connection.ends[at].carrier !== undefined)
      .map(({ connection, at }) => nameAt(connection, at)),
    masquerade: has("masquerade") ? masqueradeOf(site, rules, wants("firewall.nat-bypass")) : undefined,
    drops: {
      input: has("input-drop") && !wants("firewall.input"),
      forward: has("forward-drop") && !wants("firewall.forward"),
    },
    fasttracks: has("fasttrack") && wordIn(site.firewall?.fields, "firewall.fasttrack") !== "exclude",
  };
}

/** Its outside and inside addresses; a `lan` has hosts, and which of them is the router is not known. */
function addressesOf(site: SiteFacts, ends: readonly PlacedEnd[]): Address[] {
  const wans = site.wans.flatMap(({ value }) =>
    value.kind === "prefix" ? [addressNamed(value.address)] : [],
  );
  const tunnels = ends.flatMap(({ connection, at }) => {
    const end = connection.ends[at];
    return [ownAddress(end), ...(end.inside === undefined ? [] : [addressNamed(end.inside.value.address)])];
  });
  return [...new Map([...wans, ...tunnels].map((address) => [address.text, address])).values()];
}

function masqueradeOf(site: SiteFacts, rules: readonly Rule[], bypasses: boolean): Masquerade {
  const wan = site.wans.find(({ value }) => value.kind === "dynamic" || value.family === 4)?.value;
  const known = wan?.kind === "prefix" ? addressNamed(wan.address) : undefined;
  const to = known ?? { text: `the address that only ${site.name} knows`, bits: "", family: 4 };
  // The exceptions that are written: one for every encrypting policy of IPv4.
  const bypass = bypasses
    ? rules.filter(({ action, box }) => action === "encrypt" && box.family === 4).map(({ box }) => box)
    : [];
  return { to, bypass };
}

function firewallOf({ firewall }: SiteFacts): {
  readonly has: (word: string) => boolean;
  readonly wants: (id: ParameterId) => boolean;
} {
  const stated = firewall?.fields.get("firewall.has")?.value ?? [];
  return {
    has: (word) => stated.some((scalar: Scalar) => scalar.kind === "word" && scalar.word === word),
    wants: (id) => wordIn(firewall?.fields, id) === "yes",
  };
}

function wordIn(fields: Fields | undefined, id: ParameterId): string | undefined {
  const value = fields?.get(id)?.value[0];
  return value?.kind === "word" ? value.word : undefined;
}
