/** Why a negotiation failed, read off the log of a charon: the log's text in, the reasons it tells out. */

/** Nobody answered a daemon in time. */
export const TIMEOUT = "timeout";

// prettier-ignore
const SIGNS: readonly (readonly [string, RegExp])[] = [
  ["NO_PROPOSAL_CHOSEN",     /NO_PROPOSAL_CHOSEN|N\(NO_PROP\)|no (?:acceptable |matching )?proposal found/],
  ["TS_UNACCEPTABLE",        /TS_UNACCEPTABLE|N\(TS_UNACCEPT\)|traffic selectors .* inacceptable/],
  ["INVALID_ID_INFORMATION", /INVALID_ID_INFORMATION|N\(INVAL_ID\)|no matching CHILD_SA config found/],
  ["AUTHENTICATION_FAILED",  /AUTHENTICATION_FAILED|N\(AUTH_FAILED\)|MAC mismatched|no shared key found/],
  ["no config for the peer", /no (?:matching )?peer config found|no IKE config found/],
  ["undecryptable",          /could not decrypt payloads|INVALID_HASH|invalid HASH_V1|decryption failed|invalid ID_V1/],
  ["wrong identity",         /does not match to|constraint check failed: identity|IDr? '.*' does not match/],
  ["version",                /INVALID_MAJOR|unsupported IKE version/],
  ["mode",                   /mode differs|not using transport mode|requested mode|mode .* not supported/],
  ["kernel",                 /unable to (?:add|install)|failed to (?:add|install)|not supported by kernel/],
  [TIMEOUT,                  /giving up after|peer not responding|timed out/],
];

export function signsIn(log: string): readonly string[] {
  return SIGNS.flatMap(([name, pattern]) => (pattern.test(log) ? [name] : []));
}

/** After one of these the responder stays silent, and the initiator would only wait. */
export function isSilentRefusal(log: string): boolean {
  return /could not decrypt payloads|no (?:IKE|peer|matching peer) config found|unsupported IKE version|message verification failed|invalid HASH_V1/.test(
    log,
  );
}
