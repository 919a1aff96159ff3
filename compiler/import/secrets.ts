/** Names variables for secrets. In: what was found and where it is used. Out: a variable for each, the same for the same texts. */

import type { DraftBlock, FoundSecret, Origin } from "./draft.ts";
import { secretsUsed } from "./names.ts";

export interface ImportedSecret {
  /** Of the environment: `OFFICE_TO_RIGA`. */
  readonly variable: string;
  /** `undefined`: the text hides it. */
  readonly value: string | undefined;
  readonly origin: Origin;
  /** Whether its value stands in the text that was written. */
  readonly inline: boolean;
}

export interface SecretsInput {
  readonly blocks: readonly DraftBlock[];
  /** Of all readings, in the order in which terms number them. */
  readonly found: readonly FoundSecret[];
  /** The names of sites, where variables begin with them. */
  readonly siteFirst: boolean;
  readonly inline: boolean;
}

/** By the number that terms have; only secrets that a declaration uses. */
export function nameSecrets(input: SecretsInput): ReadonlyMap<number, ImportedSecret> {
  const named = new Map<number, ImportedSecret>();
  const taken = new Set<string>();
  for (const [index, block] of secretsUsed(input.blocks)) {
    const secret = input.found[index];
    if (secret === undefined) continue;
    const owner = input.siteFirst && block.head === "site" ? `${block.name ?? ""} ` : "";
    const variable = free(variableOf(`${owner}${secret.label}`), taken);
    taken.add(variable);
    const { value, origin } = secret;
    named.set(index, { variable, value, origin, inline: input.inline && isLiteral(value) });
  }
  return named;
}

/** A literal stands on one line. */
function isLiteral(value: string | undefined): boolean {
  return value !== undefined && value !== "" && !/\p{Cc}|\p{Zl}|\p{Zp}|\p{Cs}/u.test(value);
}

function variableOf(words: string): string {
  const plain = words
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, "_")
    .replaceAll(/^_+|_+$/g, "");
  return /^[A-Z]/.test(plain) ? plain : `SECRET_${plain}`.replace(/_$/, "");
}

function free(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  for (let number = 2; ; number++) if (!taken.has(`${wanted}_${number}`)) return `${wanted}_${number}`;
}
