/**
 * The vendor-neutral description of what every device must do: frozen, complete, made only from a project without
 * errors. Targets read this and nothing else; they never see the syntax tree.
 */

import type { ParameterId } from "../catalogue/ids.ts";
import type { Scalar, PrefixScalar, SecretScalar } from "../catalogue/scalar.ts";
import type { Located } from "../source/located.ts";
import type { Place } from "../source/place.ts";

/**
 * Effective values of one block at one end. A value is a list in order of preference (length 1 for single-valued
 * parameters). Values with `from: "default"` are the device's own and may be left out when a release has no word for
 * them; any other value was stated by somebody and must be printed, or refused.
 */
export type Fields = ReadonlyMap<ParameterId, Located<readonly Scalar[]>>;

export interface Model {
  readonly devices: readonly DeviceModel[];
}

export interface DeviceModel {
  readonly site: string;
  readonly place: Place;
  /** Where `device =` stands. */
  readonly devicePlace: Place;
  /** `routeros`, `generic`, `aws`, … */
  readonly target: string;
  readonly version: string | undefined;
  readonly comment: string | undefined;
  /** `bgp-instance.*` fields; the `networks` it announces are among them. */
  readonly bgpInstances: readonly NamedObject[];
  /** `names.*`: what the configuration has once, where the device has such things. */
  readonly names: Fields;
  /** The keys its manual SAs use, `key.*`. */
  readonly keys: readonly NamedObject[];
  /** The site's own policies, as written; they stand before those of any connection. */
  readonly policies: readonly SitePolicyModel[];
  /** In order of emission: by file and position, standby tunnels last. */
  readonly connections: readonly ConnectionModel[];
  /** Tunnels of this device that stand in for each other. */
  readonly failovers: readonly FailoverModel[];
  /** `undefined`: its firewall is not ours to touch. */
  readonly firewall: FirewallModel | undefined;
}

/** Tunnels that share traffic, of which one carries it at a time. */
export interface FailoverModel {
  readonly name: string;
  readonly place: Place;
  readonly subjects: readonly string[];
  /** Names of the device's connections, the preferred one first. */
  readonly tunnels: readonly string[];
  /** Where they lead, each site once. */
  readonly far: readonly {
    readonly site: string;
    readonly target: string;
    readonly version: string | undefined;
  }[];
  readonly probing: Probing;
}

/** How a device that must find out by itself learns whether a tunnel works. */
export type Probing =
  /** Each tunnel but the last by the address of its far end, inside it: always through that tunnel. */
  | { readonly kind: "inside"; readonly hosts: readonly Located<string>[] }
  /** The tunnel in use, by a host behind it; `source`: which own address the question must carry. */
  | {
      readonly kind: "behind";
      readonly host: Located<string>;
      readonly source: Located<string> | undefined;
    }
  /** Nothing that it could ask would go through the tunnels, or say which one works: why, as sentences. */
  | { readonly kind: "none"; readonly why: readonly string[]; readonly place: Place | undefined };

/** What a device's packet filter and address translation must leave alone. */
export interface FirewallModel {
  readonly place: Place;
  /** `firewall.*` as stated: which of these rules are wanted, and what the device does already. */
  readonly fields: Fields;
  readonly tunnels: readonly TunnelFirewall[];
}

/** One tunnel as a firewall sees it. */
export interface TunnelFirewall {
  /** One of the device's connections: whom it talks to, over which BGP session. */
  readonly connection: ConnectionModel;
  /** IKE is spoken: UDP 500. */
  readonly ike: boolean;
  /** ESP may travel in UDP: UDP 4500. */
  readonly natTraversal: boolean;
  readonly protocols: readonly ("esp" | "ah")[];
  /** What its policies encrypt, in their order. */
  readonly traffic: readonly TunnelTraffic[];
}

export interface TunnelTraffic {
  /** From this end's point of view. */
  readonly source: PrefixScalar;
  readonly destination: PrefixScalar;
  /** `policy.protocol`, `policy.src-port`, `policy.dst-port`, where they narrow it. */
  readonly fields: Fields;
  readonly disabled: boolean;
  /** The largest TCP segment that still fits; `undefined` where the device itself is the end of the traffic. */
  readonly segment: number | undefined;
}

/** A policy that stands in the site itself. */
export interface SitePolicyModel {
  readonly policy: PolicyModel;
  /** The peer it encrypts for, one of the device's connections; `undefined` for `none` and `discard`. */
  readonly connection: ConnectionModel | undefined;
}

/** An object with a name on the device: the declaration's, or what `name =` says. */
export interface NamedObject {
  readonly name: string;
  readonly place: Place;
  /** Text of the `##` above it, or of `comment =`. */
  readonly comment: string | undefined;
  readonly disabled: boolean;
  readonly fields: Fields;
}

export interface ConnectionModel {
  /** The tunnel's or the peer's name; also the peer's name where peers have names. */
  readonly name: string;
  readonly place: Place;
  readonly comment: string | undefined;
  readonly disabled: boolean;
  readonly standby: boolean;
  /** The declarations it comes from, `tunnel aws-2`, `phase1 aws`, …: who a diagnostic about it is about. */
  readonly subjects: readonly string[];
  /** The other end's site; for a peer whose other end nobody describes, its address or name. */
  readonly remoteSite: string;
  readonly local: Endpoint;
  readonly remote: Endpoint;
  readonly keying: IkeKeying | ManualKeying;
  /** This end's inside address and the interface it goes on. */
  readonly inside:
    { readonly address: Located<PrefixScalar>; readonly interface: string | undefined } | undefined;
  /** The interface that everything between the ends goes through; `inside` is its address. */
  readonly carrier: CarrierModel | undefined;
  /** A tunnel's, and a carrier's one; what a site itself says of a peer stands among the site's own. */
  readonly policies: readonly PolicyModel[];
  readonly bgp: BgpSession | undefined;
}

/** Protected in transport mode between the outside addresses, by the only policy of its connection. */
export interface CarrierModel extends NamedObject {
  readonly kind: "gre" | "ipip";
}

export interface Endpoint {
  /** `undefined`: only known at run time (dynamic), or not stated. */
  readonly address: Located<string> | undefined;
  readonly hostName: string | undefined;
  readonly family: 4 | 6;
  readonly interface: string | undefined;
}

export interface IkeKeying {
  readonly kind: "ike";
  /** `phase1.*` and `dpd.*`. Named after the profile, or after the tunnel when the tunnel overrides the profile. */
  readonly phase1: NamedObject;
  readonly psk: Located<SecretScalar> | undefined;
  /** `tunnel.id`, `tunnel.remote-id`, `tunnel.initiate`; only what was stated. */
  readonly identity: Fields;
}

export interface ManualKeying {
  readonly kind: "manual";
}

export interface ManualSa {
  readonly name: string;
  /** Declarations of its keys: two of them may be called the same on two devices. */
  readonly keys: ReadonlySet<string>;
  readonly place: Place;
  readonly ah: ManualProtocol | undefined;
  readonly esp: ManualProtocol | undefined;
}

/** Inbound first, as the RouterOS 2.6 manual prints it: `in/out`. Keys are names of `DeviceModel.keys`, or `none`. */
export interface ManualProtocol {
  readonly spi: { readonly in: Located<number>; readonly out: Located<number> };
  readonly authKey: { readonly in: Located<string>; readonly out: Located<string> } | undefined;
  readonly encKey: { readonly in: Located<string>; readonly out: Located<string> } | undefined;
}

export interface PolicyModel {
  readonly place: Place;
  readonly comment: string | undefined;
  readonly disabled: boolean;
  /** Selector from this end's point of view. */
  readonly source: Located<PrefixScalar>;
  readonly destination: Located<PrefixScalar>;
  /** `policy.src-port` and `policy.dst-port` here are already this end's (swapped for the right end). */
  readonly fields: Fields;
  /** `phase2.*`; `undefined` for manual keying and for actions other than encrypt. */
  readonly phase2: NamedObject | undefined;
  readonly manual: ManualSa | undefined;
  /** Peers that serve it, the first reachable one at a time; not empty where a failover says so. */
  readonly peers?: Located<readonly string[]> | undefined;
  /** Another tunnel's policy serves this one's peer, too: the device does not get it. */
  readonly served?: boolean;
  /** The failover that switches it on and off, on a device whose policies name one peer. */
  readonly failover?: string | undefined;
}

export interface BgpSession {
  readonly name: string;
  readonly place: Place;
  readonly disabled: boolean;
  /** Empty at a device that has no instances. */
  readonly instance: string;
  readonly localAs: Located<number>;
  readonly remoteAs: Located<number>;
  /** The other end's inside address. */
  readonly remoteAddress: Located<string>;
  /** `bgp.*` other than instance and as. */
  readonly fields: Fields;
}
