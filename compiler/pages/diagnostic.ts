/** The page of a diagnostic code as Markdown, with real output. In: the catalogue. Out: for the reference and for editors. */

import { isSecretKey } from "../catalogue/secret-keys.ts";
import type { ForeignFormat } from "../diagnostics/catalogue/entry.ts";
import { entryOf, type Code } from "../diagnostics/catalogue/index.ts";
import { renderContext } from "../diagnostics/render/context.ts";
import { renderPretty } from "../diagnostics/render/pretty.ts";
import { memoryHost } from "../host/memory.ts";
import { importFindings, maskTexts, shownTexts } from "../import/findings.ts";
import { importTexts } from "../import/import.ts";
import { IMPORTERS } from "../import/importers.ts";
import { analyze } from "../pipeline.ts";
import { loadProject } from "../project/load.ts";
import { bullets, code, fence, section, sentence } from "./markdown.ts";

/** What a rendered message is wrapped to. */
const WIDTH = 100;

/** The parts of the page, in order; `shown` may turn a source into a link. */
export function diagnosticParts(
  of: Code,
  shown: (source: string) => string,
): readonly (string | undefined)[] {
  const { severity, waivable, needs, title, why, action, passing, sources } = entryOf(of);
  return [
    `# ${of}`,
    `**${sentence(title)}**`,
    bullets([
      `Severity: ${severity}`,
      waivable ? `Can be accepted with ${code(`waive ${of} "reason"`)}` : "Cannot be waived",
      ...(needs === undefined ? [] : [NEEDS[needs]]),
    ]),
    section("## Why it matters", sentence(why)),
    section("## What to do", sentence(action)),
    ...exampleOf(of),
    passing.trim() === "" ? undefined : section("## The same, put right", fence(languageOf(of), passing)),
    section("## Sources", bullets(sources.map(shown))),
  ];
}

function exampleOf(of: Code): readonly (string | undefined)[] {
  const { severity, failing, foreign } = entryOf(of);
  if (failing.trim() === "") {
    const why =
      "No single file shows it: it takes a disk, several files, a setting, or the values of secrets.";
    return [section("## Example", why)];
  }
  const title = severity === "error" ? "## An example that fails" : "## An example that raises it";
  if (foreign !== undefined) {
    const told = importMessages(of, foreign, failing);
    const output = told === "" ? [] : ["`vpnc import` says:", fence("text", told)];
    return [section(title, fence(languageOf(of), failing), ...output)];
  }
  const says = ["`vpnc check` says:", fence("text", rendered(of, failing))];
  return [section(title, fence(`vpn ${severity} ${of}`, failing), ...says)];
}

/** Of a fence; what `vpnc import` reads is no `.vpn`. */
function languageOf(of: Code): string {
  return entryOf(of).foreign === undefined ? "vpn" : "text";
}

const NEEDS = {
  secrets:
    "Judged where secrets are read: by `vpnc build`, and `vpnc check --with-secrets`; of literals always",
  baseline: "Judged where `baseline` of vpnc.json or `--baseline` asks for it",
} as const;

/** The same of what a device's text is read to; empty while nothing reads the format. */
function importMessages(of: Code, foreign: ForeignFormat, text: string): string {
  const importer = IMPORTERS.find(({ name }) => name === foreign);
  if (importer === undefined) return "";
  const file = FILES[foreign];
  const uri = `/project/${file}`;
  const imported = importTexts([{ source: { file, text }, importer }], { inlineSecrets: false });
  const masked = maskTexts([{ file, uri, text }], imported);
  const context = renderContext("/project", () => masked[0]?.text);
  return importFindings(imported, shownTexts(masked))
    .filter(({ code: found }) => found === of)
    .map((found) => renderPretty(found, { ...context, isMasked: () => true }, { color: false, width: WIDTH }))
    .join("\n\n");
}

const FILES: Readonly<Record<ForeignFormat, string>> = {
  routeros: "office.rsc",
  aws: "aws.txt",
  "cisco-ios": "office.cfg",
  strongswan: "swanctl.conf",
};

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
