/** What was read out of the output of a device: peers and SAs, without a single key. */

export interface Where {
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

export type Vendor = "routeros" | "cisco-ios" | "strongswan";
export type Direction = "in" | "out";
export type Protocol = "esp" | "ah";

export interface SeenPeer {
  /** The outer addresses that stand there, one or both; none where the output names none. */
  readonly addresses: readonly string[];
  /** A word of the tables, or `another state`. */
  readonly state: string;
  readonly up: boolean;
  readonly where: Where;
}

/** Algorithms that an output may mean: `aes` without a key length is any of three. */
export interface SeenAlgorithm {
  /** Canonical ids; empty: a word that is in no table. */
  readonly ids: readonly string[];
  /** As it is shown: a word of the tables, with the key length. */
  readonly text: string;
}

export interface SeenSa {
  readonly protocol: Protocol | undefined;
  readonly spi: number | undefined;
  readonly direction: Direction | undefined;
  /** Outer addresses. */
  readonly source: string | undefined;
  readonly destination: string | undefined;
  /** `mature`, `dying`, `another state`; `undefined`: the output says nothing of it. */
  readonly state: string | undefined;
  readonly encryption: SeenAlgorithm | undefined;
  readonly auth: SeenAlgorithm | undefined;
  /** Seconds: the whole lifetime, or what is left of it. */
  readonly lifetime: number | undefined;
  readonly left: number | undefined;
  /** What has passed, in bytes or in packets. */
  readonly amount: number | undefined;
  readonly unit: "bytes" | "packets";
  readonly where: Where;
}

/** One device's outputs in one file. */
export interface Listing {
  readonly vendor: Vendor;
  readonly where: Where;
  /** Whether peers, or SAs, were asked for at all. */
  readonly asked: { readonly peers: boolean; readonly sas: boolean };
  /** The device's own outer addresses, where the output says which they are. */
  readonly own: readonly string[];
  /** What the prompt calls the device: `office` of `[admin@office] >`. */
  readonly prompt: string | undefined;
  readonly peers: readonly SeenPeer[];
  readonly sas: readonly SeenSa[];
  /** Where somebody left the rest out with `…`. */
  readonly cut: Where | undefined;
}
