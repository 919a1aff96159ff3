/** `docs/rules.md`. In: the map from what was considered to what became of it. Out: what is no rule of its own, and why. */

import { urlOf } from "../../compiler/diagnostics/url.ts";
import { isCode } from "../../compiler/diagnostics/catalogue/index.ts";
import { CONSIDERED, type Section } from "../../test/compiler/rules-map/considered.ts";
import { RULES_MAP } from "../../test/compiler/rules-map/index.ts";
import type { Row } from "../../test/compiler/rules-map/row.ts";
import { code, page, section, table } from "./markdown.ts";

const TITLES: Readonly<Record<Section, string>> = {
  phase1: "Phase 1",
  phase2: "Phase 2",
  policy: "Policies and selectors",
  peer: "Peers",
  manual: "Manual keying",
  crypto: "Strength of algorithms and secrets",
  surroundings: "NAT, firewall, MTU, routes, addresses",
  bgp: "BGP",
  clouds: "Clouds",
  targets: "Releases, names and words",
};

const OUTCOMES: Readonly<Record<Exclude<Row["as"], "rule">, string>> = {
  covered: "covered",
  inexpressible: "cannot be written",
  documented: "documented",
};

export function rulesPage(): string {
  const sections = Object.keys(CONSIDERED) as Section[];
  return page(
    "# What is checked, and what is not",
    "The checker was designed from a list of everything that goes wrong with IPsec tunnels. Most of the list became [diagnostics](reference/diagnostics/README.md). This page is the rest: what no code of its own stands for, and why.",
    table(
      ["outcome", "meaning"],
      [
        [OUTCOMES.covered, "another code says it"],
        [OUTCOMES.inexpressible, "no `.vpn` file can be wrong in this way"],
        [OUTCOMES.documented, "it is so, and nobody needs to act upon it"],
      ],
    ),
    ...sections.map((name) => section(`## ${TITLES[name]}`, rowsOf(RULES_MAP[name] ?? []))),
  );
}

function rowsOf(rows: readonly Row[]): string | undefined {
  return table(
    ["considered", "outcome", "why"],
    rows.flatMap((row) => (row.as === "rule" ? [] : [[code(row.id), OUTCOMES[row.as], whyOf(row)]])),
  );
}

function whyOf({ code: by, reason }: Row): string {
  const link = by !== undefined && isCode(by) ? `[${by}](${urlOf(by).replace(/^docs\//, "")})` : undefined;
  return [link, reason].filter((part) => part !== undefined).join(": ");
}
