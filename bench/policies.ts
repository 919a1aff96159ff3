/**
 * How long the policies of one hub take, by their number: the whole analysis, and the judgement of the list alone. Run
 * with `npm run bench:policies`, or with numbers of policies as arguments. Fails only if a project has an error.
 */

import { analyze, type Analysis } from "../compiler/pipeline.ts";
import { DEFAULT_SETTINGS } from "../compiler/project/settings.ts";
import { devicesOf } from "../compiler/spd/device.ts";
import { listed, mirrored, spokes } from "./projects.ts";

interface Row {
  readonly policies: number;
  readonly all: number;
  readonly list: number;
}

const given = process.argv.slice(2).map(Number);
const sizes = given.length > 0 ? given : [1_000, 3_000, 10_000, 30_000, 100_000];

const projects = [
  { name: "listed", project: listed, most: Infinity },
  { name: "spokes", project: spokes, most: Infinity },
  // Twice as many policies as its number says, and their counterparts.
  { name: "mirrored", project: mirrored, most: 30_000 },
];

for (const { name, project, most } of projects) {
  const rows = sizes
    .filter((size) => size <= most)
    .map((policies): Row => measure(policies, project(policies)));
  console.log(`\n${name}\n${"policies".padStart(10)}${"analysis ms".padStart(14)}${"list ms".padStart(10)}`);
  for (const { policies, all, list } of rows) {
    console.log(
      `${String(policies).padStart(10)}${all.toFixed(0).padStart(14)}${list.toFixed(0).padStart(10)}`,
    );
  }
  console.log(`  grows as n^${exponent(rows, "all")}, the list as n^${exponent(rows, "list")}`);
}

function measure(policies: number, text: string): Row {
  const files = [{ uri: "/bench/hub.vpn", text }];
  const [analysis, all] = timed(() =>
    analyze({ root: "/bench", files, settings: DEFAULT_SETTINGS, diagnostics: [] }),
  );
  const problems = analysis.diagnostics.filter(({ severity }) => severity !== "hint");
  if (problems.length > 0) throw new Error(`${problems[0]?.code}: ${problems[0]?.message}`);
  const { sites, connections, sitePolicies } = analysis.expansion satisfies Analysis["expansion"];
  const [devices, list] = timed(() => devicesOf(sites.list, connections, sitePolicies));
  const found = devices.find(({ site }) => site.name === "hub")?.policies.length;
  if (found !== policies) throw new Error(`the hub has ${found} policies, not ${policies}`);
  return { policies, all, list };
}

/** Time of the processor, so that a busy machine does not count. */
function timed<T>(work: () => T): readonly [T, number] {
  const start = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(start);
  return [result, (user + system) / 1000];
}

/** Slope of the line through the logarithms. */
function exponent(rows: readonly Row[], field: "all" | "list"): string {
  const points = rows.map((row) => [Math.log(row.policies), Math.log(row[field])] as const);
  const mean = (at: 0 | 1): number => points.reduce((sum, point) => sum + point[at], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const slope =
    points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0) /
    points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
  return Number.isNaN(slope) ? "?" : slope.toFixed(2);
}
