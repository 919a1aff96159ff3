/** The words for what a release cannot express: device, release, reason and source, at the place of the value. */

import type { Scalar } from "../../catalogue/scalar.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { report } from "../../diagnostics/report.ts";
import type { Located } from "../../source/located.ts";
import type { Place } from "../../source/place.ts";
import { inRange } from "../../catalogue/version.ts";
import type { Field, ObjectKind } from "./cell.ts";
import type { Outcome } from "./judge.ts";
import type { Carried } from "./objects.ts";
import { rangeOf, supportedText, whyUnsupported } from "./releases.ts";
import { sources, type SourceId } from "./sources.ts";
import { valueText } from "./text.ts";
import { unsupportedObjects } from "./unsupported.ts";

export interface Subject {
  readonly device: string;
  readonly release: string;
  readonly place: Place;
  readonly subject: string;
}

type Outcomes<K extends Outcome["kind"]> = Extract<Outcome, { kind: K }>;

/** A derived field in the language's words. */
const written: Partial<Record<Field, string>> = {
  "peer.address": "tunnel.outside",
  "peer.local-address": "tunnel.outside",
  "peer.disabled": "tunnel.disabled",
  "policy.peers": "failover",
  "policy.sa-src": "tunnel.outside",
  "policy.sa-dst": "tunnel.outside",
  "policy.manual-sa": "policy.manual",
  "profile.comment": "phase1.comment",
  "proposal.comment": "phase2.comment",
  "peer.comment": "tunnel.comment",
  "secret.address": "tunnel.outside",
  "caller.policies": "tunnel.outside",
  "caller.group": "tunnel.outside",
  "caller.several": "tunnel.outside",
  "caller.ikev1": "tunnel.id",
  "caller.comment": "tunnel.comment",
  "caller.disabled": "tunnel.disabled",
  "template.ipsec-protocols": "phase2.ipsec-protocols",
  "template.mode": "phase2.mode",
  "template.action": "policy.action",
  "template.priority": "policy.priority",
  "template.src-port": "policy.src-port",
  "template.dst-port": "policy.dst-port",
  "template.peers": "failover",
  "gre.mtu": "carrier.mtu",
  "gre.keepalive": "carrier.keepalive",
  "ipip.mtu": "carrier.mtu",
  "ipip.keepalive": "carrier.keepalive",
  "gre.disabled": "carrier.disabled",
  "ipip.disabled": "carrier.disabled",
  "address.address": "tunnel.inside",
  "address.interface": "tunnel.inside",
  "address.disabled": "tunnel.disabled",
  "filter-rule.src-address": "firewall",
  "filter-rule.dst-address": "firewall",
  "filter-rule.connection-state": "firewall.fasttrack",
  "filter-rule.ipsec-policy": "firewall.forward",
  "filter-rule.peer-name": "firewall.input",
  "mangle-rule.src-address": "firewall.mss",
  "mangle-rule.dst-address": "firewall.mss",
  "bgp-network.instance": "bgp-instance.networks",
  "bgp-session.local-as": "bgp.as",
  "bgp-session.as": "bgp.as",
  "bgp-session.router-id": "bgp-instance.router-id",
  "bgp-session.ignore-as-path-len": "bgp-instance.ignore-as-path-len",
  "bgp-session.instance-disabled": "bgp-instance.disabled",
  "bgp-session.standby": "tunnel.standby",
};

/** A list of peers is a failover's, or stands in a site's own policy. */
function nameOf(field: Field, from?: Located<unknown>["from"]): string {
  return field === "policy.peers" && from === "peer" ? "policy.peer" : (written[field] ?? field);
}

function at({ device, release }: Subject): string {
  return `\`${device}\` (RouterOS ${release})`;
}

function sourceNote(source: SourceId): string {
  return `source: ${sources[source]}`;
}

export function refused(
  field: Field,
  value: Located<readonly Scalar[]>,
  outcome: Outcomes<"refused">,
  subject: Subject,
): Diagnostic {
  const name = nameOf(field, value.from);
  const values = value.value.map((each) => `\`${valueText(each)}\``).join(", ");
  const messages = {
    "target/parameter-unsupported": `\`${name}\` cannot be configured on ${at(subject)}.`,
    "target/value-unsupported": `${at(subject)} has no ${values} for \`${name}\`.`,
    "target/single-value": `${at(subject)} takes one value for \`${name}\`, not ${value.value.length}: ${values}.`,
  };
  return report(outcome.code, {
    message: messages[outcome.code],
    place: value.place ?? subject.place,
    label: `not in RouterOS ${subject.release}`,
    notes: [outcome.reason, sourceNote(outcome.source)],
    subjects: [subject.subject],
  });
}

export function lossy(
  field: Field,
  value: Located<readonly Scalar[]>,
  outcome: Outcomes<"lossy">,
  subject: Subject,
): Diagnostic {
  return report("target/lossy", {
    message: `Not all of \`${nameOf(field)}\` can be said on ${at(subject)}.`,
    place: value.place ?? subject.place,
    label: "has no place on this device",
    notes: [outcome.reason, sourceNote(outcome.source)],
    subjects: [subject.subject],
  });
}

const spoken: ReadonlyMap<ObjectKind, string> = new Map([
  ["gre", "GRE interface"],
  ["ipip", "IPIP interface"],
]);

export function missingObject(object: ObjectKind, subject: Subject): Diagnostic {
  const row = unsupportedObjects.find((each) => each.object === object && inRange(subject.release, each));
  const source = row?.source ?? rangeOf(subject.release)?.source ?? "compiler";
  return report("target/parameter-unsupported", {
    message: `A ${spoken.get(object) ?? object} cannot be configured on ${at(subject)}.`,
    place: subject.place,
    label: `not in RouterOS ${subject.release}`,
    notes: [row?.reason ?? "This release has no such menu.", sourceNote(source)],
    subjects: [subject.subject],
  });
}

/** An object whose settings another one would carry, and there is none. */
export function idleObject(carried: Carried, subject: Subject): Diagnostic {
  return report("target/lossy", {
    message: `A ${carried.object} without a ${carried.by} has no place on ${at(subject)}.`,
    place: subject.place,
    label: "nothing on this device uses it",
    notes: [carried.reason, sourceNote(carried.source)],
    subjects: [subject.subject],
  });
}

export function unsupportedRelease(device: string, release: string | undefined, place: Place): Diagnostic {
  const stated = release === undefined ? "RouterOS without a release" : `RouterOS ${release}`;
  return report("target/version-unsupported", {
    message: `Scripts for ${stated} are not supported (site \`${device}\`).`,
    place,
    label: release === undefined ? "state its release" : "no sourced rows for this release",
    notes: [
      ...(release === undefined ? [] : [whyUnsupported(release)]),
      `Supported: RouterOS ${supportedText}.`,
    ],
    subjects: [`site ${device}`],
  });
}
