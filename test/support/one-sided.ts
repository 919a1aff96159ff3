/**
 * Writes the tunnels of a project one-sidedly, mechanically: every site in a file of its own, with a peer for each
 * tunnel, its policies, what runs inside it, and copies of the profiles as this end uses them. What nobody stated is not
 * written. Declared `key`s are not copied.
 */

import { parameterOf } from "../../compiler/catalogue/parameters.ts";
import type { BlockKind, ParameterId } from "../../compiler/catalogue/ids.ts";
import { showScalar, showScalars, unitOf } from "../../compiler/catalogue/show.ts";
import {
  first,
  wordOf,
  type Connection,
  type End,
  type Profile,
  type StatedManual,
} from "../../compiler/expand/connection.ts";
import { receivedAt } from "../../compiler/expand/manual.ts";
import type { SiteFacts } from "../../compiler/expand/site.ts";
import type { Fields } from "../../compiler/model/model.ts";
import { analyzeTexts } from "./analyze.ts";

/** `/project/hq.vpn` and so on. */
export function oneSidedTexts(texts: Readonly<Record<string, string>>): Record<string, string> {
  const { expansion } = analyzeTexts(texts);
  const sites = [...expansion.sites.values()];
  return Object.fromEntries(
    sites.map((site) => [`/project/${site.name}.vpn`, fileOf(site, expansion.connections)]),
  );
}

function fileOf(site: SiteFacts, connections: readonly Connection[]): string {
  const here = connections.flatMap((connection) =>
    ([0, 1] as const).flatMap((at) => (connection.ends[at].site === site ? [{ connection, at }] : [])),
  );
  const profiles = new Map<string, string>();
  const blocks = here.map(({ connection, at }) => peerOf(connection, at, profiles));
  const waivers = site.flat.waivers.map(({ waiver }) => `  waive ${waiver.code?.text} "as in the tunnel"`);
  const own = [lines(site.fields, "site", "  "), ...waivers].join("\n");
  const instances = here.flatMap(({ connection, at }) => instanceOf(connection.ends[at]));
  const inSite = [...new Set(instances), ...blocks].join("");
  return [...profiles.values(), `site ${site.name} {\n${own}\n${inSite}}\n`].join("\n");
}

function peerOf(connection: Connection, at: 0 | 1, profiles: Map<string, string>): string {
  const [end, other] = [connection.ends[at], connection.ends[at === 0 ? 1 : 0]];
  const { name } = connection;
  const local = first(end.tunnel, "tunnel.outside");
  const phase1 = `${end.site.name}-${name}`;
  profiles.set(`1 ${phase1}`, profileText("phase1", phase1, end.phase1));
  const peer = [
    ...addressOf(other),
    ...(local?.value.kind === "prefix" ? [`local-address = ${showScalar(local.value)}`] : []),
    `phase1 = ${phase1}`,
    ...["psk", "id", "remote-id", "initiate"].flatMap((key) => {
      const value = end.tunnel.get(`tunnel.${key}` as ParameterId);
      const stated = value !== undefined && value.from !== "default" && value.from !== "site";
      return stated ? [`${key} = ${showScalars(value.value)}`] : [];
    }),
    ...insideOf(end, other),
    ...bgpOf(end, other),
    ...connection.manuals.map((stated) => manualOf(stated, at)),
  ];
  const policies = connection.policies.map((policy) => {
    const { source, destination, fields, phase2 } = policy.ends[at];
    const profile = `${end.site.name}-${name}-${phase2.name}`;
    profiles.set(`2 ${profile}`, profileText("phase2", profile, phase2));
    const encrypts = wordOf(fields, "policy.action") === "encrypt";
    const stated = new Map([...fields].filter(([id]) => id !== "policy.phase2"));
    const target = encrypts ? `    peer = ${name}\n    phase2 = ${profile}\n` : "";
    return `  policy ${showScalar(source.value)} -> ${showScalar(destination.value)} {\n${target}${lines(stated, "policy", "    ")}\n  }\n`;
  });
  return `  peer ${name} {\n${peer.map((line) => `    ${line}\n`).join("")}  }\n${policies.join("")}`;
}

function instanceOf({ bgp }: End): string[] {
  if (bgp?.instance === undefined) return [];
  return [`  bgp ${bgp.instance.name} {\n${lines(bgp.instanceFields, "bgp-instance", "    ")}\n  }\n`];
}

function insideOf({ inside }: End, other: End): string[] {
  if (inside === undefined) return [];
  const theirs = other.inside === undefined ? "" : ` <-> ${showScalar(other.inside.value)}`;
  return [`inside = ${showScalar(inside.value)}${theirs}`];
}

function bgpOf({ bgp }: End, other: End): string[] {
  if (bgp === undefined) return [];
  const as = bgp.as && other.bgp?.as ? `as = ${bgp.as.value} <-> ${other.bgp.as.value}` : "";
  const rest = new Map([...bgp.fields].filter(([id]) => id !== "bgp.as"));
  return [`bgp ${bgp.name} {\n${as}\n${lines(rest, "bgp", "")}\n}`];
}

function manualOf(stated: StatedManual, at: 0 | 1): string {
  const both = receivedAt(stated);
  const [mine, theirs] = [both[at], both[at === 0 ? 1 : 0]];
  const pairs = [...mine].flatMap(([id, { value }]) => {
    const other = theirs.get(id)?.value ?? value;
    return [`${id.slice("manual.".length)} = ${showScalars(value)} <-> ${showScalars(other)}`];
  });
  return `manual ${stated.manual.name} {\n${pairs.join("\n")}\n}`;
}

function addressOf({ outside }: End): string[] {
  if (outside.hostName !== undefined) return [`address = dns(${JSON.stringify(outside.hostName.value)})`];
  return outside.seen === undefined ? [] : [`address = ${outside.seen.value}`];
}

function profileText(kind: "phase1" | "phase2", name: string, { fields }: Profile): string {
  const dpd = lines(fields, "dpd", "    ");
  const nested = dpd === "" ? "" : `\n  dpd {\n${dpd}\n  }`;
  return `${kind} ${name} {\n${lines(fields, kind, "  ")}${nested}\n}\n`;
}

/** `key = value` of one block, without defaults. */
function lines(fields: Fields, block: BlockKind, indent: string): string {
  return [...fields]
    .flatMap(([id, { value, from }]) => {
      const [of, key] = id.split(".");
      if (of !== block || key === undefined || from === "default" || value.length === 0) return [];
      return [`${indent}${parameterOf(block, key)?.key ?? key} = ${showScalars(value, unitOf(id))}`];
    })
    .join("\n");
}
