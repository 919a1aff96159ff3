/**
 * How a pre-shared key is written. swanctl decodes what begins with `0x` or `0s`, even in quotes, so a key that begins so,
 * or that holds control characters, is written as the hexadecimal of its bytes. Measured with swanctl 5.9.8.
 */

const DECODED = /^0[xXsS]/;

/** Text of a quoted value: the key itself, or `0x…`. */
export function secretText(key: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are the point
  return DECODED.test(key) || /[\u0000-\u001f\u007f]/.test(key) ? `0x${hex(key)}` : key;
}

function hex(key: string): string {
  return [...new TextEncoder().encode(key)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
