/** Judges the text of a `vpnc.json` and makes settings of it; every mistake is a located diagnostic, the rest still counts. */

import type { Span } from "../../grammar/ast.ts";
import { BASELINES } from "../catalogue/algorithms.ts";
import { catalogue, entryOf, type Code } from "../diagnostics/catalogue/index.ts";
import type { Diagnostic, Severity } from "../diagnostics/diagnostic.ts";
import { nearest } from "../diagnostics/nearest.ts";
import { report } from "../diagnostics/report.ts";
import { pathPattern } from "./glob.ts";
import { parseJson, type JsonMember, type JsonNode } from "./json.ts";
import { DEFAULT_SETTINGS, type Settings } from "./settings.ts";

export interface ReadSettings {
  readonly settings: Settings;
  /** Where each pattern of `files` stands, to point at those that match nothing. */
  readonly patternSpans: ReadonlyMap<string, Span>;
  readonly diagnostics: readonly Diagnostic[];
}

export const SEVERITIES = ["error", "warning", "hint", "off"] as const;
export const SETTINGS_KEYS = ["$schema", "files", "output", "baseline", "severity", "language"] as const;
const CODE_SHAPE = /^[a-z0-9]+(?:-[a-z0-9]+)*\/[a-z0-9]+(?:-[a-z0-9]+)*$/;

type Complain = (span: Span, message: string, label: string, code?: Code) => undefined;

export function readSettings(uri: string, text: string): ReadSettings {
  const diagnostics: Diagnostic[] = [];
  const patternSpans = new Map<string, Span>();
  const complain: Complain = (span, message, label, code = "project/settings") => {
    diagnostics.push(report(code, { message, place: { uri, span }, label }));
    return undefined;
  };
  const done = (settings: Settings): ReadSettings => ({ settings, patternSpans, diagnostics });

  const parsed = parseJson(text);
  if (!parsed.ok) {
    complain(parsed.span, "vpnc.json is not valid JSON", parsed.message);
    return done(DEFAULT_SETTINGS);
  }
  if (parsed.node.kind !== "object") {
    complain(parsed.node.span, "vpnc.json must hold one object", "an object was expected");
    return done(DEFAULT_SETTINGS);
  }

  let settings = DEFAULT_SETTINGS;
  const seen = new Set<string>();
  for (const member of parsed.node.members) {
    if (seen.has(member.key)) {
      complain(member.keySpan, `\`${member.key}\` is written twice in vpnc.json`, "written before");
    }
    seen.add(member.key);
    settings = { ...settings, ...readMember(member, patternSpans, complain) };
  }
  return done(settings);
}

function readMember(
  { key, keySpan, value }: JsonMember,
  spans: Map<string, Span>,
  complain: Complain,
): Partial<Settings> {
  switch (key) {
    case "$schema":
      readText(key, value, complain);
      return {};
    case "files":
      return { files: readPatterns(value, spans, complain) };
    case "output":
      return { output: readOutput(value, complain) };
    case "baseline":
      return { baseline: readChoice(key, value, BASELINES, complain) };
    case "severity":
      return { severity: readSeverities(value, complain) };
    case "language":
      if (value.kind !== "other" || value.value !== 1) {
        complain(value.span, "`language` must be 1, the only version of the language there is", "not 1");
      }
      return {};
    default:
      complain(keySpan, `vpnc.json has no setting \`${key}\``, unknownKeyLabel(key));
      return {};
  }
}

function unknownKeyLabel(key: string): string {
  const near = nearest(key, SETTINGS_KEYS);
  return near === undefined ? `known are ${SETTINGS_KEYS.slice(1).join(", ")}` : `did you mean \`${near}\`?`;
}

function readText(key: string, value: JsonNode, complain: Complain): string | undefined {
  if (value.kind === "string") return value.value;
  return complain(value.span, `\`${key}\` must be a string`, "a string was expected");
}

function readOutput(value: JsonNode, complain: Complain): string | undefined {
  const output = readText("output", value, complain);
  if (output !== "") return output;
  return complain(value.span, "`output` must name a folder", "this is empty");
}

function readChoice<T extends string>(
  key: string,
  value: JsonNode,
  choices: readonly T[],
  complain: Complain,
): T | undefined {
  const found = choices.find((choice) => value.kind === "string" && choice === value.value);
  return found ?? complain(value.span, `\`${key}\` must be one of ${choices.join(", ")}`, "not one of them");
}

function readPatterns(
  value: JsonNode,
  spans: Map<string, Span>,
  complain: Complain,
): readonly string[] | undefined {
  if (value.kind !== "array") return complain(value.span, "`files` must be a list of patterns", "not a list");
  const patterns: string[] = [];
  for (const item of value.items) {
    if (item.kind !== "string") {
      complain(item.span, "a pattern in `files` must be a string", "a string was expected");
    } else if (pathPattern(item.value) === undefined) {
      const rule =
        "patterns stay below the folder of vpnc.json, use `/`, and know * ** ? {a,b} and a leading !";
      complain(item.span, `\`${item.value}\` is no pattern for \`files\``, rule);
    } else {
      patterns.push(item.value);
      spans.set(item.value, item.span);
    }
  }
  return patterns;
}

function readSeverities(value: JsonNode, complain: Complain): Settings["severity"] {
  if (value.kind !== "object") {
    complain(value.span, "`severity` must be an object of codes", "an object was expected");
    return {};
  }
  const severities: [string, Severity | "off"][] = [];
  for (const member of value.members) {
    const severity = readSeverity(member, complain);
    if (severity !== undefined) severities.push([member.key, severity]);
  }
  return Object.fromEntries(severities);
}

function readSeverity({ key, keySpan, value }: JsonMember, complain: Complain): Severity | "off" | undefined {
  if (!CODE_SHAPE.test(key)) {
    return complain(keySpan, `\`${key}\` is no code; codes look like \`phase2/enc-disjoint\``, "not a code");
  }
  const severity = readChoice(key, value, SEVERITIES, complain);
  if (severity === undefined) return undefined;
  if (!isCode(key)) {
    return complain(keySpan, `there is no code \`${key}\``, "this has no effect", "project/unknown-code");
  }
  const entry = entryOf(key);
  if (severity !== "error" && entry.severity === "error" && !entry.waivable) {
    const message = `\`${key}\` is an error that cannot be lowered`;
    return complain(value.span, message, `it stays an error`, "project/fixed-severity");
  }
  return severity;
}

function isCode(text: string): text is Code {
  return Object.hasOwn(catalogue, text);
}
