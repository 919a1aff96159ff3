/** A device as the simulator sees it: policies in the order they are tried, SAs, and what happens to packets before and after them. */

import type { Box } from "../spd/box.ts";
import type { Place } from "../source/place.ts";
import { sameAddress, type Address } from "./packet.ts";
import type { Semantics } from "./semantics.ts";

export type IpsecProtocol = "esp" | "ah";

export interface Rule {
  /** `10.0.0.0/16 -> 10.12.0.0/16 tcp`, as its device sees it. */
  readonly name: string;
  readonly place: Place | undefined;
  readonly box: Box;
  readonly action: "encrypt" | "none" | "discard";
  readonly level: "use" | "acquire" | "require" | "unique";
  readonly protocols: readonly IpsecProtocol[];
  /** `false`: transport mode. */
  readonly tunnel: boolean;
  /** Between which addresses its SAs run; `undefined` where nothing is encrypted. */
  readonly endpoints: { readonly source: Address; readonly destination: Address } | undefined;
  readonly priority: number;
  /** The tunnel or peer whose packets it protects. */
  readonly carrier: string | undefined;
  /** Why it has no SA, where a reason is known: a clause, `aws-1 is down, as you said`. */
  readonly missing: string | undefined;
  /** It is there only while it has an SA: its device makes it when the other end calls. */
  readonly fleeting?: boolean;
}

/** One SA at one device, with the addresses that packets carry there. */
export interface Association {
  /** The connection's name, the same at both ends. */
  readonly connection: string;
  /** What this end calls it. */
  readonly tunnel: string;
  readonly rule: Rule;
  readonly protocol: IpsecProtocol;
  readonly direction: "in" | "out";
  readonly spi: string;
  readonly source: Address;
  readonly destination: Address;
  /** A translator stands between the ends: ESP travels in UDP, and AH does not arrive. */
  readonly translated: boolean;
}

export interface Network {
  readonly family: 4 | 6;
  readonly bits: string;
}

export interface Router {
  readonly name: string;
  /** `routeros 7.20` */
  readonly device: string;
  readonly semantics: Semantics;
  readonly addresses: readonly Address[];
  /** Its `lan`. */
  readonly networks: readonly Network[];
  /** In the order in which they are tried. */
  readonly rules: readonly Rule[];
  readonly associations: readonly Association[];
  /** Its tunnels with an interface of their own: what goes into one is a matter of routes. */
  readonly carriers: readonly string[];
  /** `undefined`: it translates nothing, as far as the project says. */
  readonly masquerade: Masquerade | undefined;
  /** What its firewall drops because no rule lets it pass. */
  readonly drops: { readonly input: boolean; readonly forward: boolean };
  /** Established connections skip IPsec. */
  readonly fasttracks: boolean;
}

export interface Masquerade {
  readonly to: Address;
  /** What is excepted from it. */
  readonly bypass: readonly Box[];
}

export function isOwn({ addresses }: Router, address: Address): boolean {
  return addresses.some((own) => sameAddress(own, address));
}

export function isInside({ networks }: Router, address: Address): boolean {
  return networks.some(
    ({ family, bits }) => family === address.family && address.bits !== "" && address.bits.startsWith(bits),
  );
}
