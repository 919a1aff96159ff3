/** Words of IOS to canonical ids: the tables of the target read the other way round, and spellings that it never writes. */

import * as tables from "../../targets/cisco/words.ts";

type Words = ReadonlyMap<string, string>;

function inverted(table: Words, more: readonly (readonly [string, string])[] = []): Words {
  return new Map([...[...table].map(([id, word]) => [word, id] as const), ...more]);
}

// prettier-ignore
export const isakmpEncryption = inverted(tables.isakmpEncryption, [
  ["aes 128", "aes-128-cbc"],
]);

export const isakmpHash = inverted(tables.isakmpHash, [["sha1", "sha1"]]);
export const ikev2Encryption = inverted(tables.ikev2Encryption);
export const ikev2Hash = inverted(tables.ikev2Hash, [["sha", "sha1"]]);
export const groups = inverted(tables.groups);

// prettier-ignore
export const espEncryption = inverted(tables.espEncryption, [
  ["esp-aes 128", "aes-128-cbc"],
  ["esp-192-aes", "aes-192-cbc"],
  ["esp-256-aes", "aes-256-cbc"],
  ["esp-gcm 128", "aes-128-gcm"],
]);

export const espHash = inverted(tables.espHash);
export const ahHash = inverted(tables.ahHash);
