/** The one list of codes. A diagnostic with another code does not type-check. */

import { bgp } from "./bgp.ts";
import { callers } from "./callers.ts";
import { carrier } from "./carrier.ts";
import { clouds } from "./clouds.ts";
import { crypto } from "./crypto.ts";
import type { Entry } from "./entry.ts";
import { failover } from "./failover.ts";
import { importedSuites } from "./imported-suites.ts";
import { imported } from "./imported.ts";
import { lock } from "./lock.ts";
import { manual } from "./manual.ts";
import { network } from "./network.ts";
import { peer } from "./peer.ts";
import { phase1 } from "./phase1.ts";
import { phase1Settings } from "./phase1-settings.ts";
import { phase2 } from "./phase2.ts";
import { phase2Settings } from "./phase2-settings.ts";
import { policy } from "./policy.ts";
import { policyLevel } from "./policy-level.ts";
import { policyOrder } from "./policy-order.ts";
import { project } from "./project.ts";
import { surroundings } from "./surroundings.ts";
import { secret } from "./secret.ts";
import { syntax } from "./syntax.ts";
import { target } from "./target.ts";
import { topology } from "./topology.ts";
import { test } from "./test.ts";
import { tunnel } from "./tunnel.ts";
import { value } from "./value.ts";

export const catalogue = {
  ...project,
  ...lock,
  ...failover,
  ...syntax,
  ...value,
  ...topology,
  ...tunnel,
  ...peer,
  ...callers,
  ...phase1,
  ...phase1Settings,
  ...phase2,
  ...phase2Settings,
  ...policy,
  ...policyOrder,
  ...policyLevel,
  ...carrier,
  ...manual,
  ...network,
  ...bgp,
  ...clouds,
  ...surroundings,
  ...crypto,
  ...secret,
  ...target,
  ...imported,
  ...test,
  ...importedSuites,
} as const satisfies Readonly<Record<string, Entry>>;

export type Code = keyof typeof catalogue;

export function entryOf(code: Code): Entry {
  return catalogue[code];
}

/** Whether a word somebody wrote is a code. */
export function isCode(word: string): word is Code {
  return Object.hasOwn(catalogue, word);
}
