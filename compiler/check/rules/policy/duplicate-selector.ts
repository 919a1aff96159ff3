/**
 * Two policies of one device with the same selector and different tunnels: RouterOS keeps one and marks the other
 * invalid. This is what lets only one of the two tunnels of the 2011 AWS recipe work at a time.
 */

import { showScalar } from "../../../catalogue/show.ts";
import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { report } from "../../../diagnostics/report.ts";
import { wordOf, type Connection, type PolicyEnd, type PolicyPair } from "../../../expand/connection.ts";
import type { Rule } from "../../rule.ts";

interface Seen {
  readonly connection: Connection;
  readonly policy: PolicyPair;
}

export const duplicateSelector: Rule = {
  code: "policy/duplicate-selector",
  check: ({ connections }) => {
    const first = new Map<string, Seen>();
    const found: Diagnostic[] = [];
    for (const connection of connections) {
      // A standby tunnel without BGP has its policies disabled: nothing competes.
      const asleep = connection.standby.value && connection.ends.every((end) => end.bgp === undefined);
      if (connection.disabled || asleep) continue;
      const told = new Set<PolicyPair>();
      for (const policy of connection.policies) {
        if (policy.disabled) continue;
        for (const at of [0, 1] as const) {
          const site = connection.ends[at].site;
          const key = `${site.name} ${selectorOf(policy.ends[at])}`;
          const earlier = first.get(key);
          if (earlier === undefined) first.set(key, { connection, policy });
          else if (!told.has(policy)) {
            told.add(policy);
            found.push(tell(connection, policy, earlier, site.name, policy.ends[at]));
          }
        }
      }
    }
    return found;
  },
};

function selectorOf(end: PolicyEnd): string {
  const word = (id: "policy.src-port" | "policy.dst-port" | "policy.protocol"): string =>
    JSON.stringify(end.fields.get(id)?.value ?? []);
  return [
    showScalar(end.source.value),
    showScalar(end.destination.value),
    word("policy.protocol"),
    word("policy.src-port"),
    word("policy.dst-port"),
  ].join(" ");
}

function tell(
  connection: Connection,
  policy: PolicyPair,
  earlier: Seen,
  site: string,
  end: PolicyEnd,
): Diagnostic {
  const traffic = `${showScalar(end.source.value)} to ${showScalar(end.destination.value)}`;
  const same = earlier.connection === connection;
  // An inherited policy stands at one place for both tunnels: then the tunnels themselves are the two places.
  const inherited =
    policy.place.uri === earlier.policy.place.uri &&
    policy.place.span.start === earlier.policy.place.span.start;
  const [here, there] = inherited
    ? [connection.place, earlier.connection.place]
    : [policy.place, earlier.policy.place];
  return report("policy/duplicate-selector", {
    message: `\`${site}\` has two policies for ${traffic}: one of \`${earlier.connection.name}\`, one of \`${connection.name}\``,
    place: here,
    label: same ? "the same traffic again" : `\`${connection.name}\` selects the same traffic`,
    related: [{ place: there, message: `\`${earlier.connection.name}\` selects it here` }],
    notes: [
      "RouterOS accepts one policy per selector and marks the second one invalid: only one of the two tunnels carries traffic",
      ...(wordOf(end.fields, "policy.action") === "encrypt"
        ? []
        : ["the first one decides what happens to the packets"]),
    ],
    subjects: policy.subjects,
  });
}
