/**
 * Two policies of one device with the same selector and different tunnels: RouterOS keeps one and marks the other
 * invalid. This is what lets only one of the two tunnels of the 2011 AWS recipe work at a time.
 */

import { showScalar } from "../../../catalogue/show.ts";
import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { report } from "../../../diagnostics/report.ts";
import { wordOf, type Connection, type PolicyEnd, type PolicyPair } from "../../../expand/connection.ts";
import type { Place } from "../../../source/place.ts";
import type { ProjectFacts, Rule } from "../../rule.ts";

/** One policy of one device. */
interface Entry {
  readonly site: string;
  readonly end: PolicyEnd;
  readonly place: Place;
  /** `undefined`: the site states it for itself. */
  readonly connection: Connection | undefined;
  readonly policy: PolicyPair | undefined;
  readonly subjects: readonly string[];
}

export const duplicateSelector: Rule = {
  code: "policy/duplicate-selector",
  check: (project) => {
    const first = new Map<string, Entry>();
    const told = new Set<PolicyPair>();
    return entriesOf(project).flatMap((entry) => {
      const key = `${entry.site} ${selectorOf(entry.end)}`;
      const earlier = first.get(key);
      if (earlier === undefined) first.set(key, entry);
      if (earlier === undefined || (entry.policy !== undefined && told.has(entry.policy))) return [];
      if (entry.policy !== undefined) told.add(entry.policy);
      return [tell(entry, earlier)];
    });
  },
};

/** In the order of the device: the sites' own exceptions, then what belongs to connections. */
function entriesOf({ connections, sitePolicies }: ProjectFacts): Entry[] {
  const own = [...sitePolicies].flatMap(([site, policies]) =>
    policies.flatMap(({ end, peer, place, subjects }): Entry[] =>
      peer !== undefined || end.stated?.disabled === true
        ? []
        : [{ site, end, place, connection: undefined, policy: undefined, subjects }],
    ),
  );
  return [...own, ...connections.flatMap(entriesIn)];
}

function entriesIn(connection: Connection): Entry[] {
  // A standby tunnel without BGP has its policies disabled: nothing competes.
  if (connection.standby.value && connection.ends.every((end) => end.bgp === undefined)) return [];
  return connection.policies.flatMap((policy) =>
    ([0, 1] as const).flatMap((at): Entry[] => {
      const { site, stated } = connection.ends[at];
      const end = policy.ends[at];
      if (stated === undefined || end.stated === undefined) return []; // nobody wrote it
      if (stated.disabled || end.stated.disabled) return [];
      const { place } = end.stated;
      return [{ site: site.name, end, place, connection, policy, subjects: policy.subjects }];
    }),
  );
}

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

function tell(entry: Entry, earlier: Entry): Diagnostic {
  const { end, site } = entry;
  const traffic = `${showScalar(end.source.value)} to ${showScalar(end.destination.value)}`;
  const same = earlier.connection === entry.connection;
  // An inherited policy stands at one place for both tunnels: then the tunnels themselves are the two places.
  const inherited =
    entry.place.uri === earlier.place.uri && entry.place.span.start === earlier.place.span.start;
  const [here, there] = inherited
    ? [entry.connection?.place ?? entry.place, earlier.connection?.place ?? earlier.place]
    : [entry.place, earlier.place];
  const [mine, other] = [nameOf(entry), nameOf(earlier)];
  return report("policy/duplicate-selector", {
    message: `\`${site}\` has two policies for ${traffic}: one of ${other}, one of ${mine}`,
    place: here,
    label: same ? "the same traffic again" : `${mine} selects the same traffic`,
    related: [{ place: there, message: `${other} selects it here` }],
    notes: [
      "RouterOS accepts one policy per selector and marks the second one invalid: only one of the two tunnels carries traffic",
      ...(wordOf(end.fields, "policy.action") === "encrypt"
        ? []
        : ["the first one decides what happens to the packets"]),
    ],
    // Accepted in either of the two: which one comes second depends on the names of files.
    subjects: [...new Set([...entry.subjects, ...earlier.subjects])],
  });
}

function nameOf({ connection, site }: Entry): string {
  return connection === undefined ? `the site \`${site}\` itself` : `\`${connection.name}\``;
}
