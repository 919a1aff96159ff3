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
  .filter((folder, index, all) => all.indexOf(folder) === index)
  .toSorted();

export function exampleText(name: string): string {
  const folder = join(FOLDER, name);
  const file = readdirSync(folder).find((entry) => entry.endsWith(".vpn"));
  return readFileSync(join(folder, file ?? ""), "utf8");
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

export function analyzeExample(text: string): Analysis {
  return analyzeTexts({ "/examples/main.vpn": text });
}
