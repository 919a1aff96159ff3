/** Statements without their secrets, for lists that people read and pass on. */

/** What follows one of these words, and the digit of an encryption type after it, is nobody's business. */
const SECRET =
  /\b(password|passwd|secret|community|key-string|key-hash|pre-shared-key|passphrase|psk|key|md5|md5-key|authentication-key|wpa-psk)\b((?:\s+(?:local|remote|hex|ascii|clear|encrypted|md5|address\s+\S+(?:\s+\d+\.\d+\.\d+\.\d+)?\s+key|hostname\s+\S+\s+key))*)(\s+[0-9](?=\s))?\s+\S.*$/iu;
const ISAKMP_KEY = /^((?:no\s+)?crypto\s+\S+\s+key\s+)(?:[0-9]\s+)?\S+(\s+(?:address|hostname)\s.*)$/iu;

export function masked(text: string): string {
  const key = ISAKMP_KEY.exec(text);
  if (key !== null) return `${key[1] ?? ""}…${key[2] ?? ""}`;
  return text.replace(SECRET, (_, word: string, between: string) => `${word}${between} …`);
}
