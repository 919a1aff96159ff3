/** The typed value of one term, after aliases are resolved: what the checker compares and the emitters spell. */

export type Scalar =
  | WordScalar
  | NumberScalar
  | TextScalar
  | PrefixScalar
  | DynamicScalar
  | AllocationScalar
  | HostNameScalar
  | ReferenceScalar
  | SecretScalar
  | IdentityScalar
  | DeviceScalar
  | RangeScalar;

/** An enumerated word or a canonical algorithm id: `main`, `yes`, `aes-128-cbc`, `none`, `any`. */
export interface WordScalar {
  readonly kind: "word";
  readonly word: string;
}

/** Seconds, bytes, bits, an AS number, a port, an SPI: the parameter's type says which. */
export interface NumberScalar {
  readonly kind: "number";
  readonly value: number;
}

export interface TextScalar {
  readonly kind: "text";
  readonly text: string;
}

/** An address with a length; a bare address is its host (`/32` or `/128`) with `bare: true`. */
export interface PrefixScalar {
  readonly kind: "prefix";
  /** Canonical text of the address as written, host bits kept. */
  readonly address: string;
  readonly length: number;
  readonly family: 4 | 6;
  readonly bare: boolean;
  /** The interface after `on`. */
  readonly on: string | undefined;
}

/** `dynamic on ether1`: an address only the device knows. */
export interface DynamicScalar {
  readonly kind: "dynamic";
  readonly on: string | undefined;
}

/** `from 172.31.0.0/16`: a network of its own for each tunnel, out of this one. */
export interface AllocationScalar {
  readonly kind: "allocation";
  /** Canonical, without host bits. */
  readonly address: string;
  readonly length: number;
  readonly family: 4 | 6;
}

/** `dns("host")` */
export interface HostNameScalar {
  readonly kind: "host-name";
  readonly name: string;
}

export interface ReferenceScalar {
  readonly kind: "reference";
  readonly to: ReferenceKind;
  readonly name: string;
}

export type ReferenceKind = "phase1" | "phase2" | "key" | "secret" | "manual" | "bgp" | "peer";

/** Where a secret's bytes come from; never the bytes, but for a literal, which the printers must not show. */
export interface SecretScalar {
  readonly kind: "secret";
  readonly source: "env" | "file" | "derive" | "literal";
  /** Variable, path or master's name; for a literal the value itself. Of a key that is derived for a pair: master and pair. */
  readonly name: string;
  /** The `secret` declaration it was written through, or is derived from. */
  readonly declared: string | undefined;
  /** The number in `derive(MASTER, NUMBER)`, or 1. */
  readonly epoch?: number;
  /** Known once the pair of sites is. */
  readonly derivation?: Derivation;
}

/** What a derived key depends on. */
export interface Derivation {
  readonly master: { readonly source: "env" | "file" | "literal"; readonly name: string };
  /** Names of the sites, in any order. */
  readonly ends: readonly [string, string];
  readonly epoch: number;
}

export interface IdentityScalar {
  readonly kind: "identity";
  readonly type: "address" | "fqdn" | "user-fqdn" | "key-id";
  readonly text: string;
}

export interface DeviceScalar {
  readonly kind: "device";
  readonly target: string;
  /** Textual: 7.20 is not 7.2. `undefined` for devices without releases. */
  readonly version: string | undefined;
}

export interface RangeScalar {
  readonly kind: "range";
  readonly low: number;
  readonly high: number;
}
