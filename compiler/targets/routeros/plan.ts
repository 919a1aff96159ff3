/** The model of one device to the rows of its script, in order, with everything its release cannot say. */

import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type {
  ConnectionModel,
  DeviceModel,
  FailoverModel,
  NamedObject,
  PolicyModel,
} from "../../model/model.ts";
import { waits } from "../../model/waits.ts";
import type { Place } from "../../source/place.ts";
import { distinct } from "../common/refusals.ts";
import type { ObjectKind } from "./cell.ts";
import {
  addressFacts,
  carrierFacts,
  connectionFacts,
  keyFacts,
  manualFacts,
  policyFacts,
  proposalFacts,
} from "./facts.ts";
import { callerFacts, callerProblems, templateFacts, templatePeers } from "./facts-caller.ts";
import { instanceFacts, instancesOf, networksOf, sessionFacts } from "./facts-bgp.ts";
import { hiddenComments, isSwitched, switchComment, switchRows, unprobed } from "./facts-failover.ts";
import { filterRows, preferredFacts, unranked } from "./facts-preference.ts";
import { rulesOf } from "./facts-firewall.ts";
import { movesOf } from "./above.ts";
import { carriedBy, menuOf, rankOf } from "./objects.ts";
import { rangeOf } from "./releases.ts";
import { settle, type PlannedRow } from "./settle.ts";
import { idleObject, missingObject, type Subject } from "./problems.ts";
import type { Facts } from "./spell.ts";
import { merge } from "./merge.ts";

export interface Plan {
  /** In the order they run; `disable` last. */
  readonly rows: readonly PlannedRow[];
  readonly diagnostics: readonly Diagnostic[];
}

interface Draft {
  /** Made when they are settled: what is shared is settled once. */
  readonly facts: () => Facts;
  /** The object without which the rest has no sense. */
  readonly main: ObjectKind;
  readonly objects: readonly ObjectKind[];
  readonly place: Place;
  /** `tunnel aws-2` */
  readonly subject: string;
  /** The one object that is all its facts are from. */
  readonly shared?: NamedObject;
  /** Nothing on the device refers to it. */
  readonly idle?: boolean;
}

export function plan(device: DeviceModel, release: string): Plan {
  const rows: PlannedRow[] = [];
  const diagnostics: Diagnostic[] = [];
  /** What thousands of policies share and can be said is said for the first; what cannot, each of them reports. */
  const done = new Set<NamedObject>();
  for (const draft of draftsOf(device, release)) {
    if (draft.shared !== undefined && done.has(draft.shared)) continue;
    const subject: Subject = { device: device.site, release, place: draft.place, subject: draft.subject };
    const carrier = carriedBy(draft.main, release);
    if (menuOf(draft.main, release) === undefined && carrier === undefined) {
      diagnostics.push(missingObject(draft.main, subject));
    } else if (carrier !== undefined && draft.idle === true) {
      diagnostics.push(idleObject(carrier, subject));
    } else {
      const settled = settle(draft.facts(), draft.objects, subject);
      rows.push(...settled.rows);
      diagnostics.push(...settled.diagnostics);
      if (draft.shared !== undefined && settled.diagnostics.length === 0) done.add(draft.shared);
    }
  }
  if (isSwitched(release)) {
    diagnostics.push(...unprobed(device, release), ...hiddenComments(device, release));
  }
  diagnostics.push(...unranked(device, release));
  const merged = merge(rows, device.site, release);
  return {
    rows: inOrder([...merged.rows, ...movesOf(merged.rows, rangeOf(release)?.find ?? "find where")]),
    diagnostics: distinct([...diagnostics, ...merged.diagnostics]),
  };
}

function draftsOf(device: DeviceModel, release: string): readonly Draft[] {
  const site = `site ${device.site}`;
  const keys = device.keys.map((key): Draft =>
    draft("key", () => keyFacts(key), key.place, `key ${key.name}`),
  );
  const announced: ObjectKind = menuOf("bgp-network", release) === undefined ? "address-list" : "bgp-network";
  const all = instancesOf(device);
  const instances = all.flatMap((instance): Draft[] => [
    {
      ...draft("bgp-instance", () => instanceFacts(device, instance), instance.place, site),
      idle: !device.connections.some(({ bgp }) => bgp?.instance === instance.name),
    },
    ...(menuOf(announced, release) === undefined ? [] : networksOf(instance, all.length === 1)).map((facts) =>
      draft(announced, () => facts, instance.place, site),
    ),
  ]);
  return [
    ...keys,
    ...device.policies.flatMap(({ policy, connection }) =>
      policyDrafts(device, connection, policy, connection?.subjects[0] ?? site, release),
    ),
    ...device.connections.flatMap((connection) => connectionDrafts(device, connection, release)),
    ...instances,
    ...firewallDrafts(device),
    ...(isSwitched(release)
      ? device.failovers.flatMap((failover) => failoverDrafts(device, failover, release))
      : []),
  ];
}

function failoverDrafts(device: DeviceModel, failover: FailoverModel, release: string): readonly Draft[] {
  const [subject = `failover ${failover.name}`] = failover.subjects;
  return switchRows(failover, device, release).map(({ object, facts }) =>
    draft(object, () => facts, failover.place, subject),
  );
}

function firewallDrafts({ firewall, site, place }: DeviceModel): readonly Draft[] {
  if (firewall === undefined) return [];
  const subject = `site ${site}`;
  const stated = firewall.fields;
  return [
    // Every release has policies: what is stated here has no row of its own.
    { main: "policy", objects: [], facts: () => stated, place: firewall.place, subject },
    ...rulesOf(firewall).map(({ object, facts, wanted }) =>
      draft(object, () => facts, wanted.place ?? place, subject),
    ),
  ];
}

const OF_PEER: readonly ObjectKind[] = ["profile", "peer", "pre-shared-secret", "identity"];
const OF_CALLER: readonly ObjectKind[] = ["profile", "policy-group", "peer", "identity"];

function connectionDrafts(
  device: DeviceModel,
  connection: ConnectionModel,
  release: string,
): readonly Draft[] {
  const { place, inside, bgp, keying, carrier } = connection;
  const subject = connection.subjects[0] ?? `tunnel ${connection.name}`;
  const drafts: Draft[] = [];
  if (waits(connection)) {
    const problems = callerProblems(device, connection, release);
    if (problems !== undefined) return [{ main: "peer", objects: [], facts: () => problems, place, subject }];
    const facts = (): Facts => callerFacts(connection, connectionFacts(connection));
    drafts.push({ main: "peer", objects: OF_CALLER, facts, place, subject });
  } else if (keying.kind === "ike") {
    drafts.push({ main: "peer", objects: OF_PEER, facts: () => connectionFacts(connection), place, subject });
  }
  drafts.push(
    ...connection.policies.flatMap((policy) => policyDrafts(device, connection, policy, subject, release)),
  );
  if (carrier !== undefined) {
    drafts.push(draft(carrier.kind, () => carrierFacts(connection, carrier), carrier.place, subject));
  }
  if (inside !== undefined) {
    drafts.push(draft("address", () => addressFacts(connection, inside), place, subject));
  }
  if (bgp !== undefined) {
    const facts = (): Facts =>
      new Map([...sessionFacts(device, connection, bgp), ...preferredFacts(device, connection, release)]);
    drafts.push(
      ...filterRows(device, connection, release).map((each) =>
        draft("bgp-filter", () => each, bgp.place, subject),
      ),
      draft("bgp-session", facts, bgp.place, subject),
    );
  }
  return drafts;
}

function policyDrafts(
  device: DeviceModel,
  connection: ConnectionModel | undefined,
  policy: PolicyModel,
  subject: string,
  release: string,
): readonly Draft[] {
  const { phase2, manual, failover } = policy;
  const waiting = connection !== undefined && waits(connection);
  const switched =
    failover === undefined || connection === undefined || !isSwitched(release)
      ? undefined
      : { comment: switchComment(failover, connection.name) };
  if (policy.served === true && switched === undefined) return [];
  const facts = (): Facts => {
    // What is made from a template cannot be switched: it stays a list of peers, which is refused.
    const between = policyFacts(connection, policy, waiting ? undefined : switched);
    return phase2 !== undefined && waiting
      ? templateFacts(connection, policy, between)
      : templatePeers(device, policy, between);
  };
  return [
    ...(phase2 === undefined ? [] : [proposalDraft(phase2, subject)]),
    ...(manual === undefined ? [] : [draft("manual-sa", () => manualFacts(manual), manual.place, subject)]),
    draft("policy", facts, policy.place, subject),
  ];
}

function proposalDraft(phase2: NamedObject, subject: string): Draft {
  return { ...draft("proposal", () => proposalFacts(phase2), phase2.place, subject), shared: phase2 };
}

function draft(main: ObjectKind, facts: () => Facts, place: Place, subject: string): Draft {
  return { main, objects: [main], facts, place, subject };
}

function inOrder(rows: readonly PlannedRow[]): readonly PlannedRow[] {
  return rows.toSorted((a, b) => position(a) - position(b));
}

function position(row: PlannedRow): number {
  return (row.row.command === "disable" ? 1000 : 0) + rankOf(row.object);
}
