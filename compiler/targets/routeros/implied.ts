/**
 * What needs no word in a release, and why: a value that is the only behaviour there, or that another object carries.
 * And what is lost without changing what the tunnel does.
 */

import type { VersionRange } from "../../catalogue/version.ts";
import { fieldOf, fieldsOf, rowsAbout } from "./at.ts";
import type { Field } from "./cell.ts";
import type { SourceId } from "./sources.ts";

export interface Implied extends VersionRange {
  readonly fields: readonly Field[];
  /** The values it holds for; empty: all. */
  readonly values: readonly string[];
  readonly reason: string;
  readonly source: SourceId;
}

function implied(
  fields: string,
  values: readonly string[],
  range: VersionRange,
  source: SourceId,
  reason: string,
): Implied {
  return { ...range, fields: fields.split(" ") as readonly Field[], values, source, reason };
}

const before3: VersionRange = { until: "2.9" };
const before6: VersionRange = { until: "5.26" };
const seven: VersionRange = { since: "7.0" };
const loose: VersionRange = { since: "7.0", until: "7.19" };

// prettier-ignore
export const impliedRows: readonly Implied[] = [
  implied("profile.name peer.profile", [], { until: "6.42" }, "export-5.19", "A peer holds its own phase 1."),
  implied("peer.name identity.peer", [], { until: "6.43" }, "export-5.19", "A peer is known by its address, and holds its own secret."),
  implied("secret.address", [], { since: "2.9" }, "manual-2.9", "The secret stands in the peer, later in the identity."),
  implied("caller.match", [], { until: "6.43" }, "changelog-6.44", "A caller is found by its address alone; who else calls is refused."),
  implied("template.ipsec-protocols", ["esp"], {}, "docs-7", "A template has no protocols; the policies made from it are ESP."),
  implied("template.mode", ["tunnel"], {}, "docs-7", "A template has no mode; the caller asks for tunnel mode."),
  implied("template.action", ["encrypt"], {}, "docs-7", "What is made from a template encrypts."),
  implied("template.priority", ["0"], {}, "docs-7", "A template has no priority."),
  implied("template.src-port template.dst-port", ["any"], {}, "docs-7", "A template has no ports, and lets any through."),
  implied("peer.local-address", [], { until: "6.14" }, "print-6.15", "No source shows a peer's local address before 6.15; the policies' SA addresses say it."),
  implied("policy.peer", [], { until: "6.45.0" }, "changelog-6.45.1", "A policy names its SA addresses, not a peer."),
  implied("policy.sa-src policy.sa-dst", [], { since: "6.45.1" }, "changelog-6.45.1", "The SA addresses follow from the policy's peer."),
  implied("policy.src-port policy.dst-port", [], { until: "3.9" }, "manual-3.0", "The port is part of the policy's address."),
  implied("policy.src-port policy.dst-port", ["any"], { since: "3.10", until: "4.17" }, "export-4", "Any port is the default."),
  implied("policy.phase2", [], {}, "compiler", "Printed as the policy's proposal."),
  implied("policy.manual", [], {}, "compiler", "Printed as the policy's manual-sa."),
  implied("bgp.instance bgp.as", [], {}, "compiler", "Printed as the session's instance, and its AS number."),
  implied("gre.fast-path ipip.fast-path", ["no"], { until: "6.32" }, "changelog-6.33", "Tunnel interfaces have no fast path before 6.33."),
  implied("carrier.mtu carrier.keepalive", [], {}, "compiler", "Printed with the interface."),
  implied("phase1.prf", ["auto"], { until: "7.8" }, "console-7", "Where there is no choice of PRF the router makes it, from the hash, which is what `auto` asks for."),
  implied("phase1.lifebytes phase2.lifebytes", ["0"], {}, "manual-2.6", "0 is no limit, which is what a release without the setting does."),
  implied("phase1.nat-traversal", ["no"], before3, "changelog-3.0", "There is no NAT traversal to switch off."),
  implied("dpd.interval", ["disable-dpd"], { until: "3.9" }, "changelog-3.10", "There is no dead peer detection to switch off."),
  implied("tunnel.initiate", ["yes"], before6, "changelog-6.0", "Every peer initiates before `passive` came with 6.0."),
  implied("policy.priority", ["0"], { until: "3.20" }, "changelog-3.21", "0 is what every policy has where the setting is not shown."),
  implied("policy.dont-fragment", ["clear"], { since: "3.10" }, "manual-2.6", "The bit is cleared where the setting does not exist."),
  implied("bgp-instance.name bgp-instance.as bgp-instance.router-id bgp-instance.ignore-as-path-len bgp-instance.disabled bgp-instance.enabled", [], loose,
    "docs-7", "There are no instances in this release: each connection of the instance says it."),
  implied("bgp-session.instance bgp-session.local-as", [], loose, "docs-7", "There are no instances in this release; a connection has its AS number always."),
  implied("bgp-session.as bgp-session.router-id bgp-session.ignore-as-path-len bgp-session.instance-disabled", [], { until: "6.49" }, "export-bgp",
    "The instance says it."),
  implied("bgp-session.as bgp-session.router-id bgp-session.ignore-as-path-len bgp-session.instance-disabled", [], { since: "7.20" }, "console-7",
    "The instance says it."),
  implied("bgp-instance.client-to-client-reflection", [], seven, "docs-7",
    "Reflection exists only among iBGP clients; each iBGP session of the instance says it."),
  implied("bgp-instance.redistribute-connected", [], seven, "docs-7", "Nothing is redistributed unless a session lists it."),
  implied("bgp-instance.out-filter bgp.out-filter bgp.in-filter", [""], seven, "docs-7", "Nothing is filtered unless a chain is named."),
  implied("firewall.has", ["masquerade", "input-drop", "forward-drop"], { until: "6.28" }, "compiler", "It says what the router does already."),
  implied("firewall.has", [], { since: "6.29" }, "compiler", "It says what the router does already."),
  implied("firewall.nat-bypass firewall.input firewall.forward firewall.fasttrack firewall.mss", [], {}, "compiler", "Each tunnel's rules are rows of their own."),
  implied("mangle-rule.passthrough", ["yes"], { until: "5.6" }, "changelog-5.7", "A rule for segment sizes has no such setting before 5.7."),
  implied("bgp-instance.networks", [], { since: "4.0" }, "compiler", "Each network becomes a row of its own."),
  implied("bgp-filter.rule", [], { until: "6.49" }, "wiki-filters", "What a rule says is an argument each."),
  implied("bgp-filter.action bgp-filter.local-pref bgp-filter.prepend", [], { since: "7.1" }, "docs-filters", "One text says what a rule does."),
  implied("bgp-session.role bgp-session.reflection bgp-session.redistribute bgp-session.networks", [], { until: "6.49" }, "export-bgp",
    "The AS numbers and the instance say it."),
  implied("bgp-network.network bgp-network.instance", [], seven, "docs-7", "Networks to announce stand in an address list."),
  implied("address-list.list address-list.address", [], { until: "6.49" }, "export-bgp", "Networks to announce have a menu of their own."),
];

/** Told as a hint, and left out. */
export interface Lossy extends VersionRange {
  readonly field: Field;
  readonly reason: string;
  readonly source: SourceId;
}

// prettier-ignore
export const lossyRows: readonly Lossy[] = [
  { field: "profile.comment",      since: "6.43", source: "console-7",  reason: "A profile takes no comment." },
  { field: "profile.comment",      until: "6.42", source: "export-5.19", reason: "Phase 1 is part of the peer, which has one comment, the tunnel's." },
  { field: "peer.comment",         until: "2.6",  source: "manual-2.6", reason: "The 2.6 manual shows no comments on peers." },
  { field: "proposal.comment",     until: "2.6",  source: "manual-2.6", reason: "The 2.6 manual shows no comments on proposals." },
  { field: "policy.comment",       until: "2.6",  source: "manual-2.6", reason: "The 2.6 manual shows no comments on policies." },
  { field: "key.comment",          until: "2.6",  source: "manual-2.6", reason: "The 2.6 manual shows no comments on keys." },
  { field: "bgp-network.instance", until: "6.49", source: "export-bgp", reason: "A row of `/routing bgp network` names no instance: every instance of the device announces the network." },
  { field: "filter-rule.peer-name", since: "3.0", source: "docs-7",    reason: "A rule takes addresses and no names, so it accepts from anywhere what this peer may send." },
  { field: "bgp-instance.comment", until: "6.49", source: "export-5.7", reason: "Exports show no comment on BGP instances." },
  { field: "bgp-instance.comment", since: "7.0", until: "7.19", source: "console-7", reason: "This release has no BGP instances, and a session's comment is the tunnel's." },
];

const impliedAbout = rowsAbout(impliedRows, fieldsOf);
const lossyAbout = rowsAbout(lossyRows, fieldOf);

export function impliedBy(field: Field, values: readonly string[], release: string): Implied | undefined {
  return impliedAbout(release, field).find(
    (row) =>
      row.values.length === 0 || (values.length > 0 && values.every((value) => row.values.includes(value))),
  );
}

export function mayBeImplied(field: Field, release: string): boolean {
  return impliedAbout(release, field).length > 0;
}

/** Whether the release says a field without a cell, whatever its value. */
export function isCarried(field: Field, release: string): boolean {
  return impliedAbout(release, field).some((row) => row.values.length === 0);
}

export function lossyBy(field: Field, release: string): Lossy | undefined {
  return lossyAbout(release, field)[0];
}
