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
  ];
  return lines.map((line) => lineOf("", line)).join("") + steps.map(stepText).join("");
}

function stepText({ title, commands, must }: Step, at: number): string {
  const typed = commands.map((command) => lineOf("     ", command)).join("");
  const seen = must.map((line) => lineOf("   - ", line)).join("");
  return `\n${lineOf(`${at + 1}. `, title)}${typed}${seen}`;
}

function quoted(site: string): string {
  return /^[\w.-]+$/.test(site) ? site : `'${site.replaceAll("'", String.raw`'\''`)}'`;
}

/** A name may hold anything, a line break included. */
function lineOf(before: string, words: string): string {
  return `${before}${harmless(words)}\n`;
}
