/**
 * What is built and imported again means the same: for every example and every format that is read, each end's values and policies are
 * those that the example states, whatever things are called. A format without a reader is named, and fails here once it has one.
 */

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parametersOf } from "../../compiler/catalogue/parameters.ts";
import { showScalar } from "../../compiler/catalogue/show.ts";
import type { Scalar } from "../../compiler/catalogue/scalar.ts";
import type { ForeignFormat } from "../../compiler/diagnostics/catalogue/entry.ts";
import type { Connection, End, PolicyEnd } from "../../compiler/expand/connection.ts";
import type { Fields } from "../../compiler/model/model.ts";
import type { Analysis } from "../../compiler/pipeline.ts";
import type { ParameterId } from "../../compiler/catalogue/ids.ts";
import { analyzeText } from "../support/analyze.ts";
import { analyzeExample, EXAMPLES, exampleTexts, scriptsOf } from "../support/examples.ts";
import { FOREIGN_FORMATS, importAs, importerOf, UNREAD } from "../support/foreign.ts";

/** The file that a device of a format is built to. */
const OUTPUT: Readonly<Record<ForeignFormat, (site: string) => string>> = {
  routeros: (site) => `${site}.rsc`,
  "cisco-ios": (site) => `${site}.ios.cfg`,
  strongswan: (site) => `${site}.swanctl.conf`,
  aws: (site) => `${site}.aws.json`,
};

/** How an end, named by where it looks for the other, behaves. */
type Meaning = ReadonlyMap<string, { readonly phase1: Values; readonly policies: readonly string[] }>;
type Values = Readonly<Record<string, string>>;

/** Settings that scripts do not carry: of the end's own bookkeeping, or derived anew. */
const PHASE1 = parametersOf("phase1")
  .concat(parametersOf("dpd"))
  .filter(({ agreement }) => agreement !== "local")
  .map(({ id }) => id);
const PHASE2 = parametersOf("phase2")
  .filter(({ agreement }) => agreement !== "local")
  .map(({ id }) => id);
const POLICY: readonly ParameterId[] = [
  "policy.action",
  "policy.protocol",
  "policy.src-port",
  "policy.dst-port",
];

function meaningOf({ expansion }: Pick<Analysis, "expansion">, site: string): Meaning {
  const found = expansion.connections.flatMap((connection) =>
    connection.ends.flatMap((end, index): [string, ReturnType<typeof endMeaning>][] => {
      const other = connection.ends[1 - index];
      if (end.site.name !== site || end.stated === undefined || other === undefined) return [];
      // Two tunnels of Amazon's go to one customer.
      const from = end.site.device.value.target === "aws" ? `${end.outside.seen?.value} to ` : "";
      return [[from + remoteOf(end, other), endMeaning(connection, end, index)]];
    }),
  );
  return new Map(found.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function remoteOf(end: End, other: End): string {
  const dialled = end.dials?.hostName ?? end.dials?.address ?? other.outside.hostName ?? other.outside.seen;
  if (dialled !== undefined) return dialled.value;
  // Who calls from anywhere is known by its identity.
  const expected = end.tunnel.get("tunnel.remote-id") ?? other.tunnel.get("tunnel.id");
  return `anywhere ${expected?.value.map(word).join() ?? ""}`;
}

function endMeaning(connection: Connection, end: End, index: number) {
  const policies = connection.policies.flatMap((pair) => {
    const own = pair.ends[index];
    return own === undefined ? [] : [policyText(own)];
  });
  return { phase1: valuesOf(end.phase1.fields, PHASE1), policies: policies.toSorted() };
}

/** A VPN connection is for one pair of networks; a tunnel's policies, and those of its twin, become what covers them all. */
function onePair(meaning: Meaning): Meaning {
  const all = [...meaning.values()].flatMap(({ policies }) => policies).map(parted);
  const [own, theirs] = [all.map(({ source }) => source), all.map(({ destination }) => destination)];
  return new Map(
    [...meaning].map(([key, { phase1, policies }]) => {
      const options = new Set(policies.map((policy) => parted(policy).options));
      return [
        key,
        { phase1, policies: [...options].map((each) => `${covering(own)} -> ${covering(theirs)} ${each}`) },
      ];
    }),
  );
}

function parted(policy: string): { source: string; destination: string; options: string } {
  const [source = "", , destination = "", ...options] = policy.split(" ");
  return { source, destination, options: options.join(" ") };
}

/** Of IPv4 networks, the longest prefix that all of them begin with. */
function covering(networks: readonly string[]): string {
  const ranges = networks.map((network) => {
    const [address = "", length = ""] = network.split("/");
    const start = address.split(".").reduce((sum, byte) => sum * 256 + Number(byte), 0);
    return { start, end: start + 2 ** (32 - Number(length)) - 1 };
  });
  const [low, high] = [Math.min(...ranges.map((r) => r.start)), Math.max(...ranges.map((r) => r.end))];
  let size = 1;
  while (Math.floor(low / size) !== Math.floor(high / size)) size *= 2;
  const start = Math.floor(low / size) * size;
  const bytes = [24, 16, 8, 0].map((shift) => Math.floor(start / 2 ** shift) % 256);
  return `${bytes.join(".")}/${32 - Math.log2(size)}`;
}

function policyText({ source, destination, fields, phase2 }: PolicyEnd): string {
  const prefix = ({ value }: PolicyEnd["source"]): string => `${value.address}/${value.length}`;
  const { "phase2.ipsec-protocols": ofProfile, ...profile } = valuesOf(phase2.fields, PHASE2);
  // A release has them at one place or the other.
  const { "policy.ipsec-protocols": protocols = ofProfile ?? "esp" } = valuesOf(fields, [
    "policy.ipsec-protocols",
  ]);
  const options = { ...valuesOf(fields, POLICY), ...profile, protocols };
  return `${prefix(source)} -> ${prefix(destination)} ${JSON.stringify(options)}`;
}

function valuesOf(fields: Fields, ids: readonly ParameterId[]): Values {
  return Object.fromEntries(
    ids.flatMap((id): [string, string][] => {
      const value = fields.get(id)?.value;
      // Which PRF goes with a hash is what a device does by itself.
      if (value?.some((each) => each.kind === "word" && each.word === "auto") === true) return [];
      return value === undefined || value.length === 0 ? [] : [[id, value.map(word).toSorted().join(", ")]];
    }),
  );
}

function word(scalar: Scalar): string {
  return showScalar(scalar);
}

it("names the formats that nothing reads yet", () => {
  expect(FOREIGN_FORMATS.filter((format) => importerOf(format) === undefined)).toEqual(UNREAD);
});

/** Beside the examples, projects with devices that no example has. */
const IMPORTED: readonly string[] = [
  "cisco/console-session",
  "cisco/manual-2002",
  "cisco/nat-with-exemption",
  "strongswan/ikev1-several-pairs",
  "strongswan/two-sites",
];

function read(name: string): string {
  return readFileSync(fileURLToPath(new URL(`./${name}/expected.vpn`, import.meta.url)), "utf8");
}

const READ = FOREIGN_FORMATS.flatMap((format) => {
  const importer = importerOf(format);
  return importer === undefined ? [] : [[format, importer] as const];
});

describe.each(READ)("%s", (format, importer) => {
  const devices = [...EXAMPLES, ...IMPORTED].flatMap((name) => {
    const analysis = IMPORTED.includes(name) ? analyzeText(read(name)) : analyzeExample(exampleTexts(name));
    const scripts = scriptsOf(analysis);
    return (analysis.model?.devices ?? []).flatMap(({ site, target }) => {
      const script = scripts.get(OUTPUT[format](site));
      return target === format && script !== undefined
        ? [[`${name}/${site}`, site, analysis, script] as const]
        : [];
    });
  });

  it("is built from some project", () => expect(devices.length).toBeGreaterThan(0));

  it.each(devices)("%s means the same", (_, site, original, script) => {
    const { imported } = importAs(importer, { [OUTPUT[format](site)]: script });
    const again = analyzeText(imported.text);
    const name = again.symbols.all.find(({ kind }) => kind === "site")?.name ?? "";
    const stated = meaningOf(original, site);
    const [before, after] = [format === "aws" ? onePair(stated) : stated, meaningOf(again, name)];
    expect(after).toEqual(before);
  });
});
