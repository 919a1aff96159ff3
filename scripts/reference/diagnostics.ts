/** `docs/reference/diagnostics/`. In: the catalogue of diagnostics. Out: a page per code, and their index. */

import { catalogue, entryOf, type Code } from "../../compiler/diagnostics/catalogue/index.ts";
import { urlOf } from "../../compiler/diagnostics/url.ts";
import { diagnosticParts } from "../../compiler/pages/diagnostic.ts";
import { page, section, sentence, sourceText, table } from "./markdown.ts";

const GROUPS: Readonly<Record<string, string>> = {
  syntax: "The text cannot be read as `.vpn`.",
  name: "Names, keys and blocks.",
  type: "Single values.",
  secret: "Secrets.",
  crypto: "How strong the algorithms are.",
  language: "Parts of the language that this version does not compile.",
  waive: "Waivers.",
  site: "Sites and their devices.",
  tunnel: "The two ends of a tunnel and their addresses.",
  phase1: "IKE: version, algorithms, authentication.",
  phase2: "How the traffic is protected.",
  policy: "Which traffic is protected.",
  manual: "Manual keying.",
  bgp: "BGP sessions inside tunnels.",
  target: "What a device at its release cannot express.",
  test: "Tests: packets and what must become of them.",
  project: "`vpnc.json`, imports and output names.",
  file: "Files that cannot be read.",
};

export const CODES: readonly Code[] = (Object.keys(catalogue) as Code[]).toSorted();

export function diagnosticPath(code: Code): string {
  return urlOf(code);
}

export function diagnosticPage(of: Code): string {
  const parts = diagnosticParts(of, (source) => sourceText(source, "../../../"));
  return page(...parts, "[All diagnostics](../README.md)");
}

export function diagnosticsIndex(): string {
  const groups = Object.keys(GROUPS);
  const rest = CODES.map(groupOf).filter((group) => !groups.includes(group));
  return page(
    "# Diagnostics",
    "Every message of `vpnc` has a code. `vpnc explain CODE` prints its page. An **error** stops a build. A **warning** stops nothing, unless `--strict` is given. A **hint** only informs.",
    'A *waivable* code can be accepted where it arises: `waive CODE "reason"` in the declaration that it is about turns it into a hint that quotes the reason. `severity` in `vpnc.json` changes a code for the whole project; an error that is not waivable stays an error.',
    ...[...groups, ...new Set(rest)].map(groupSection),
  );
}

function groupOf(of: Code): string {
  return of.slice(0, of.indexOf("/"));
}

function groupSection(group: string): string | undefined {
  return section(
    `## ${group}`,
    GROUPS[group],
    table(
      ["code", "severity", "waivable", "what it says"],
      CODES.filter((of) => groupOf(of) === group).map((of) => {
        const { severity, waivable, title } = entryOf(of);
        return [`[${of}](${of}.md)`, severity, waivable ? "yes" : "no", sentence(title)];
      }),
    ),
  );
}
