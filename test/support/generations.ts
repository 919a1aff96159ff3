/** The scenarios of `test/scenarios/generations`: one source each, built for many releases. */

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Analysis } from "../../compiler/pipeline.ts";
import { inRange } from "../../compiler/catalogue/version.ts";
import { analyzeTexts } from "./analyze.ts";
import { scriptsOf } from "./examples.ts";

export const FOLDER = fileURLToPath(new URL("../scenarios/generations/", import.meta.url));

// prettier-ignore
export const RELEASES: readonly string[] = [
  "2.6", "3.30", "4.17", "5.26", "6.35", "6.39", "6.42", "6.43.8", "6.44", "6.45.1", "6.49.10",
  "7.8", "7.9", "7.10.2", "7.12.2", "7.18.2", "7.19.6", "7.20", "7.22.3", "7.24",
];

interface Scenario {
  readonly file: string;
  /** The first release that has all of it. */
  readonly since: string;
}

const SCENARIOS: readonly Scenario[] = [
  { file: "one.vpn", since: "2.6" },
  { file: "failover.vpn", since: "3.0" },
  { file: "firewall.vpn", since: "3.0" },
  { file: "routed.vpn", since: "4.0" },
  { file: "caller.vpn", since: "6.21" },
  { file: "firewall-6.vpn", since: "6.44" },
  { file: "callers.vpn", since: "6.44" },
  { file: "ikev2.vpn", since: "6.44" },
];

export function scenariosFor(release: string): readonly string[] {
  return SCENARIOS.filter(({ since }) => inRange(release, { since })).map(({ file }) => file);
}

/** The scenario with its one RouterOS device at a release. */
export function analyzeAt(file: string, release: string): Analysis {
  const text = readFileSync(`${FOLDER}${file}`, "utf8");
  return analyzeTexts({ "/project/main.vpn": text.replace("routeros 7.24", `routeros ${release}`) });
}

/** `hq.rsc` and what else the scenarios compile to at a release. */
export function scriptsAt(release: string): ReadonlyMap<string, string> {
  return new Map(
    scenariosFor(release).flatMap((file) =>
      [...scriptsOf(analyzeAt(file, release), "compact")].filter(([name]) => name.endsWith(".rsc")),
    ),
  );
}
