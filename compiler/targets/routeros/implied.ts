/**
 * What needs no word in a release, and why: a value that is the only behaviour there, or that another object carries.
 * And what is lost without changing what the tunnel does.
 */

import type { VersionRange } from "../../catalogue/version.ts";
import { at } from "./at.ts";
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

// prettier-ignore
export const impliedRows: readonly Implied[] = [
  implied("profile.name peer.profile peer.name identity.peer", [], { until: "6.42" }, "export-5.19",
    "A peer holds its own phase 1 and is known by its address."),
  implied("secret.address", [], { since: "2.9" }, "manual-2.9", "The secret stands in the peer, later in the identity."),
  implied("peer.local-address", [], before6, "export-5.19", "A peer has no local address; the policies' SA addresses say it."),
  implied("policy.peer", [], { until: "6.44" }, "export-5.19", "A policy names its SA addresses, not a peer."),
  implied("policy.sa-src policy.sa-dst", [], seven, "changelog-6.45.1", "The SA addresses follow from the policy's peer."),
  implied("policy.src-port policy.dst-port", [], before3, "manual-2.6", "The port is part of the policy's address."),
  implied("policy.phase2", [], {}, "compiler", "Printed as the policy's proposal."),
  implied("policy.manual", [], {}, "compiler", "Printed as the policy's manual-sa."),
  implied("bgp.instance bgp.as", [], {}, "compiler", "Printed as the session's instance, and its AS number."),
  implied("phase1.prf", ["auto"], { until: "6.46" }, "manual-3.0", "IKEv1's PRF is the HMAC of the negotiated hash, which is what `auto` asks for."),
  implied("phase1.lifebytes phase2.lifebytes", ["0"], {}, "manual-2.6", "0 is no limit, which is what a release without the setting does."),
  implied("phase1.nat-traversal", ["no"], before3, "changelog-3.0", "There is no NAT traversal to switch off."),
  implied("dpd.interval", ["disable-dpd"], { until: "3.9" }, "changelog-3.10", "There is no dead peer detection to switch off."),
  implied("tunnel.initiate", ["yes"], before6, "changelog-6.0", "Every peer initiates before `passive` came with 6.0."),
  implied("policy.dont-fragment", ["clear"], { since: "5.0" }, "manual-2.6", "The bit is cleared where the setting does not exist."),
  implied("bgp-instance.client-to-client-reflection", [], seven, "docs-7",
    "Reflection exists only among iBGP clients; each iBGP session of the instance says it."),
  implied("bgp-instance.redistribute-connected", [], seven, "docs-7", "Nothing is redistributed unless a session lists it."),
  implied("bgp-instance.out-filter bgp.out-filter bgp.in-filter", [""], seven, "docs-7", "Nothing is filtered unless a chain is named."),
  implied("bgp-instance.networks", [], { since: "5.0" }, "compiler", "Each network becomes a row of its own."),
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
  { field: "bgp-instance.comment", until: "6.49", source: "export-5.7", reason: "Exports show no comment on BGP instances." },
];

export function impliedBy(field: Field, values: readonly string[], release: string): Implied | undefined {
  return at(impliedRows, release).find(
    (row) =>
      row.fields.includes(field) &&
      (row.values.length === 0 || (values.length > 0 && values.every((value) => row.values.includes(value)))),
  );
}

/** Whether the release says a field without a cell, whatever its value. */
export function isCarried(field: Field, release: string): boolean {
  return at(impliedRows, release).some((row) => row.fields.includes(field) && row.values.length === 0);
}

export function lossyBy(field: Field, release: string): Lossy | undefined {
  return at(lossyRows, release).find((row) => row.field === field);
}
