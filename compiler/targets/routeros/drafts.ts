/**
 * The model of one device to the drafts of its script's rows, in the order in which the model has them: a part for each
 * thing that brings some, with everything else of the device that these depend on.
 */

import type {
  ConnectionModel,
  DeviceModel,
  FailoverModel,
  NamedObject,
  PolicyModel,
} from "../../model/model.ts";
import { waits } from "../../model/waits.ts";
import { remember } from "../../source/remember.ts";
import type { Place } from "../../source/place.ts";
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
import {
  callersAmong,
  callerFacts,
  callerProblems,
  hasRivals,
  templateFacts,
  templatePeers,
} from "./facts-caller.ts";
import { instanceFacts, instancesOf, networksOf, sessionFacts, sessionReads } from "./facts-bgp.ts";
import { isSwitched, switchComment, switchRows, switchReads } from "./facts-failover.ts";
import { filterRows, preferredFacts, rankReads } from "./facts-preference.ts";
import { RULES, rulesFor, type RuleKey } from "./facts-firewall.ts";
import { menuOf } from "./objects.ts";
import type { Facts } from "./spell.ts";

/** What may become rows of one menu, or of several. */
export interface Draft {
  /** Made when they are settled: what is shared is settled once. */
  readonly facts: () => Facts;
  /** The object without which the rest has no sense. */
  readonly main: ObjectKind;
  readonly objects: readonly ObjectKind[];
  readonly place: Place;
  /** The one object that is all its facts are from. */
  readonly shared?: NamedObject;
  /** Nothing on the device refers to it. */
  readonly idle?: boolean;
}

/** One thing of the model, and its drafts: the same ones as long as the thing is the same object, and all that they read. */
export interface Part {
  readonly of: object;
  /** Of a tunnel, rules of one kind are a part of their own: they stand together with those of the other tunnels. */
  readonly rules?: RuleKey;
  /** What they read besides: of the device, or of other things there. */
  readonly reads: readonly unknown[];
  /** `tunnel aws-2` */
  readonly subject: string;
  readonly drafts: () => readonly Draft[];
}

const NOTHING_ELSE: readonly unknown[] = [];

export function partsOf(device: DeviceModel, release: string): readonly Part[] {
  const subject = `site ${device.site}`;
  const parts: Part[] = [];
  for (const key of device.keys) {
    const drafts = (): readonly Draft[] => [draft("key", () => keyFacts(key), key.place)];
    parts.push({ of: key, reads: NOTHING_ELSE, subject: `key ${key.name}`, drafts });
  }
  for (const own of device.policies) {
    const { policy, connection } = own;
    const drafts = (): readonly Draft[] => policyDrafts(device, connection, policy, release);
    const about = connection?.subjects[0] ?? subject;
    parts.push({ of: own, reads: policyReads(device, [policy]), subject: about, drafts });
  }
  for (const connection of device.connections) {
    parts.push({
      of: connection,
      reads: connectionReads(device, connection),
      subject: connection.subjects[0] ?? `tunnel ${connection.name}`,
      drafts: () => connectionDrafts(device, connection, release),
    });
  }
  parts.push(...instanceParts(device, release), ...firewallParts(device));
  if (!isSwitched(release)) return parts;
  for (const failover of device.failovers) {
    const [about = `failover ${failover.name}`] = failover.subjects;
    const drafts = (): readonly Draft[] => failoverDrafts(device, failover, release);
    parts.push({ of: failover, reads: switchReads(device), subject: about, drafts });
  }
  return parts;
}

function instanceParts(device: DeviceModel, release: string): readonly Part[] {
  const announced: ObjectKind = menuOf("bgp-network", release) === undefined ? "address-list" : "bgp-network";
  const isKnown = menuOf(announced, release) !== undefined;
  const all = instancesOf(device);
  return [...all.values()].map(({ instance, session }): Part => {
    const { place } = instance;
    return {
      of: instance,
      reads: [session?.localAs, all.size === 1],
      subject: `site ${device.site}`,
      drafts: () => [
        {
          ...draft("bgp-instance", () => instanceFacts({ instance, session }), place),
          idle: session === undefined,
        },
        ...(isKnown ? networksOf(instance, all.size === 1) : []).map((facts) =>
          draft(announced, () => facts, place),
        ),
      ],
    };
  });
}

function firewallParts({ firewall, site, place }: DeviceModel): readonly Part[] {
  if (firewall === undefined) return [];
  const subject = `site ${site}`;
  const { fields } = firewall;
  // Every release has policies: what is stated here has no row of its own.
  const stated: Draft = { main: "policy", objects: [], facts: () => fields, place: firewall.place };
  const parts: Part[] = [{ of: fields, reads: [firewall.place], subject, drafts: () => [stated] }];
  for (const rules of RULES) {
    const wanted = fields.get(`firewall.${rules}`);
    if (wanted === undefined) continue;
    for (const tunnel of firewall.tunnels) {
      const drafts = (): readonly Draft[] =>
        rulesFor(rules, tunnel, wanted).map(({ object, facts }) =>
          draft(object, () => facts, wanted.place ?? place),
        );
      parts.push({ of: tunnel, rules, reads: [wanted, place], subject, drafts });
    }
  }
  return parts;
}

function failoverDrafts(device: DeviceModel, failover: FailoverModel, release: string): readonly Draft[] {
  return switchRows(failover, device, release).map(({ object, facts }) =>
    draft(object, () => facts, failover.place),
  );
}

const OF_PEER: readonly ObjectKind[] = ["profile", "peer", "pre-shared-secret", "identity"];
const OF_CALLER: readonly ObjectKind[] = ["profile", "policy-group", "peer", "identity"];

function connectionDrafts(
  device: DeviceModel,
  connection: ConnectionModel,
  release: string,
): readonly Draft[] {
  const { place, inside, bgp, keying, carrier } = connection;
  const drafts: Draft[] = [];
  if (waits(connection)) {
    const problems = callerProblems(device, connection, release);
    if (problems !== undefined) return [{ main: "peer", objects: [], facts: () => problems, place }];
    const facts = (): Facts => callerFacts(connection, connectionFacts(connection));
    drafts.push({ main: "peer", objects: OF_CALLER, facts, place });
  } else if (keying.kind === "ike") {
    drafts.push({ main: "peer", objects: OF_PEER, facts: () => connectionFacts(connection), place });
  }
  drafts.push(...connection.policies.flatMap((policy) => policyDrafts(device, connection, policy, release)));
  if (carrier !== undefined) {
    drafts.push(draft(carrier.kind, () => carrierFacts(connection, carrier), carrier.place));
  }
  if (inside !== undefined) {
    drafts.push(draft("address", () => addressFacts(connection, inside), place));
  }
  if (bgp !== undefined) {
    const facts = (): Facts =>
      new Map([...sessionFacts(device, connection, bgp), ...preferredFacts(device, connection, release)]);
    drafts.push(
      ...filterRows(device, connection, release).map((each) => draft("bgp-filter", () => each, bgp.place)),
      draft("bgp-session", facts, bgp.place),
    );
  }
  return drafts;
}

function connectionReads(device: DeviceModel, connection: ConnectionModel): readonly unknown[] {
  const { bgp, policies } = connection;
  const isCaller = waits(connection);
  const ofPolicies = policyReads(device, policies);
  if (bgp === undefined && !isCaller) return ofPolicies;
  return [
    ...(isCaller ? [hasRivals(device, connection)] : []),
    ...(bgp === undefined ? [] : [...sessionReads(device, bgp), ...rankReads(device, connection)]),
    ...ofPolicies,
  ];
}

function policyReads(device: DeviceModel, policies: readonly PolicyModel[]): readonly unknown[] {
  // Few policies name peers, and thousands are asked after every edit.
  if (policies.every(({ peers }) => peers === undefined)) return NOTHING_ELSE;
  return policies.map(({ peers }) => callersAmong(device, peers?.value ?? []).join(","));
}

function policyDrafts(
  device: DeviceModel,
  connection: ConnectionModel | undefined,
  policy: PolicyModel,
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
  const drafts: Draft[] = [];
  if (phase2 !== undefined) drafts.push(proposalDraft(phase2));
  if (manual !== undefined) drafts.push(draft("manual-sa", () => manualFacts(manual), manual.place));
  drafts.push(draft("policy", facts, policy.place));
  return drafts;
}

/** Thousands of policies share it. */
const proposalDraft = remember((phase2: NamedObject): Draft => ({
  ...draft("proposal", () => proposalFacts(phase2), phase2.place),
  shared: phase2,
}));

function draft(main: ObjectKind, facts: () => Facts, place: Place): Draft {
  return { main, objects: [main], facts, place };
}
