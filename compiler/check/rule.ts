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
import { remember } from "../source/remember.ts";
import type { Device } from "../spd/device.ts";

export interface Rule {
  readonly code: Code;
  /** The parameter whose conflict it reports: the negotiation table shows the code beside it. */
  readonly parameter?: ParameterId;
  /** It complains about something that is not there. */
  readonly absence?: true;
  readonly check: (project: ProjectFacts) => readonly Diagnostic[];
  /** Says the same of one connection, where it is all that the rule looks at. */
  readonly each?: (connection: Connection) => readonly Diagnostic[];
}

export interface ProjectFacts {
  readonly connections: readonly Connection[];
  readonly sites: ReadonlyMap<string, SiteFacts>;
  readonly keys: ReadonlyMap<string, KeyFacts>;
  /** Every site's own policies, in the order written. */
  readonly sitePolicies: ReadonlyMap<string, readonly SitePolicy[]>;
  /** What the project demands of its algorithms. */
  readonly baseline?: Baseline | undefined;
  /** Whether a device can be told a word; `undefined`: nobody knows what it can do. */
  readonly offers?: Offers | undefined;
  /** Those known to try their policies in order. */
  readonly devices: readonly Device[];
}

export type Offers = (device: DeviceScalar, parameter: ParameterId, word: string) => boolean | undefined;

/** A rule that looks at one connection at a time. */
export function perConnection(
  code: Code,
  check: (connection: Connection) => readonly Diagnostic[],
  parameter?: ParameterId,
): Rule {
  const rule = { code, each: check, check: ({ connections }: ProjectFacts) => connections.flatMap(check) };
  return parameter === undefined ? rule : { ...rule, parameter };
}

/** Looks at one device at a time, and at each once. */
export function perDevice(check: (device: Device) => readonly Diagnostic[]): Rule["check"] {
  const found = remember(check);
  return ({ devices }) => devices.flatMap(found);
}

/** A rule about something that is not there. */
export function absent(rule: Rule): Rule {
  return { ...rule, absence: true };
}
