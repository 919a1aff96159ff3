/** How IOS spells algorithms, one table for each place of a configuration. Source: IOS XE's YANG models, 16.5.1 to 26.1.1. */

type Words = ReadonlyMap<string, string>;

// prettier-ignore
export const isakmpEncryption: Words = new Map([
  ["des",         "des"],
  ["3des",        "3des"],
  ["aes-128-cbc", "aes"],
  ["aes-192-cbc", "aes 192"],
  ["aes-256-cbc", "aes 256"],
]);

// prettier-ignore
export const isakmpHash: Words = new Map([
  ["md5",    "md5"],
  ["sha1",   "sha"],
  ["sha256", "sha256"],
  ["sha384", "sha384"],
  ["sha512", "sha512"],
]);

// prettier-ignore
export const ikev2Encryption: Words = new Map([
  ["des",         "des"],
  ["3des",        "3des"],
  ["aes-128-cbc", "aes-cbc-128"],
  ["aes-192-cbc", "aes-cbc-192"],
  ["aes-256-cbc", "aes-cbc-256"],
  ["aes-128-gcm", "aes-gcm-128"],
  ["aes-256-gcm", "aes-gcm-256"],
]);

// prettier-ignore
export const ikev2Hash: Words = new Map([
  ["md5",    "md5"],
  ["sha1",   "sha1"],
  ["sha256", "sha256"],
  ["sha384", "sha384"],
  ["sha512", "sha512"],
]);

// prettier-ignore
export const groups: Words = new Map([
  ["modp768",      "1"],
  ["modp1024",     "2"],
  ["modp1536",     "5"],
  ["modp2048",     "14"],
  ["modp3072",     "15"],
  ["modp4096",     "16"],
  ["ecp256",       "19"],
  ["ecp384",       "20"],
  ["ecp521",       "21"],
  ["modp2048s256", "24"],
]);

// prettier-ignore
export const espEncryption: Words = new Map([
  ["null",        "esp-null"],
  ["des",         "esp-des"],
  ["3des",        "esp-3des"],
  ["aes-128-cbc", "esp-aes"],
  ["aes-192-cbc", "esp-aes 192"],
  ["aes-256-cbc", "esp-aes 256"],
  ["aes-128-gcm", "esp-gcm"],
  ["aes-192-gcm", "esp-gcm 192"],
  ["aes-256-gcm", "esp-gcm 256"],
]);

// prettier-ignore
export const espHash: Words = new Map([
  ["md5",    "esp-md5-hmac"],
  ["sha1",   "esp-sha-hmac"],
  ["sha256", "esp-sha256-hmac"],
  ["sha384", "esp-sha384-hmac"],
  ["sha512", "esp-sha512-hmac"],
]);

// prettier-ignore
export const ahHash: Words = new Map([
  ["md5",    "ah-md5-hmac"],
  ["sha1",   "ah-sha-hmac"],
  ["sha256", "ah-sha256-hmac"],
  ["sha384", "ah-sha384-hmac"],
  ["sha512", "ah-sha512-hmac"],
]);

/** Refused by IOS XE 17.11.1 and later, unless the compliance shield is switched off. Source: FN72510. */
export const SHIELDED: ReadonlySet<string> = new Set([
  "des",
  "3des",
  "esp-des",
  "esp-3des",
  "esp-null",
  "md5",
  "esp-md5-hmac",
  "ah-md5-hmac",
  "1",
  "2",
  "5",
]);
