/** What one site says of itself: device, addresses, networks, BGP instances, each with its place. */

import { fitted } from "../../grammar/fitted.ts";
import type { DeviceScalar, DynamicScalar, PrefixScalar, Scalar } from "../catalogue/scalar.ts";
import type { ParameterId } from "../catalogue/ids.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import type { Fields } from "../model/model.ts";
import type { Resolved } from "../resolve/declarations.ts";
import type { Evaluation } from "../resolve/evaluate.ts";
import { propertyOf, type FlatBlock } from "../resolve/flatten.ts";
import type { Located } from "../source/located.ts";
import type { Place } from "../source/place.ts";
import { fieldsOf, NO_FIELDS, NO_PATHS } from "./fields.ts";

export interface SiteFacts {
  readonly name: string;
  /** `site hq`: what a waiver in it speaks for. */
  readonly key: string;
  readonly place: Place;
  readonly flat: FlatBlock;
  readonly device: Located<DeviceScalar>;
  readonly wans: readonly Located<PrefixScalar | DynamicScalar>[];
  readonly lan: Located<readonly PrefixScalar[]> | undefined;
  /** Its networks one by one: what a tunnel without policies protects of it. One object for all of its tunnels. */
  readonly protects: readonly Located<PrefixScalar>[];
  readonly fields: Fields;
  readonly bgpInstances: ReadonlyMap<string, FlatBlock>;
  /** `names.*` */
  readonly names: Fields;
  /** `undefined`: the site says nothing about its firewall. */
  readonly firewall: FirewallFacts | undefined;
}

/** `firewall { … }` of a site: only what is written. */
export interface FirewallFacts {
  readonly place: Place;
  /** `firewall.*` */
  readonly fields: Fields;
}

export function readSite(
  resolved: Resolved,
  evaluation: Evaluation,
  diagnostics: Diagnostic[],
): SiteFacts | undefined {
  const { symbol, flat } = resolved;
  const layer = { side: "left", from: "site", through: undefined, paths: NO_PATHS } as const;
  const fields = fieldsOf(flat, evaluation, layer);
  const device = fields.get("site.device");
  const scalar = device?.value[0];
  if (device === undefined || scalar?.kind !== "device") {
    if (propertyOf(flat, "device") === undefined) diagnostics.push(deviceMissing(resolved));
    return undefined;
  }
  const lan = lanOf(fields);
  return {
    name: symbol.name,
    key: symbol.key,
    place: symbol.place,
    flat,
    device: { ...device, value: scalar },
    wans: each(
      fields,
      "site.wan",
      (s): s is PrefixScalar | DynamicScalar => s.kind === "prefix" || s.kind === "dynamic",
    ),
    lan,
    protects: fitted(
      (lan?.value ?? []).map((value) => ({ ...(lan as Located<unknown>), value, from: "derived" })),
    ),
    fields,
    firewall: readFirewall(flat, evaluation),
    bgpInstances: instancesIn(flat),
    names: fieldsOf(flat.blocks.get("names")?.[0], evaluation, layer),
  };
}

const NO_INSTANCES: SiteFacts["bgpInstances"] = new Map();

function instancesIn({ blocks }: FlatBlock): SiteFacts["bgpInstances"] {
  const written = blocks.get("bgp");
  return written === undefined ? NO_INSTANCES : new Map(written.map((block) => [block.name ?? "", block]));
}

function readFirewall(flat: FlatBlock, evaluation: Evaluation): FirewallFacts | undefined {
  const block = flat.blocks.get("firewall")?.[0];
  return (
    block && {
      place: block.place,
      fields: fieldsOf(block, evaluation, {
        side: "left",
        from: "site",
        through: undefined,
        paths: NO_PATHS,
      }),
    }
  );
}

/** A site's own identity is the weakest word on the `id` of its tunnels and peers. */
export function siteIdentity(site: SiteFacts): Fields {
  const id = site.fields.get("site.id");
  return id === undefined ? NO_FIELDS : new Map([["tunnel.id", id]]);
}

function lanOf(fields: Fields): Located<readonly PrefixScalar[]> | undefined {
  const lan = fields.get("site.lan");
  if (lan?.value.every((s) => s.kind === "prefix") === true) return lan as Located<readonly PrefixScalar[]>;
  return (
    lan && {
      ...lan,
      value: fitted(lan.value.flatMap((s) => (s.kind === "prefix" ? [s] : s.kind === "word" ? [ANY4] : []))),
    }
  );
}

export const ANY4: PrefixScalar = {
  kind: "prefix",
  address: "0.0.0.0",
  length: 0,
  family: 4,
  bare: false,
  on: undefined,
};
export const ANY6: PrefixScalar = {
  kind: "prefix",
  address: "::",
  length: 0,
  family: 6,
  bare: false,
  on: undefined,
};

function each<S extends Scalar>(
  fields: Fields,
  id: ParameterId,
  is: (scalar: Scalar) => scalar is S,
): readonly Located<S>[] {
  const found = fields.get(id);
  return fitted((found?.value ?? []).flatMap((value) => (is(value) && found ? [{ ...found, value }] : [])));
}

function deviceMissing({ symbol }: Resolved): Diagnostic {
  return report("site/device-missing", {
    message: `site \`${symbol.name}\` does not say what device it is`,
    place: symbol.place,
    label: "no `device =` in this site",
    subjects: [symbol.key],
  });
}
