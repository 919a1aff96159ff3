/**
 * A pre-shared key as IOS takes it: the rest of a word, without quotes or escapes. A key that begins with a digit is given
 * its type (0, clear text) in front, because `0` and `6` would be read as one.
 */

export function keyText(key: string): string {
  return /^[0-9]/.test(key) ? `0 ${key}` : key;
}
