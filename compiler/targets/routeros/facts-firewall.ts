/** The rules a site's tunnels need in its firewall, as facts: one map from field to value for every rule. */

import type { PrefixScalar, Scalar } from "../../catalogue/scalar.ts";
import type { TunnelFirewall, TunnelTraffic } from "../../model/model.ts";
import type { Located } from "../../source/located.ts";
import type { Field, ObjectKind } from "./cell.ts";
import { factsOf, numberScalar, textScalar, wordScalar } from "./facts.ts";
import type { Facts } from "./spell.ts";

type RuleKind = Extract<ObjectKind, "nat-rule" | "filter-rule" | "mangle-rule">;
export type RuleKey = "nat-bypass" | "input" | "fasttrack" | "forward" | "mss";

/** In the order they shall stand: what most packets match comes first. */
export const RULES: readonly RuleKey[] = ["nat-bypass", "input", "fasttrack", "forward", "mss"];

export interface RuleFacts {
  readonly object: RuleKind;
  readonly facts: Facts;
}

/** `wanted`: what the file says of such rules. */
export function rulesFor(
  key: RuleKey,
  tunnel: TunnelFirewall,
  wanted: Located<readonly Scalar[]>,
): readonly RuleFacts[] {
  const [first] = wanted.value;
  if (first === undefined || isNo(first)) return [];
  return made(key, tunnel, first).map((rule) => ruleFacts(rule, tunnel, wanted));
}

function made(key: RuleKey, tunnel: TunnelFirewall, wanted: Scalar): readonly Rule[] {
  switch (key) {
    case "nat-bypass":
      return bypassRules(tunnel);
    case "input":
      return inputRules(tunnel);
    case "fasttrack":
      return passing(tunnel).flatMap(trackedRules);
    case "forward":
      return passing(tunnel).flatMap(forwardRules);
    case "mss":
      return segmentRules(tunnel, wanted);
    default:
      return key satisfies never;
  }
}

/** Arguments by name, and what the rule is for. */
interface Rule {
  readonly object: RuleKind;
  readonly purpose: string;
  readonly chain: string;
  readonly says: Readonly<Record<string, Scalar | undefined>>;
  readonly disabled: boolean;
}

function ruleFacts(
  rule: Rule,
  { connection }: TunnelFirewall,
  wanted: Located<readonly Scalar[]>,
): RuleFacts {
  const { object, purpose, chain, says, disabled } = rule;
  const all: Readonly<Record<string, Scalar | undefined>> = {
    chain: wordScalar(chain),
    ...says,
    comment: textScalar(`vpnc ${connection.name}: ${purpose}`),
    disabled: disabled ? wordScalar("yes") : undefined,
  };
  const facts = Object.entries(all).map(([name, value]) => {
    // Sound: every name above is one of the object's derived fields.
    const field = `${object}.${name}` as Field;
    return [field, value && { ...wanted, value: [value] }] as const;
  });
  return { object, facts: factsOf(...facts) };
}

function isNo(scalar: Scalar): boolean {
  return scalar.kind === "word" && scalar.word === "no";
}

/** IPv6 is not translated in this menu. */
function bypassRules({ traffic }: TunnelFirewall): readonly Rule[] {
  return traffic
    .filter(({ source }) => source.family === 4)
    .map(({ source, destination, fields, disabled }) => ({
      object: "nat-rule",
      purpose: "not translated",
      chain: "srcnat",
      says: {
        action: wordScalar("accept"),
        "src-address": narrow(source),
        "dst-address": narrow(destination),
        protocol: fields.get("policy.protocol")?.value[0],
        "src-port": fields.get("policy.src-port")?.value[0],
        "dst-port": fields.get("policy.dst-port")?.value[0],
      },
      disabled,
    }));
}

function inputRules(tunnel: TunnelFirewall): readonly Rule[] {
  const { connection, ike, natTraversal, protocols } = tunnel;
  const { address, family } = connection.remote;
  const from = address && hostScalar(address.value, family);
  const { hostName } = connection.remote;
  const name = hostName === undefined ? undefined : textScalar(hostName);
  const accept = (purpose: string, says: Rule["says"]): Rule => ({
    object: "filter-rule",
    purpose,
    chain: "input",
    says: { action: wordScalar("accept"), "src-address": from, "peer-name": name, ...says },
    disabled: connection.disabled,
  });
  const udp = (purpose: string, port: number): Rule =>
    accept(purpose, { protocol: wordScalar("udp"), "dst-port": numberScalar(port) });
  return [
    ...(ike ? [udp("IKE", 500)] : []),
    ...(natTraversal ? [udp("NAT traversal", 4500)] : []),
    ...protocols.map((name) => accept(name.toUpperCase(), { protocol: wordScalar(`ipsec-${name}`) })),
    ...(connection.carrier === undefined ? [] : [accept("carrier", decapsulated(connection.carrier.kind))]),
    ...(connection.bgp === undefined ? [] : [accept("BGP", neighbour(connection.bgp.remoteAddress.value))]),
  ];
}

/** Once decrypted, the carrier's packets arrive at the router itself. */
function decapsulated(kind: "gre" | "ipip"): Rule["says"] {
  return {
    protocol: kind === "gre" ? wordScalar("gre") : numberScalar(4),
    "ipsec-policy": textScalar("in,ipsec"),
  };
}

function neighbour(address: string): Rule["says"] {
  const from = hostScalar(address, address.includes(":") ? 6 : 4);
  return {
    protocol: wordScalar("tcp"),
    "dst-port": numberScalar(179),
    "src-address": from,
    "peer-name": undefined,
  };
}

/** What passes through the device; transport mode protects its own packets. */
function passing({ traffic }: TunnelFirewall): readonly TunnelTraffic[] {
  return traffic.filter(({ segment }) => segment !== undefined);
}

/** Both directions, the own side's packets first. */
function bothWays(
  traffic: TunnelTraffic,
  rule: (says: Rule["says"], way: "in" | "out") => Pick<Rule, "object" | "purpose" | "says">,
): readonly Rule[] {
  const { source, destination, disabled } = traffic;
  return [rule(between(source, destination), "out"), rule(between(destination, source), "in")].map(
    (made) => ({
      ...made,
      chain: "forward",
      disabled,
    }),
  );
}

function between(from: PrefixScalar, to: PrefixScalar): Rule["says"] {
  return { "src-address": narrow(from), "dst-address": narrow(to) };
}

function trackedRules(traffic: TunnelTraffic): readonly Rule[] {
  return bothWays(traffic, (addresses) => ({
    object: "filter-rule",
    purpose: "not fasttracked",
    says: {
      action: wordScalar("accept"),
      ...addresses,
      "connection-state": textScalar("established,related"),
    },
  }));
}

function forwardRules(traffic: TunnelTraffic): readonly Rule[] {
  return bothWays(traffic, (addresses, way) => ({
    object: "filter-rule",
    purpose: way === "out" ? "into the tunnel" : "out of the tunnel",
    says: { action: wordScalar("accept"), ...addresses, "ipsec-policy": textScalar(`${way},ipsec`) },
  }));
}

function segmentRules(tunnel: TunnelFirewall, wanted: Scalar): readonly Rule[] {
  return passing(tunnel)
    .filter(({ fields }) => carriesTcp(fields.get("policy.protocol")?.value[0]))
    .flatMap((traffic) => {
      const size = wanted.kind === "number" ? wanted.value : (traffic.segment ?? 0);
      return bothWays(traffic, (addresses) => ({
        object: "mangle-rule",
        purpose: `TCP segments up to ${size}`,
        says: {
          action: wordScalar("change-mss"),
          ...addresses,
          protocol: wordScalar("tcp"),
          "tcp-flags": wordScalar("syn"),
          "tcp-mss": textScalar(`${size + 1}-65535`),
          "new-mss": numberScalar(size),
          passthrough: wordScalar("yes"),
        },
      }));
    });
}

function carriesTcp(protocol: Scalar | undefined): boolean {
  if (protocol === undefined) return true;
  return protocol.kind === "word"
    ? protocol.word === "tcp"
    : protocol.kind === "number" && protocol.value === 6;
}

/** A rule without an address means any. */
function narrow(prefix: PrefixScalar): PrefixScalar | undefined {
  return prefix.length === 0 ? undefined : prefix;
}

function hostScalar(address: string, family: 4 | 6): PrefixScalar {
  return { kind: "prefix", address, length: family === 4 ? 32 : 128, family, bare: true, on: undefined };
}
