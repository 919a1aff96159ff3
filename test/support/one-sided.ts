/**
 * Writes the tunnels of a project one-sidedly, mechanically: every site in a file of its own, with a peer for each
 * tunnel, its policies, and copies of the profiles as this end uses them. What nobody stated is not written.
 */

import { parameterOf } from "../../compiler/catalogue/parameters.ts";
import type { BlockKind, ParameterId } from "../../compiler/catalogue/ids.ts";
import { showScalar, showScalars, unitOf } from "../../compiler/catalogue/show.ts";
import { first, wordOf, type Connection, type End, type Profile } from "../../compiler/expand/connection.ts";
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
  return [...profiles.values(), `site ${site.name} {\n${own}\n${blocks.join("")}}\n`].join("\n");
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
