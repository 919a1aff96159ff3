/**
 * How the generations of devices treat packets, as data: what was documented, what is common knowledge, what is only inferred.
 * Where one of the latter two decides about a packet, whoever reads the trace is told.
 */

import { inRange } from "../catalogue/version.ts";
import type { DeviceScalar } from "../catalogue/scalar.ts";

export interface Fact<T> {
  readonly value: T;
  readonly basis: "documented" | "common-knowledge" | "inference";
  /** A sentence for the reader. */
  readonly says: string;
  readonly source: string;
}

/** `first`: the policy that stands first; `priority`: the bigger number first, then the order; `narrowest`: the longest prefixes first. */
export type Order = "first" | "priority" | "narrowest";

export interface Semantics {
  readonly name: string;
  readonly order: Fact<Order>;
  /** Source ports from which the router's own UDP packets skip the policies, and destination ports to which it takes them in clear. */
  readonly ikePorts: Fact<readonly number[]>;
  /** Whether a packet in clear that a policy would have encrypted is let in while that policy has no SA. */
  readonly failOpen: Fact<boolean>;
  /** Whether what a packet was decrypted with must be what the first policy that matches it demands. */
  readonly checksTemplate: Fact<boolean>;
  /** Whether a packet that a policy discards is dropped on its way in, too. */
  readonly discardsInbound: Fact<boolean>;
  /** A packet that meets the same policy again at once leaves as it is. */
  readonly loopGuard: Fact<true>;
  /** So does one that met others in between. */
  readonly longLoopGuard: Fact<true>;
  /** Whether fasttracked connections skip IPsec. */
  readonly fasttrack: Fact<boolean>;
  /** Whether drops are counted in `/ip/ipsec/statistics`. */
  readonly counters: boolean;
}

const S2 = "MikroTik RouterOS 2.6 IPsec manual, 16 July 2002";
const FLOW =
  "MikroTik packet flow, https://help.mikrotik.com/docs/spaces/ROS/pages/328227/Packet+Flow+in+RouterOS";
const XFRM = "Linux net/xfrm/xfrm_policy.c";
const IOS = "Cisco IOS security configuration guide, IPsec network security";

function documented<T>(value: T, says: string, source: string): Fact<T> {
  return { value, basis: "documented", says, source };
}

function inferred<T>(value: T, says: string, source: string): Fact<T> {
  return { value, basis: "inference", says, source };
}

function known<T>(value: T, says: string, source: string): Fact<T> {
  return { value, basis: "common-knowledge", says, source };
}

const v2: Semantics = {
  name: "RouterOS 2.6 to 2.9",
  order: documented("first", "policies are compared one after another", S2),
  ikePorts: documented([500], "IKE from UDP port 500 skips the policies", S2),
  failOpen: documented(
    true,
    "a packet in clear is refused only while the policy that it should have met has an SA",
    S2,
  ),
  checksTemplate: documented(false, "a decrypted packet is compared with the policy of its SA only", S2),
  discardsInbound: inferred(
    true,
    "the manual speaks of packets that should have been encrypted; that `drop` works inwards, too, is inferred",
    S2,
  ),
  loopGuard: documented(true, "a packet that matches the same policy again is sent without encrypting", S2),
  longLoopGuard: inferred(
    true,
    "the manual promises it for a policy that is met twice in a row; that it holds with others in between is inferred",
    S2,
  ),
  fasttrack: documented(false, "there is no FastTrack before 6.29", "RouterOS changelog 6.29"),
  counters: false,
};

const linux = {
  failOpen: inferred(
    false,
    "the kernel refuses what a policy would have encrypted whether or not there is an SA; MikroTik does not document it",
    XFRM,
  ),
  checksTemplate: inferred(
    true,
    "the kernel compares how a packet was protected with the first policy that matches it; MikroTik does not document it",
    XFRM,
  ),
  discardsInbound: inferred(
    true,
    "the kernel has each policy in both directions; MikroTik does not document it",
    XFRM,
  ),
} as const;

const v3: Semantics = {
  ...linux,
  name: "RouterOS 3.0 to 6.39",
  order: known(
    "priority",
    "the bigger `priority` is tried first, then the order of the list",
    "RouterOS changelog 3.21 and 6.40",
  ),
  ikePorts: inferred(
    [500, 4500],
    "that NAT traversal on UDP port 4500 skips the policies like port 500 is inferred",
    S2,
  ),
  loopGuard: inferred(true, "the manual of 2.6 describes it, later ones are silent", S2),
  longLoopGuard: inferred(true, "the manual of 2.6 describes it, later ones are silent", S2),
  fasttrack: documented(false, "there is no FastTrack before 6.29", "RouterOS changelog 6.29"),
  counters: false,
};

const fasttrack = documented(true, "fasttracked packets skip IPsec", FLOW);

const v7: Semantics = {
  ...v3,
  name: "RouterOS 6.40 and later",
  order: documented("first", "the order of the list alone decides since 6.40", "RouterOS changelog 6.40"),
  fasttrack,
  counters: true,
};

const strongswan: Semantics = {
  ...v7,
  name: "strongSwan on Linux",
  order: known(
    "narrowest",
    "charon gives a policy the higher rank the narrower its selectors are",
    "strongSwan, kernel_netlink_ipsec.c",
  ),
  failOpen: known(false, "the kernel refuses what a policy would have encrypted", XFRM),
  checksTemplate: known(
    true,
    "the kernel compares how a packet was protected with the first policy that matches it",
    XFRM,
  ),
  discardsInbound: known(true, "the kernel has each policy in both directions", XFRM),
  ikePorts: known(
    [500, 4500],
    "charon excepts its own sockets from the policies",
    "strongSwan, socket_default_socket.c",
  ),
  loopGuard: known(true, "the kernel does not ask the policies again for what it has encrypted", XFRM),
  longLoopGuard: known(true, "the kernel does not ask the policies again for what it has encrypted", XFRM),
  fasttrack: documented(false, "Linux has no FastTrack", XFRM),
  counters: false,
};

const cisco: Semantics = {
  ...v7,
  name: "Cisco IOS",
  order: known("first", "a crypto map is tried by sequence number, its access list line by line", IOS),
  ikePorts: known([500, 4500], "IOS does not encrypt its own IKE", IOS),
  failOpen: known(false, "a crypto map refuses in clear what its access list permits", IOS),
  checksTemplate: known(false, "a decrypted packet is compared with the selectors of its SA", IOS),
  discardsInbound: known(false, "a `deny` of an access list means: not encrypted", IOS),
  loopGuard: known(true, "a crypto map is asked once for each interface", IOS),
  longLoopGuard: known(true, "a crypto map is asked once for each interface", IOS),
  fasttrack: documented(false, "IOS has no FastTrack", IOS),
  counters: false,
};

/** A partner's device of which only the parameters are known. */
const described: Semantics = {
  ...cisco,
  name: "a device that is described only",
  order: inferred(
    "first",
    "nobody knows how this device tries its policies; it is judged by the selectors that mirror the other end's",
    "this project",
  ),
  ikePorts: inferred([500, 4500], "nobody knows how this device treats its own IKE", "this project"),
  failOpen: inferred(false, "nobody knows what this device lets in", "this project"),
  checksTemplate: inferred(false, "nobody knows what this device compares", "this project"),
  discardsInbound: inferred(false, "nobody knows what this device drops", "this project"),
  loopGuard: inferred(true, "nobody knows how this device treats what it has encrypted", "this project"),
  longLoopGuard: inferred(true, "nobody knows how this device treats what it has encrypted", "this project"),
};

/** FastTrack came in the middle of the second generation. */
const FASTTRACK_SINCE = "6.29";

export const SEMANTICS = { v2, v3, v7, strongswan, cisco, described } as const;

export function semanticsOf({ target, version }: DeviceScalar): Semantics {
  switch (target) {
    case "routeros":
      if (version === undefined || inRange(version, { since: "6.40" })) return v7;
      if (inRange(version, { until: "2" })) return v2;
      return inRange(version, { since: FASTTRACK_SINCE }) ? { ...v3, fasttrack } : v3;
    case "strongswan":
      return strongswan;
    case "cisco-ios":
      return cisco;
    default:
      return described;
  }
}
