/**
 * `failover NAME: A, B`: tunnels of which the later ones stand in for the first. In: the declarations and all connections. Out:
 * the connections, with the policies marked that the first one takes over for the others, and what is wrong with a group.
 */

import type { Name } from "../../grammar/ast.ts";
import { showScalars } from "../catalogue/show.ts";
import type { ParameterId } from "../catalogue/ids.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import type { FailoverModel } from "../model/model.ts";
import type { Resolved } from "../resolve/declarations.ts";
import type { Evaluation } from "../resolve/evaluate.ts";
import { danglingName } from "../resolve/problems.ts";
import { keyOf, type Symbol } from "../resolve/symbols.ts";
import type { FlatBlock } from "../resolve/flatten.ts";
import { rememberFlat } from "../source/lists.ts";
import { rememberNamed } from "../source/named.ts";
import type { Place } from "../source/place.ts";
import { rememberParts } from "../source/remember.ts";
import { isDisabled, nameOf } from "./common.ts";
import type { Connection, InTurn, PolicyEnd, PolicyPair } from "./connection.ts";
import { fieldsOf, NO_PATHS } from "./fields.ts";
import { probingOf, type MemberEnd } from "./probing.ts";
import type { SiteFacts } from "./site.ts";

/** What a router that all the tunnels end at does about them. */
export interface SiteFailover {
  readonly site: SiteFacts;
  readonly failover: FailoverModel;
}

interface Member {
  readonly name: Name;
  readonly connection: Connection;
}

interface FailoverContext {
  readonly declarations: ReadonlyMap<string, Resolved>;
  readonly evaluation: Evaluation;
  readonly diagnostics: Diagnostic[];
}

type Marks = Map<PolicyEnd, InTurn>;

export function applyFailovers(
  failovers: readonly Symbol[],
  connections: readonly Connection[],
  { declarations, evaluation, diagnostics }: FailoverContext,
): { readonly connections: readonly Connection[]; readonly failovers: readonly SiteFailover[] } {
  if (failovers.length === 0) return { connections, failovers: [] };
  const tunnels = tunnelsByName(tunnelsAmong(connections));
  const groupOf = new Map<Connection, Symbol>();
  const marked = new Map<Connection, Connection>();
  const found: SiteFailover[] = [];
  for (const failover of failovers) {
    const { flat } = declarations.get(keyOf("failover", failover.name)) ?? {};
    if (flat !== undefined && isDisabled(flat, evaluation)) continue;
    const members = membersOf(failover, tunnels, groupOf, diagnostics);
    if (members === undefined) continue;
    const parts = [flat, evaluation.values, ...members.map(({ connection }) => connection)];
    const group = inTurn(failover, parts, () => groupFrom(failover, members, flat, evaluation));
    for (const [connection, own] of group.marked) marked.set(connection, own);
    for (const diagnostic of group.diagnostics) diagnostics.push(diagnostic);
    for (const own of group.failovers) found.push(own);
  }
  return { connections: connections.map((each) => marked.get(each) ?? each), failovers: found };
}

const tunnelsAmong = rememberFlat((connection: Connection) =>
  connection.form === "tunnel" ? [connection] : [],
);
const tunnelsByName = rememberNamed<Connection>(({ name }) => name);

interface Group {
  readonly marked: ReadonlyMap<Connection, Connection>;
  readonly failovers: readonly SiteFailover[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A group is the same as long as its tunnels are. */
const inTurn = rememberParts<Symbol, Group>();

function groupFrom(
  failover: Symbol,
  members: readonly Member[],
  flat: FlatBlock | undefined,
  evaluation: Evaluation,
): Group {
  const marks: Marks = new Map();
  const failovers = mark(failover, members, marks, flat, evaluation);
  const marked = members.flatMap(({ connection }): [Connection, Connection][] =>
    connection.policies.some(({ ends }) => ends.some((end) => marks.has(end)))
      ? [[connection, { ...connection, policies: connection.policies.map((pair) => withMarks(pair, marks)) }]]
      : [],
  );
  const diagnostics =
    failovers.length === 0
      ? [tellNothingShared(failover, members)]
      : tellFarEnds(failover, members, failovers);
  return { marked: new Map(marked), failovers, diagnostics };
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
  if (right !== undefined || left.length < 2) {
    diagnostics.push(
      report("failover/members", {
        message: `\`${failover.name}\` is no list of two or more tunnels`,
        place,
        label: "which tunnels stand in for each other?",
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

/** Devices that we configure, and that can keep to one tunnel after the other. */
const SWITCHING: ReadonlySet<string> = new Set(["routeros", "cisco-ios"]);

/** At every device that switches and that all the tunnels end at, the first one's policy speaks for those that protect the same. */
function mark(
  failover: Symbol,
  members: readonly Member[],
  marks: Marks,
  flat: FlatBlock | undefined,
  evaluation: Evaluation,
): readonly SiteFailover[] {
  const name = nameOf(flat, evaluation) ?? failover.name;
  return ([0, 1] as const).flatMap((at): SiteFailover[] => {
    const ends = endsAt(members, at);
    const [first, ...others] = ends;
    if (first === undefined || !SWITCHING.has(first.end.site.device.value.target)) return [];
    const peers = ends.map(({ end, connection }) => end.stated?.objectName ?? connection.name);
    const shared = first.policies.filter((policy) => {
      if (isRoute(first, policy)) return false;
      const same = others.map((other) => counterpartIn(other, policy));
      const covered = same.filter((end) => end !== undefined);
      if (covered.length < others.length) return false;
      marks.set(policy, { role: "first", peers, name, place: failover.place });
      for (const end of covered) marks.set(end, { role: "backup", first: first.connection.name, name });
      return true;
    });
    if (shared.length === 0) return [];
    const side = at === 0 ? "left" : "right";
    const fields = fieldsOf(flat, evaluation, { side, from: "tunnel", through: undefined, paths: NO_PATHS });
    return [
      {
        site: first.end.site,
        failover: {
          name,
          place: failover.place,
          subjects: [
            `failover ${failover.name}`,
            ...ends.map(({ connection }) => `tunnel ${connection.name}`),
          ],
          tunnels: peers,
          far: farSites(ends),
          probing: probingOf(failover.name, ends, shared, fields),
        },
      },
    ];
  });
}

/** On IOS everything between the ends is a tunnel interface, and routes choose between interfaces. */
function isRoute({ end }: MemberEnd, { source, destination }: PolicyEnd): boolean {
  const everything = source.value.length === 0 && destination.value.length === 0;
  return end.site.device.value.target === "cisco-ios" && end.inside !== undefined && everything;
}

/** The members' ends at one site of the first; none if some tunnel does not end there. */
function endsAt(members: readonly Member[], at: 0 | 1): readonly MemberEnd[] {
  const site = members[0]?.connection.ends[at].site;
  const found = members.flatMap(({ connection }, index): MemberEnd[] => {
    const side = index === 0 ? at : ([0, 1] as const).find((each) => connection.ends[each].site === site);
    if (side === undefined) return [];
    const policies = connection.policies.map(({ ends }) => ends[side]);
    return [{ connection, end: connection.ends[side], other: connection.ends[side === 0 ? 1 : 0], policies }];
  });
  return found.length === members.length ? found : [];
}

function farSites(ends: readonly MemberEnd[]): FailoverModel["far"] {
  const sites = new Set(ends.map(({ other }) => other.site));
  return [...sites].map(({ name, device }) => ({ site: name, ...device.value }));
}

function counterpartIn({ policies }: MemberEnd, policy: PolicyEnd): PolicyEnd | undefined {
  return policies.find((end) => selectorOf(end) === selectorOf(policy));
}

const NARROWING: readonly ParameterId[] = [
  "policy.protocol",
  "policy.src-port",
  "policy.dst-port",
  "policy.action",
];

/** Which packets it takes, as a text. */
export function selectorOf({ source, destination, fields }: PolicyEnd): string {
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

/** What we configure and what does not switch, while another end does. */
const STAYS: ReadonlyMap<string, string> = new Map([
  [
    "strongswan",
    "swanctl.conf has no order of peers: both connections select the same traffic, and charon may refuse a policy that another connection has installed already (strongSwan issue 1009).",
  ],
  [
    "cisco-ios",
    "On IOS these tunnels are interfaces, between which routes choose: let BGP or static routes with different distances prefer the first one.",
  ],
]);

function tellFarEnds(
  failover: Symbol,
  members: readonly Member[],
  own: readonly SiteFailover[],
): readonly Diagnostic[] {
  return ([0, 1] as const).flatMap((at): Diagnostic[] => {
    const [first] = endsAt(members, at);
    const { site } = first?.end ?? {};
    const why = site && STAYS.get(site.device.value.target);
    if (site === undefined || why === undefined || own.some((each) => each.site === site)) return [];
    return [
      report("failover/far-end", {
        message: `\`${site.name}\` (${showScalars([site.device.value])}) does not switch between the tunnels of \`${failover.name}\``,
        place: failover.place,
        label: "only the other end keeps to this order",
        related: [{ place: site.place, message: `\`${site.name}\` is declared here` }],
        notes: [why],
        subjects: [
          `failover ${failover.name}`,
          `site ${site.name}`,
          ...members.map(({ connection }) => `tunnel ${connection.name}`),
        ],
      }),
    ];
  });
}
