/** The shipped examples: their texts, the secrets the documents published, and the scripts they compile to. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Analysis } from "../../compiler/pipeline.ts";
import { targetOf } from "../../compiler/targets/index.ts";
import { analyzeTexts } from "./analyze.ts";

const FOLDER = fileURLToPath(new URL("../../examples/", import.meta.url));

/** Folders that are projects: each holds `.vpn` files of its own. */
export const EXAMPLES: readonly string[] = readdirSync(FOLDER, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith(".vpn"))
  .map((entry) => entry.parentPath.slice(FOLDER.length).replace(/\/$/, ""))
  // Those are wrong on purpose, and have a test of their own.
  .filter((folder) => !folder.startsWith("mistakes/"))
  .filter((folder, index, all) => all.indexOf(folder) === index)
  .toSorted();

/** The texts of an example by the names of its files. */
export type ExampleTexts = Readonly<Record<string, string>>;

export function exampleTexts(name: string): ExampleTexts {
  const folder = join(FOLDER, name);
  const files = readdirSync(folder).filter((entry) => entry.endsWith(".vpn"));
  return Object.fromEntries(files.toSorted().map((file) => [file, readFileSync(join(folder, file), "utf8")]));
}

/** The only text of an example that is one file. */
export function exampleText(name: string): string {
  const texts = Object.values(exampleTexts(name));
  if (texts.length !== 1) throw new Error(`${name} has ${texts.length} files`);
  return texts.join("");
}

/** The values the two source documents print, so that their scripts can be compared byte for byte. */
export const PUBLISHED: Readonly<Record<string, string>> = {
  AWS_PSK_1: "lQYYOz0bTt5CzgSTjwcGffL8GrgchPCx",
  AWS_PSK_2: "OJqz54fyOdO8RCNbsZHp9zafISAB38vu",
  R1_R2_PSK: "gwejimezyfopmekun",
  CISCO_PSK: "test_key",
};

export function scriptsOf(
  analysis: Analysis,
  style: "compact" | "terse" = "terse",
): ReadonlyMap<string, string> {
  const secrets = ({ name }: { readonly name: string }): string => PUBLISHED[name] ?? `value-of-${name}`;
  return new Map(
    (analysis.model?.devices ?? []).flatMap((device) =>
      (targetOf(device.target)?.emit(device, { style, secrets }) ?? []).map(
        (file) => [file.name, file.text] as const,
      ),
    ),
  );
}

export function analyzeExample(text: string | ExampleTexts): Analysis {
  const texts = typeof text === "string" ? { "main.vpn": text } : text;
  return analyzeTexts(
    Object.fromEntries(Object.entries(texts).map(([file, content]) => [`/examples/${file}`, content])),
  );
}
