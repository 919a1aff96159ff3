/** How the EC2 API spells what a tunnel permits. In: a parameter and a word; out: its value, or `undefined` for none. */

import { findAlgorithm } from "../../catalogue/algorithms/index.ts";
import { AWS_TUNNEL } from "../../catalogue/clouds/aws.ts";
import type { ParameterId } from "../../catalogue/ids.ts";

// prettier-ignore
const WORDS: ReadonlyMap<string, string> = new Map([
  ["main",        "ikev1"],
  ["ikev2",       "ikev2"],
  ["aes-128-cbc", "AES128"],
  ["aes-256-cbc", "AES256"],
  ["aes-128-gcm", "AES128-GCM-16"],
  ["aes-256-gcm", "AES256-GCM-16"],
  ["sha1",        "SHA1"],
  ["sha256",      "SHA2-256"],
  ["sha384",      "SHA2-384"],
  ["sha512",      "SHA2-512"],
]);

const ACCEPTED: ReadonlyMap<ParameterId, readonly string[]> = new Map(
  AWS_TUNNEL.flatMap((option) => ("words" in option ? [[option.parameter, option.words] as const] : [])),
);

/** Whether AWS has a closed list of words for a parameter. */
export function isListed(parameter: ParameterId): boolean {
  return ACCEPTED.has(parameter);
}

export function accepts(parameter: ParameterId, word: string): boolean {
  return ACCEPTED.get(parameter)?.includes(word) ?? false;
}

/** A group goes by its number, everything else by a name. */
export function spelling(parameter: ParameterId, word: string): string | number | undefined {
  if (!accepts(parameter, word)) return undefined;
  return WORDS.get(word) ?? findAlgorithm("dh-group", word)?.iana.ikev2;
}
