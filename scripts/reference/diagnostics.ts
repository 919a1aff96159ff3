/** `docs/reference/diagnostics/`. In: the catalogue of diagnostics. Out: a page per code, with real output, and their index. */

import { isSecretKey } from "../../compiler/catalogue/secret-keys.ts";
import { catalogue, entryOf, type Code } from "../../compiler/diagnostics/catalogue/index.ts";
import { renderContext } from "../../compiler/diagnostics/render/context.ts";
import { renderPretty } from "../../compiler/diagnostics/render/pretty.ts";
import { urlOf } from "../../compiler/diagnostics/url.ts";
import { memoryHost } from "../../compiler/host/memory.ts";
import { analyze } from "../../compiler/pipeline.ts";
import { loadProject } from "../../compiler/project/load.ts";
import { bullets, code, fence, page, section, sentence, sourceText, table } from "./markdown.ts";

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
  project: "`vpnc.json`, imports and output names.",
  file: "Files that cannot be read.",
};

export const CODES: readonly Code[] = (Object.keys(catalogue) as Code[]).toSorted();

/** What a rendered message is wrapped to. */
const WIDTH = 100;

export function diagnosticPath(code: Code): string {
  return urlOf(code);
}

export function diagnosticPage(of: Code): string {
  const { severity, waivable, needs, title, why, action, failing, passing, sources } = entryOf(of);
  return page(
    `# ${of}`,
    `**${sentence(title)}**`,
    bullets([
      `Severity: ${severity}`,
      waivable ? `Can be accepted with ${code(`waive ${of} "reason"`)}` : "Cannot be waived",
      ...(needs === undefined ? [] : [NEEDS[needs]]),
    ]),
    section("## Why it matters", sentence(why)),
    section("## What to do", sentence(action)),
    failing.trim() === ""
      ? section(
          "## Example",
          "No single file shows it: it takes a disk, several files, a setting, or the values of secrets.",
        )
      : section(
          severity === "error" ? "## An example that fails" : "## An example that raises it",
          fence(`vpn ${severity} ${of}`, failing),
          "`vpnc check` says:",
          fence("text", rendered(of, failing)),
        ),
    passing.trim() === "" ? undefined : section("## The same, put right", fence("vpn", passing)),
    section("## Sources", bullets(sources.map((source) => sourceText(source, "../../../")))),
    "[All diagnostics](../README.md)",
  );
}

const NEEDS = {
  secrets:
    "Judged where secrets are read: by `vpnc build`, and `vpnc check --with-secrets`; of literals always",
  baseline: "Judged where `baseline` of vpnc.json or `--baseline` asks for it",
} as const;

/** Every message of the code, as a terminal shows it. */
function rendered(of: Code, text: string): string {
  const project = loadProject(memoryHost({ "main.vpn": text }), []);
  const texts = new Map(project.files.map((file) => [file.uri, file.text]));
  const context = renderContext("/project", (uri) => texts.get(uri), isSecretKey);
  return analyze(project)
    .diagnostics.filter((diagnostic) => diagnostic.code === of)
    .map((diagnostic) => renderPretty(diagnostic, context, { color: false, width: WIDTH }))
    .join("\n\n");
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
