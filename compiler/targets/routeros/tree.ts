/** A RouterOS script as data: rows of a menu, a command and its arguments, in the order they run. Values are unquoted. */

export interface Argument {
  readonly name: string;
  readonly value: string;
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
