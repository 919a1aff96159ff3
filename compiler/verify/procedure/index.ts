/** The acceptance procedure of a site: what to type on its console after the script was applied, and what must be seen. */

import { harmless } from "../../diagnostics/render/width.ts";
import type { DeviceModel, Model } from "../../model/model.ts";
import { fileName } from "../../targets/common/file-name.ts";
import type { OutputFile } from "../../targets/target.ts";
import { expectationOf, type Expectation } from "../expect.ts";
import { awsProcedure, ciscoProcedure, strongswanProcedure } from "./others.ts";
import { routerosProcedure } from "./routeros.ts";
import type { Procedure, Step } from "./step.ts";

/** `SITE.verify.txt`; `undefined` for a device that nobody here knows how to ask. Never holds a secret. */
export function procedureFor(device: DeviceModel, model: Model): OutputFile | undefined {
  const expected = expectationOf(model, device.site);
  const procedure = expected && procedureOf(device, expected);
  if (procedure === undefined) return undefined;
  const name = `${fileName(device.site)}.verify.txt`;
  return { name, text: textOf(device, procedure), secret: false };
}

function procedureOf(device: DeviceModel, expected: Expectation): Procedure | undefined {
  switch (device.target) {
    case "routeros":
      return routerosProcedure(device, expected);
    case "cisco-ios":
      return ciscoProcedure(device, expected);
    case "strongswan":
      return strongswanProcedure(device, expected);
    case "aws":
      return awsProcedure(device, expected);
    default:
      return undefined;
  }
}

function textOf({ site }: DeviceModel, { device, steps, sources, readable }: Procedure): string {
  const lines = [
    `How to verify site ${site}, ${device}`,
    `documented: ${sources.join("; ")}; not run`,
    ...(readable
      ? [`Save what these commands print into a file: \`vpnc verify ${quoted(site)} FILE\` judges it.`]
      : []),
    ...steps.flatMap(stepLines),
  ];
  return lines.map((line) => `${withIndent(line)}\n`).join("");
}

function stepLines({ title, commands, must }: Step, at: number): readonly string[] {
  return [
    "",
    `${at + 1}. ${title}`,
    ...commands.map((command) => `     ${command}`),
    ...must.map((line) => `   - ${line}`),
  ];
}

function quoted(site: string): string {
  return /^[\w.-]+$/.test(site) ? site : `'${site.replaceAll("'", String.raw`'\''`)}'`;
}

/** A name may hold anything, a line break included. */
function withIndent(line: string): string {
  if (harmless(line) === line) return line; // nearly all of some hundred thousand
  const indent = /^ */.exec(line)?.[0] ?? "";
  return indent + harmless(line.slice(indent.length));
}
