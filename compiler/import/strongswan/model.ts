/** Connections as charon takes them, whether swanctl.conf or ipsec.conf says it. */

import type { Identity } from "./values.ts";

/** A value as written, and its line. */
export interface Stated {
  readonly text: string;
  readonly line: number;
  /** What is to be known of it. */
  readonly note?: string;
}

/** A value that was worked out; without a line it is the daemon's own. */
export interface Worked<T> {
  readonly value: T;
  readonly line?: number | undefined;
  readonly note?: string | undefined;
}

export interface Connection {
  readonly name: string;
  readonly line: number;
  readonly comment: string | undefined;
  readonly exchange: Worked<"ikev2" | "main" | "aggressive">;
  /** Addresses, names and `%any`. */
  readonly local: readonly Stated[];
  readonly remote: readonly Stated[];
  /** `undefined`: the daemon's own. */
  readonly proposals: Stated | undefined;
  readonly lifetime: Worked<number> | undefined;
  readonly dpd:
    { readonly interval: Worked<number>; readonly failures: Worked<number> | undefined } | undefined;
  /** Neither end proves itself by a pre-shared key: the line that says so. */
  readonly certificates: Worked<true> | undefined;
  readonly id: Stated | undefined;
  readonly remoteId: Stated | undefined;
  readonly children: readonly Child[];
}

export interface Child {
  readonly name: string;
  readonly line: number;
  readonly comment: string | undefined;
  readonly action: Worked<"encrypt" | "none" | "discard">;
  readonly mode: Worked<"tunnel" | "transport">;
  readonly local: readonly Stated[];
  readonly remote: readonly Stated[];
  readonly protocol: "esp" | "ah";
  readonly proposals: Stated | undefined;
  readonly lifetime: Worked<number>;
  readonly bytes: Worked<number> | undefined;
  readonly fragment: Worked<"clear" | "inherit"> | undefined;
  /** Lower is asked first; `undefined`: the daemon goes by how narrow the networks are. */
  readonly priority: number | undefined;
  readonly starts: Worked<boolean>;
}

export interface Key {
  readonly ids: readonly (Identity | "any")[];
  readonly value: string;
  readonly line: number;
  /** Called when a connection uses it. */
  readonly use: () => void;
}
