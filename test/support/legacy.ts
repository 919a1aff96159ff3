/**
 * A second witness for releases without a console tree: arguments by menu with the releases that were seen to have them,
 * written down apart from the compiler's own tables, and the words that changed.
 */

import { inRange } from "../../compiler/catalogue/version.ts";
import type { Row } from "../../compiler/targets/routeros/tree.ts";
import table from "./legacy-arguments.json" with { type: "json" };

export interface LegacyArgument {
  readonly menu: string;
  readonly argument: string;
  readonly since: string;
  readonly until: string;
  readonly confidence: string;
  readonly source: string;
}

export const legacyArguments: readonly LegacyArgument[] = Object.entries(table).flatMap(([menu, named]) =>
  Object.entries(named as Readonly<Record<string, readonly (readonly string[])[]>>).flatMap(
    ([argument, rows]) =>
      rows.map(([since = "", until = "", confidence = "", source = ""]) => ({
        menu: `/${menu}`,
        argument,
        since,
        until,
        confidence,
        source,
      })),
  ),
);

interface Words {
  readonly menu: string;
  readonly argument: string;
  readonly since: string;
  readonly until: string;
  readonly words: readonly string[];
}

function words(menu: string, argument: string, since: string, until: string, list: string): Words {
  return { menu: `/ip ipsec ${menu}`, argument, since, until, words: list.split(" ") };
}

const extra = "blowfish twofish camellia-128 camellia-192 camellia-256";

// prettier-ignore
const wordRows: readonly Words[] = [
  words("peer",     "exchange-mode",   "2.6", "6.37", "main aggressive base main-l2tp"),
  words("peer",     "exchange-mode",   "6.38", "6.49", "main aggressive base main-l2tp ike2"),
  words("peer",     "hash-algorithm",  "2.6", "2.6", "md5 sha"),
  words("peer",     "hash-algorithm",  "3.0", "4.17", "md5"),
  words("peer",     "hash-algorithm",  "5.0", "6.6", "md5 sha1"),
  words("peer",     "hash-algorithm",  "6.7", "6.42", "md5 sha1 sha256 sha512"),
  words("proposal", "enc-algorithms",  "3.0", "4.4", "null des 3des aes-128 aes-192 aes-256"),
  words("proposal", "enc-algorithms",  "4.5", "5.26", `null des 3des aes-128 aes-192 aes-256 ${extra}`),
  words("proposal", "enc-algorithms",  "6.0", "6.6", `null des 3des ${extra}`),
  words("proposal", "enc-algorithms",  "6.7", "6.49", `null des 3des aes-128-cbc aes-192-cbc aes-256-cbc aes-128-ctr aes-192-ctr aes-256-ctr aes-128-gcm aes-192-gcm aes-256-gcm ${extra}`),
  words("proposal", "auth-algorithms", "3.0", "6.6", "md5 sha1 null"),
  words("proposal", "auth-algorithms", "6.7", "6.33", "md5 sha1 null sha512"),
  words("proposal", "auth-algorithms", "6.34", "6.49", "md5 sha1 null sha256 sha512"),
  words("policy",   "level",           "2.6", "2.6", "use acquire require"),
  words("policy",   "level",           "3.0", "6.49", "use require unique"),
  words("policy",   "action",          "2.6", "2.6", "accept drop encrypt"),
  words("policy",   "action",          "3.0", "4.17", "encrypt"),
  words("policy",   "action",          "5.0", "6.49", "none discard encrypt"),
];

/** What an argument of a release rests on. */
export function legacyOf(menu: string, argument: string, release: string): LegacyArgument | undefined {
  return legacyArguments.find(
    (row) => row.menu === menu && row.argument === argument && inRange(release, row),
  );
}

/** Problems of a row at a release before 7.0, in words. */
export function checkLegacy(release: string, row: Row): readonly string[] {
  const named = [...row.arguments, ...(row.selector?.kind === "find" ? row.selector.conditions : [])];
  return named.flatMap(({ name, value }) => {
    if (legacyOf(row.menu, name, release) === undefined) {
      return [`${row.menu} has no ${name} in RouterOS ${release}: ${elsewhere(row.menu, name)}`];
    }
    const rule = wordRows.find(
      (each) => each.menu === row.menu && each.argument === name && inRange(release, each),
    );
    return value
      .split(",")
      .filter((word) => rule !== undefined && word !== "" && !rule.words.includes(word))
      .map(
        (word) =>
          `${row.menu} ${name} has no ${word} in RouterOS ${release}: ${legacyOf(row.menu, name, release)?.source}`,
      );
  });
}

/** Where an argument was seen instead, and by whom. */
function elsewhere(menu: string, argument: string): string {
  const rows = legacyArguments.filter((row) => row.menu === menu && row.argument === argument);
  const seen = rows.map((row) => `${row.since} to ${row.until} (${row.source})`);
  return seen.length === 0 ? "no source shows it before 7.0" : `seen in ${seen.join(", ")}`;
}
