/** A device's policies, as the rest of the compiler orders them, to the rules that the simulator tries. */

import { nameAt, wordOf, type PolicyEnd } from "../expand/connection.ts";
import { showScalar } from "../catalogue/show.ts";
import { protocolsOf } from "../negotiate/segment.ts";
import { boxOf } from "../spd/box.ts";
import { actionOf } from "../spd/fate.ts";
import { waits } from "../expand/waits.ts";
import type { DevicePolicy } from "../spd/order.ts";
import type { States } from "./associations.ts";
import { outerAddresses } from "./endpoints.ts";
import type { Rule } from "./router.ts";

/** Which rule a policy became, at its end. */
export type RuleOf = Map<PolicyEnd, Rule>;

/** A policy whose values are damaged matches nobody knows what, and is left out. */
export function rulesOf(policies: readonly DevicePolicy[], states: States, known: RuleOf): readonly Rule[] {
  return policies.flatMap((policy): Rule[] => {
    const box = boxOf(policy.end);
    if (box === undefined) return [];
    const { end, place, carrier } = policy;
    const rule: Rule = {
      name: nameOf(end),
      place,
      box,
      action: actionIn(end),
      level: levelIn(end),
      protocols: protocolsOf(end),
      tunnel: wordOf(end.phase2.fields, "phase2.mode") !== "transport",
      endpoints: carrier && outerAddresses(carrier),
      priority: priorityIn(end),
      carrier: carrier && nameAt(carrier.connection, carrier.at),
      missing: carrier && policy.pair && states.get(carrier.connection)?.missing(policy.pair),
      fleeting: isFleeting(policy),
    };
    known.set(end, rule);
    return [rule];
  });
}

/** RouterOS makes such policies from templates, charon from the children of a connection that cannot start by itself. */
const MAKES: ReadonlySet<string> = new Set(["routeros", "strongswan"]);

function isFleeting({ carrier, end, site }: DevicePolicy): boolean {
  return (
    carrier !== undefined &&
    MAKES.has(site.device.value.target) &&
    actionIn(end) === "encrypt" &&
    end.manual === undefined &&
    waits(carrier.connection, carrier.at)
  );
}

function nameOf({ source, destination, fields }: PolicyEnd): string {
  const text = (id: "policy.protocol" | "policy.src-port" | "policy.dst-port"): string | undefined => {
    const value = fields.get(id)?.value[0];
    const shown = value && showScalar(value);
    return shown === "all" || shown === "any" ? undefined : shown;
  };
  const [protocol, from, to] = [text("policy.protocol"), text("policy.src-port"), text("policy.dst-port")];
  return [
    `${showSelector(source.value)} -> ${showSelector(destination.value)}`,
    protocol,
    from && `src-port ${from}`,
    to && `dst-port ${to}`,
  ]
    .filter((part) => part !== undefined)
    .join(" ");
}

function showSelector(prefix: PolicyEnd["source"]["value"]): string {
  return prefix.length === 0 ? "any" : showScalar({ ...prefix, on: undefined });
}

function actionIn(end: PolicyEnd): Rule["action"] {
  const action = actionOf(end);
  return action === "none" || action === "discard" ? action : "encrypt";
}

/** `require` where nothing is written: RouterOS's default. */
function levelIn({ fields }: PolicyEnd): Rule["level"] {
  const level = wordOf(fields, "policy.level");
  return level === "use" || level === "acquire" || level === "unique" ? level : "require";
}

function priorityIn({ fields }: PolicyEnd): number {
  const value = fields.get("policy.priority")?.value[0];
  return value?.kind === "number" ? value.value : 0;
}
