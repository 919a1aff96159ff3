/** A policy as a child section: selectors, suites, lifetimes, and what starts it. */

import type { ParameterId } from "../../catalogue/ids.ts";
import type { Scalar } from "../../catalogue/scalar.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { ConnectionModel, Fields, PolicyModel } from "../../model/model.ts";
import type { Place } from "../../source/place.ts";
import type { Located } from "../../source/located.ts";
import type { PrefixScalar } from "../../catalogue/scalar.ts";
import { numberAt, wordAt } from "../common/fields.ts";
import { rekeyTime, seconds } from "./lifetime.ts";
import type { Subject } from "../common/refusals.ts";
import { unsaid, type Why } from "../common/support.ts";
import { refuse, why } from "./refusals.ts";
import { supportOf } from "./support.ts";
import { ahSuites, espSuites, type Suites } from "./proposals.ts";
import { placesOf, setting, type Section, type Setting } from "./tree.ts";

export interface Child {
  readonly section: Section;
  readonly diagnostics: readonly Diagnostic[];
}

export interface ChildOptions {
  readonly name: string;
  readonly connection: ConnectionModel;
  /** From 1, the first one first; `undefined`: charon may order by the size of the selectors. */
  readonly rank: number | undefined;
  readonly about: Subject;
}

const ONE_PEER = why("A child belongs to one connection, and swanctl.conf has no order among connections.");

export function child(policy: PolicyModel, { name, connection, rank, about }: ChildOptions): Child {
  const { phase2, fields } = policy;
  const suites = suitesOf(policy, about);
  const lifetime = phase2 && numberAt(phase2.fields, "phase2.lifetime");
  const bytes = phase2 && numberAt(phase2.fields, "phase2.lifebytes");
  const from = (...ids: readonly ParameterId[]): readonly Place[] => placesOf(phase2?.fields, ...ids);
  const settings: (Setting | undefined)[] = [
    setting("mode", phase2 && wordAt(phase2.fields, "phase2.mode"), from("phase2.mode")),
    ...selectors(policy),
    setting(suites.protocol === "ah" ? "ah_proposals" : "esp_proposals", suites.suites, [
      ...from("phase2.ipsec-protocols", "phase2.encryption", "phase2.auth", "phase2.pfs"),
      ...placesOf(fields, "policy.ipsec-protocols"),
    ]),
    setting("life_time", lifetime === undefined ? undefined : seconds(lifetime), from("phase2.lifetime")),
    setting(
      "rekey_time",
      lifetime === undefined ? undefined : seconds(rekeyTime(lifetime)),
      from("phase2.lifetime"),
    ),
    setting(
      "life_bytes",
      bytes === undefined || bytes === 0 ? undefined : String(bytes),
      from("phase2.lifebytes"),
    ),
    setting(
      "copy_df",
      { clear: "no", inherit: "yes" }[wordAt(fields, "policy.dont-fragment") ?? ""],
      placesOf(fields, "policy.dont-fragment"),
    ),
    setting("priority", rank === undefined ? undefined : String(rank)),
    setting("start_action", startAction(policy, connection)),
    setting("dpd_action", connection.keying.kind === "ike" && starts(connection) ? "restart" : undefined),
  ];
  return {
    section: {
      name,
      comment: comment(policy),
      settings: settings.filter((each) => each !== undefined),
      sections: [],
      places: [policy.place, ...(phase2 === undefined ? [] : [phase2.place])],
    },
    diagnostics: [
      ...suites.diagnostics,
      ...unsaid(fields, supportOf, refuse, about),
      ...(phase2 === undefined ? [] : unsaid(phase2.fields, supportOf, refuse, about)),
      ...(policy.peers === undefined ? [] : [refuse.thing("A policy for several peers", ONE_PEER, about)]),
      ...neverFragment(fields, about),
      ...withoutNumber(policy, connection, about),
      ...(isSectionName(name) ? [] : [refuse.name(name, "a section", about)]),
    ],
  };
}

/** What is not encrypted: a policy of the kernel without any SA. */
export function shunt(policy: PolicyModel, name: string, rank: number, about: Subject): Child {
  const mode = wordAt(policy.fields, "policy.action") === "discard" ? "drop" : "pass";
  const settings = [
    setting("mode", mode),
    ...selectors(policy),
    setting("priority", String(rank)),
    setting("start_action", policy.disabled ? "none" : "trap"),
  ];
  return {
    section: {
      name,
      comment: comment(policy),
      settings: settings.filter((each) => each !== undefined),
      sections: [],
      places: [policy.place],
    },
    diagnostics: unsaid(policy.fields, supportOf, refuse, about),
  };
}

export function isSectionName(name: string): boolean {
  return name.length <= 60 && /^[^#{}:.,="\s]+$/u.test(name);
}

function comment({ comment: text }: PolicyModel): readonly string[] {
  return text === undefined ? [] : [text];
}

export const NOT_BOTH: Why = why("A child is protected by ESP or by AH, not by both.");

export const NO_SET: Why = why("`copy_df` copies the bit or clears it.");

export const NO_MANUAL: Why = why(
  "swanctl.conf describes what IKE negotiates; keys set by hand have no place in it.",
);

interface Protected extends Suites {
  readonly protocol: "esp" | "ah";
}

function suitesOf({ phase2, fields }: PolicyModel, about: Subject): Protected {
  if (phase2 === undefined) return { protocol: "esp", suites: [], diagnostics: [] };
  const stated = fields.get("policy.ipsec-protocols") ?? phase2.fields.get("phase2.ipsec-protocols");
  const protocols = stated?.value.map((each) => (each.kind === "word" ? each.word : "")) ?? ["esp"];
  if (protocols.length > 1 && stated !== undefined) {
    const refusal = refuse.value("phase2.ipsec-protocols", stated, NOT_BOTH, about);
    return { protocol: "esp", suites: [], diagnostics: [refusal] };
  }
  return protocols[0] === "ah"
    ? { protocol: "ah", ...ahSuites(phase2.fields, about) }
    : { protocol: "esp", ...espSuites(phase2.fields, about) };
}

function selectors({ source, destination, fields }: PolicyModel): readonly Setting[] {
  const protocol = fields.get("policy.protocol")?.value[0];
  const ts = (side: Located<PrefixScalar>, port: "policy.src-port" | "policy.dst-port"): string =>
    `${side.value.address}/${side.value.length}${suffix(protocol, fields.get(port)?.value[0])}`;
  const from = (
    side: Located<PrefixScalar>,
    port: "policy.src-port" | "policy.dst-port",
  ): readonly Place[] => [
    ...(side.place === undefined ? [] : [side.place]),
    ...placesOf(fields, "policy.protocol", port),
  ];
  return [
    { key: "local_ts", value: ts(source, "policy.src-port"), places: from(source, "policy.src-port") },
    {
      key: "remote_ts",
      value: ts(destination, "policy.dst-port"),
      places: from(destination, "policy.dst-port"),
    },
  ];
}

/** `[tcp/443]`, `[gre]`, or nothing for everything. */
function suffix(protocol: Scalar | undefined, port: Scalar | undefined): string {
  const name = protocolText(protocol);
  const at = port === undefined ? "any" : portText(port);
  if (name === undefined) return "";
  return at === "any" ? `[${name}]` : `[${name}/${at}]`;
}

function protocolText(protocol: Scalar | undefined): string | undefined {
  if (protocol?.kind === "number") return String(protocol.value);
  return protocol?.kind === "word" && protocol.word !== "all" ? protocol.word : undefined;
}

function portText(port: Scalar): string {
  if (port.kind === "number") return String(port.value);
  return port.kind === "range" ? `${port.low}-${port.high}` : "any";
}

function neverFragment(fields: Fields, about: Subject): readonly Diagnostic[] {
  const value = fields.get("policy.dont-fragment");
  const isSet = value?.value.some((each) => each.kind === "word" && each.word === "set") ?? false;
  if (value === undefined || !isSet) return [];
  return [refuse.value("policy.dont-fragment", value, NO_SET, about)];
}

const NO_NUMBER: Why = why(
  "IKEv1 has no number for chacha20-poly1305 (RFC 7634 gives it one under IKEv2 alone), and charon leaves it out silently.",
  "measured",
);

function withoutNumber({ phase2 }: PolicyModel, { keying }: ConnectionModel, about: Subject): Diagnostic[] {
  const value = phase2?.fields.get("phase2.encryption");
  const isV2 = keying.kind !== "ike" || wordAt(keying.phase1.fields, "phase1.exchange") === "ikev2";
  if (value === undefined || isV2) return [];
  const found = value.value.filter((each) => each.kind === "word" && each.word === "chacha20-poly1305");
  return found.map((each) =>
    refuse.value("phase2.encryption", { ...value, value: [each] }, NO_NUMBER, about),
  );
}

/** An end that may start and knows where to: packets start it, and none leaves unencrypted meanwhile. */
export function starts({ keying, remote }: ConnectionModel): boolean {
  const wants = keying.kind === "ike" && wordAt(keying.identity, "tunnel.initiate") !== "no";
  return wants && (remote.address !== undefined || remote.hostName !== undefined);
}

function startAction(policy: PolicyModel, connection: ConnectionModel): string {
  const idle = policy.disabled || connection.disabled || (connection.standby && connection.bgp === undefined);
  return idle || !starts(connection) ? "none" : "trap";
}

export function manualRefused(about: Subject): Diagnostic {
  return refuse.thing("Manual keying", NO_MANUAL, about);
}
