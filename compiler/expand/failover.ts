/**
 * `failover NAME: A, B`: tunnels of which the later ones stand in for the first. In: the declarations and all connections. Out:
 * the connections, with the policies marked that the first one takes over for the others, and what is wrong with a group.
 */

import type { Name } from "../../grammar/ast.ts";
import { showScalars } from "../catalogue/show.ts";
import type { ParameterId } from "../catalogue/ids.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import { danglingName } from "../resolve/problems.ts";
import type { Symbol } from "../resolve/symbols.ts";
import type { Place } from "../source/place.ts";
import type { Connection, PolicyEnd, PolicyPair } from "./connection.ts";

interface Member {
  readonly name: Name;
  readonly connection: Connection;
}

type Marks = Map<PolicyEnd, NonNullable<PolicyEnd["failover"]>>;

export function applyFailovers(
  failovers: readonly Symbol[],
  connections: readonly Connection[],
  diagnostics: Diagnostic[],
): readonly Connection[] {
  if (failovers.length === 0) return connections;
  const tunnels = new Map(
    connections.flatMap((each) => (each.form === "tunnel" ? [[each.name, each] as const] : [])),
  );
  const marks: Marks = new Map();
  const groupOf = new Map<Connection, Symbol>();
  for (const failover of failovers) {
    const members = membersOf(failover, tunnels, groupOf, diagnostics);
    if (members !== undefined) diagnostics.push(...mark(failover, members, marks));
  }
  return connections.map((connection) => {
    const marked = connection.policies.some(({ ends }) => ends.some((end) => marks.has(end)));
    return marked
      ? { ...connection, policies: connection.policies.map((pair) => withMarks(pair, marks)) }
      : connection;
  });
}

function withMarks(pair: PolicyPair, marks: Marks): PolicyPair {
  const [left, right] = pair.ends;
  return {
    ...pair,
    ends: [
      { ...left, failover: marks.get(left) },
      { ...right, failover: marks.get(right) },
    ],
  };
}

/** `undefined`: the group has a fault of its own. */
function membersOf(
  failover: Symbol,
  tunnels: ReadonlyMap<string, Connection>,
  groupOf: Map<Connection, Symbol>,
  diagnostics: Diagnostic[],
): readonly Member[] | undefined {
  const { node, place } = failover;
  const { left = [], right } = node.ends ?? {};
  const subjects = [`failover ${failover.name}`];
  const at = (name: Name): Place => ({ uri: place.uri, span: name.span });
  if (right !== undefined || left.length < 2 || node.block !== undefined) {
    diagnostics.push(
      report("failover/members", {
        message: `\`${failover.name}\` is no list of two or more tunnels`,
        place,
        label:
          node.block === undefined ? "which tunnels stand in for each other?" : "a failover has no block",
        subjects,
      }),
    );
    return undefined;
  }
  const members = left.flatMap((name): Member[] => {
    const connection = tunnels.get(name.text);
    if (connection === undefined) {
      diagnostics.push(danglingName("tunnel", name.text, [...tunnels.keys()], at(name), subjects));
      return [];
    }
    const before = groupOf.get(connection);
    if (before !== undefined) {
      diagnostics.push(
        report("failover/members", {
          message: `tunnel \`${name.text}\` stands in a failover twice`,
          place: at(name),
          label: "named again here",
          related: [{ place: before.place, message: `it belongs to \`${before.name}\`` }],
          subjects,
        }),
      );
      return [];
    }
    groupOf.set(connection, failover);
    if (connection.standby.value) diagnostics.push(tellStandby(failover, connection, at(name)));
    return [{ name, connection }];
  });
  // A name too many has its report: the rest of the group is meant all the same.
  return members.length > 1 ? members : undefined;
}

/** At every RouterOS that all the tunnels end at, the first one's policy speaks for those that protect the same. */
function mark(failover: Symbol, members: readonly Member[], marks: Marks): Diagnostic[] {
  const [first, ...others] = members;
  if (first === undefined) return [];
  let shared = 0;
  for (const at of [0, 1] as const) {
    const { site } = first.connection.ends[at];
    const sides = others.map(({ connection }) =>
      ([0, 1] as const).find((side) => connection.ends[side].site === site),
    );
    if (site.device.value.target !== "routeros" || sides.includes(undefined)) continue;
    const peers = members.map(({ connection }, index) => {
      const side = index === 0 ? at : sides[index - 1];
      return connection.ends[side ?? 0].stated?.objectName ?? connection.name;
    });
    for (const { ends } of first.connection.policies) {
      const same = others.map(({ connection }, index) =>
        connection.policies
          .map((pair) => pair.ends[sides[index] ?? 0])
          .find((end) => selectorOf(end) === selectorOf(ends[at])),
      );
      const covered = same.filter((end) => end !== undefined);
      if (covered.length < others.length) continue;
      shared += 1;
      marks.set(ends[at], { role: "first", peers, place: failover.place });
      for (const end of covered) marks.set(end, { role: "backup", first: first.connection.name });
    }
  }
  return shared > 0 ? [] : [tellNothingShared(failover, members)];
}

const NARROWING: readonly ParameterId[] = [
  "policy.protocol",
  "policy.src-port",
  "policy.dst-port",
  "policy.action",
];

function selectorOf({ source, destination, fields }: PolicyEnd): string {
  const narrowed = NARROWING.map((id) => showScalars(fields.get(id)?.value ?? []));
  return JSON.stringify([showScalars([source.value, destination.value]), ...narrowed]);
}

function tellStandby(failover: Symbol, connection: Connection, place: Place): Diagnostic {
  return report("failover/standby", {
    message: `\`${connection.name}\` is \`standby\`, and \`${failover.name}\` is to switch to it`,
    place,
    label: "switched off until somebody switches it on",
    related:
      connection.standby.place === undefined
        ? []
        : [{ place: connection.standby.place, message: "it is kept out of routing here" }],
    subjects: [`failover ${failover.name}`, ...connection.subjects],
  });
}

function tellNothingShared(failover: Symbol, members: readonly Member[]): Diagnostic {
  const names = members.map(({ name }) => `\`${name.text}\``).join(", ");
  return report("failover/nothing-shared", {
    message: `no router has the same traffic in ${names}, so none of them can stand in for another`,
    place: failover.place,
    label: "nothing to switch over",
    related: members.map(({ connection }) => ({
      place: connection.place,
      message: `\`${connection.name}\``,
    })),
    subjects: [`failover ${failover.name}`],
  });
}
