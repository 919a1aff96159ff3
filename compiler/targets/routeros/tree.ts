/** A RouterOS script as data: rows of a menu, a command and its arguments, in the order they run. Values are unquoted. */

import type { SecretScalar } from "../../catalogue/scalar.ts";
import type { SecretReader } from "../target.ts";

export interface Argument {
  readonly name: string;
  /** Of a secret, which one it is: what it says is known to whoever prints it. */
  readonly value: string;
  readonly secret?: Secret;
}

export interface Secret {
  readonly reference: SecretScalar;
  /** Hexadecimal digits, without the `0x` before them. */
  readonly digits: boolean;
}

export type Selector =
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "find"; readonly form: "find" | "find where"; readonly conditions: readonly Argument[] };

/** The chain whose last `own` rules are moved above its first one. */
export interface Above {
  readonly chain: string;
  readonly own: number;
  readonly form: "find" | "find where";
}

export interface Row {
  /** `/ip ipsec peer` */
  readonly menu: string;
  readonly command: "add" | "set" | "disable" | "enable" | "remove" | "move";
  /** What every command but `add` and `move` acts on. */
  readonly selector: Selector | undefined;
  readonly arguments: readonly Argument[];
  /** Where `move` goes. */
  readonly above?: Above;
}

/** The row as it is printed. */
export function revealed(row: Row, secrets: SecretReader): Row {
  if (!row.arguments.some(({ secret }) => secret !== undefined)) return row;
  return { ...row, arguments: row.arguments.map((argument) => revealedArgument(argument, secrets)) };
}

function revealedArgument({ name, value, secret }: Argument, secrets: SecretReader): Argument {
  if (secret === undefined) return { name, value };
  const text = secrets(secret.reference);
  return { name, value: secret.digits ? text.replace(/^0x/iu, "") : text };
}
