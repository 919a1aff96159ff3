/**
 * Reads literals. In: the text of one token. Out: its value in plain units (seconds, bytes, numbers),
 * or `undefined` when the text has the shape of such a literal but no value.
 */

const SECONDS = { w: 604_800, d: 86_400, h: 3600, m: 60, s: 1 } as const;
const DURATION = /^(?=\d)(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/;
const SIZE = /^(\d+)(?:([kKMGT])(i?)B?|B)$/;
const POWERS = { k: 1, K: 1, M: 2, G: 3, T: 4 } as const;

function safe(value: number): number | undefined {
  return Number.isSafeInteger(value) ? value : undefined;
}

/** `443`, not beyond 2^53. */
export function readNumber(text: string): number | undefined {
  return /^\d+$/.test(text) ? safe(Number(text)) : undefined;
}

/** `1d2h` in seconds; units w, d, h, m, s in this order. */
export function readDuration(text: string): number | undefined {
  const match = DURATION.exec(text);
  if (match === null) return undefined;
  const [, w = "0", d = "0", h = "0", m = "0", s = "0"] = match;
  return safe(
    Number(w) * SECONDS.w + Number(d) * SECONDS.d + Number(h) * SECONDS.h + Number(m) * SECONDS.m + Number(s),
  );
}

/** `100MB` in bytes: k, M, G, T are powers of 1000; Ki, Mi, Gi, Ti of 1024. */
export function readSize(text: string): number | undefined {
  const match = SIZE.exec(text);
  if (match === null) return undefined;
  const power = match[2] === undefined ? 0 : POWERS[match[2] as keyof typeof POWERS];
  return safe(Number(match[1]) * (match[3] === "i" ? 1024 : 1000) ** power);
}

/** `1024-65535`; the order of the two is for the parameter's type to judge. */
export function readRange(text: string): { readonly low: number; readonly high: number } | undefined {
  const [first = "", second = ""] = text.split("-");
  const low = readNumber(first);
  const high = readNumber(second);
  return low === undefined || high === undefined ? undefined : { low, high };
}

/** `0x1F` gives `1F`. */
export function readHex(text: string): string | undefined {
  return /^0x[0-9A-Fa-f]+$/.test(text) ? text.slice(2) : undefined;
}

export interface Address {
  readonly address: string;
  readonly family: 4 | 6;
  readonly length: number | undefined;
}

/** `10.0.0.0/8`, `2001:db8::1`; octets without leading zeros (some routers read `010` as octal). */
export function readAddress(text: string): Address | undefined {
  const slash = text.indexOf("/");
  const address = slash < 0 ? text : text.slice(0, slash);
  const family = isIpv4(address) ? 4 : isIpv6(address) ? 6 : undefined;
  if (family === undefined) return undefined;
  if (slash < 0) return { address, family, length: undefined };
  const digits = text.slice(slash + 1);
  const length = /^\d{1,3}$/.test(digits) ? Number(digits) : Infinity;
  return length > (family === 4 ? 32 : 128) ? undefined : { address, family, length };
}

/** Read by the character: a large project has several for every line that a regular expression would be asked about. */
export function isIpv4(text: string): boolean {
  let octets = 1;
  let digits = 0;
  let value = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 46) {
      if (digits === 0) return false;
      octets += 1;
      digits = 0;
      value = 0;
    } else {
      if (code < 48 || code > 57 || (digits > 0 && value === 0)) return false;
      digits += 1;
      value = value * 10 + code - 48;
      if (value > 255) return false;
    }
  }
  return octets === 4 && digits > 0;
}

/** RFC 4291 section 2.2, with an IPv4 tail, without zone. */
export function isIpv6(text: string): boolean {
  if (text.length > 45 || !text.includes(":")) return false;
  const halves = text.split("::");
  if (halves.length > 2) return false;
  const groups = halves.map((half) => (half === "" ? [] : half.split(":")));
  const last = groups.at(-1);
  const tail = last?.at(-1);
  let count = groups.flat().length;
  if (last !== undefined && tail !== undefined && tail.includes(".")) {
    if (!isIpv4(tail)) return false;
    last.pop();
    count += 1; // an IPv4 tail stands for two groups
  }
  if (!groups.flat().every((group) => /^[0-9A-Fa-f]{1,4}$/.test(group))) return false;
  return halves.length === 2 ? count < 8 : count === 8;
}

/** The content of a string token (quotes included in `text`): `\"` and `\\` are unescaped, any other backslash stays. */
export function readString(text: string): string {
  const content = text.slice(1, -1);
  return content.includes("\\") ? content.replace(/\\(["\\])/g, "$1") : content;
}

/** The inverse of `readString`, for printers and edits. */
export function quote(value: string): string {
  return `"${value.replace(/["\\]/g, "\\$&")}"`;
}
