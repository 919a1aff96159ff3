/** Two ends as their administrators write them; out, each end's swanctl.conf, compiled alone, and both ends' analysis. */

import type { Analysis } from "../../compiler/pipeline.ts";
import { targetOf } from "../../compiler/targets/index.ts";
import { analyzeTexts } from "../support/analyze.ts";
import { SECRETS } from "./differences.ts";
import { textOf, type EndSpec } from "./end.ts";
import { END_NAMES, type EndName, type Ends } from "./rig.ts";

const readSecret = ({ name }: { readonly name: string }): string => SECRETS.get(name) ?? `value-of-${name}`;

export function textsOf(ends: Ends<EndSpec>): Ends<string> {
  return { a: textOf("a", ends.a), b: textOf("b", ends.b) };
}

/** Each end is a project of its own, so a conflict between them keeps neither from being compiled. */
export function compiledAlone(texts: Ends<string>): Ends<string> {
  const [a = "", b = ""] = END_NAMES.map((end) => swanctlOf(end, texts[end]));
  return { a, b };
}

/** `key`: of every peer, instead of the secret its reference names. */
export function swanctlOf(end: EndName, text: string, key?: string): string {
  const analysis = analyzeTexts({ [`/project/${end}.vpn`]: text }, { readSecret });
  const device = analysis.model?.devices[0];
  if (device === undefined) {
    const errors = analysis.diagnostics.filter(({ severity }) => severity === "error");
    throw new Error(
      `end ${end} does not compile: ${errors.map(({ message }) => message).join("; ")}\n${text}`,
    );
  }
  const files =
    targetOf("strongswan")?.emit(device, {
      style: "terse",
      secrets: key === undefined ? readSecret : () => key,
    }) ?? [];
  return files.map((file) => file.text).join("");
}

/** The project of both files, with this end on the left, which the table takes for the initiator. */
export function analyzedFrom(initiator: EndName, texts: Ends<string>): Analysis {
  const other = initiator === "a" ? "b" : "a";
  return analyzeTexts({ "/project/1.vpn": texts[initiator], "/project/2.vpn": texts[other] }, { readSecret });
}
