/** Writes one value so that the console reads back exactly its bytes: bare when harmless, else quoted and escaped. */

const named: ReadonlyMap<number, string> = new Map([
  [0x22, '\\"'],
  [0x5c, "\\\\"],
  [0x24, "\\$"],
  [0x3f, "\\?"],
  [0x0a, "\\n"],
  [0x0d, "\\r"],
  [0x09, "\\t"],
]);

/** What exports print without quotes; a leading `!` (unset), `*` (an internal id) and the like are quoted. */
const harmless = /^(?:[A-Za-z0-9][A-Za-z0-9_.:/,@+-]*|::[A-Za-z0-9_.:/]*)$/u;

/** Printable, and nothing that means something between quotation marks. */
const plain = /^[ !#%->@-[\]-~]*$/u;

export function quote(value: string): string {
  return harmless.test(value) ? value : always(value);
}

/** Always in quotes: inside a `find` expression, where `aws-1` would be a subtraction. */
export function always(value: string): string {
  if (plain.test(value)) return `"${value}"`;
  let text = "";
  for (const byte of new TextEncoder().encode(value)) {
    const printable = byte >= 0x20 && byte < 0x7f;
    text += named.get(byte) ?? (printable ? String.fromCharCode(byte) : hex(byte));
  }
  return `"${text}"`;
}

/** `\C3`: two capital digits. */
function hex(byte: number): string {
  return `\\${byte.toString(16).toUpperCase().padStart(2, "0")}`;
}
