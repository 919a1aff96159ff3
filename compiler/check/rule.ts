/** What a rule is: one code, one question, asked of every connection of a project. One file per rule. */

import type { Baseline } from "../catalogue/algorithms.ts";
import type { ParameterId } from "../catalogue/ids.ts";
import type { DeviceScalar } from "../catalogue/scalar.ts";
import type { Code } from "../diagnostics/catalogue/index.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Connection } from "../expand/connection.ts";
import type { KeyFacts } from "../expand/key.ts";
import type { SitePolicy } from "../expand/site-policies.ts";
import type { SiteFacts } from "../expand/site.ts";
import type { Named } from "../source/named.ts";
import { rememberQuiet } from "../source/remember.ts";
import type { Device } from "../spd/device.ts";

export interface Rule {
  readonly code: Code;
  /** The parameter whose conflict it reports: the negotiation table shows the code beside it. */
  readonly parameter?: ParameterId;
  /** It complains about something that is not there. */
  readonly absence?: true;
  /** What it says of the project beside its connections and devices: of sites and keys. */
  readonly check?: (project: ProjectFacts) => readonly Diagnostic[];
  /** What it says of one connection, where that and what is demanded of all of them is what it looks at. */
  readonly each?: (connection: Connection, demands: Demands) => readonly Diagnostic[];
  readonly connections?: Gathering<Connection, unknown>;
  readonly devices?: Gathering<Device, unknown>;
}

/**
 * What a rule says of several connections, or devices, together. What one of them has to do with it is gathered once, so that an edit
 * elsewhere asks it no more; most have nothing to do with most rules, and are never looked at again.
 */
export interface Gathering<Subject, Item> {
  /** Rules with the same function share what it gathers. No two subjects bring the same object. */
  readonly gather: (subject: Subject) => readonly Item[];
  /** Of at least one item, in the order of the subjects. As a method, so that a rule of any item is a rule. */
  judge(items: readonly Item[], project: ProjectFacts): readonly Diagnostic[];
}

/** What holds for the whole project. */
export interface Demands {
  /** What the project demands of its algorithms. */
  readonly baseline?: Baseline | undefined;
  /** Whether a device can be told a word; `undefined`: nobody knows what it can do. */
  readonly offers?: Offers | undefined;
}

/** `isSame`: whether the rule could tell two items apart, by more than what is known of their sites. */
export function unlessQuiet<Item>(
  isSame: (before: Item, now: Item) => boolean,
  judge: Gathering<unknown, Item>["judge"],
): Gathering<unknown, Item>["judge"] {
  const quiet = rememberQuiet<ProjectFacts["sites"], Diagnostic, Item>(isSame);
  return (items, project) => quiet(project.sites, items, () => judge(items, project));
}

export interface ProjectFacts extends Demands {
  readonly connections: readonly Connection[];
  readonly sites: Named<SiteFacts>;
  readonly keys: ReadonlyMap<string, KeyFacts>;
  /** Every site's own policies, in the order written. */
  readonly sitePolicies: ReadonlyMap<string, readonly SitePolicy[]>;
  /** Those known to try their policies in order. */
  readonly devices: readonly Device[];
}

export type Offers = (device: DeviceScalar, parameter: ParameterId, word: string) => boolean | undefined;

/** A rule that looks at one connection at a time. */
export function perConnection(
  code: Code,
  each: (connection: Connection, demands: Demands) => readonly Diagnostic[],
  parameter?: ParameterId,
): Rule {
  return parameter === undefined ? { code, each } : { code, each, parameter };
}

/** A rule that looks at several connections together. */
export function acrossConnections<Item>(
  code: Code,
  gather: Gathering<Connection, Item>["gather"],
  judge: Gathering<Connection, Item>["judge"],
): Rule {
  return { code, connections: { gather, judge } };
}

/** A rule that looks at one device at a time. */
export function perDevice(code: Code, gather: (device: Device) => readonly Diagnostic[]): Rule {
  return { code, devices: { gather, judge: (found: readonly Diagnostic[]) => found } };
}

/** A rule about something that is not there. */
export function absent(rule: Rule): Rule {
  return { ...rule, absence: true };
}
