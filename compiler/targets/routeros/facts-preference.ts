/**
 * BGP over the tunnels of a failover: the later ones are made less preferred in both directions, by a filter each way. In: a device's
 * failovers and sessions. Out: the rules, the chains that the sessions name, and what stands in the way.
 */

import type { ParameterId } from "../../catalogue/ids.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { report } from "../../diagnostics/report.ts";
import type { BgpSession, ConnectionModel, DeviceModel, FailoverModel } from "../../model/model.ts";
import { remember } from "../../source/remember.ts";
import { fact, factsOf, numberScalar, textScalar } from "./facts.ts";
import { menuOf } from "./objects.ts";
import { rangeOf } from "./releases.ts";
import { sources } from "./sources.ts";
import type { Facts } from "./spell.ts";
import { valueText } from "./text.ts";

/** What a route has that nobody gave another. Source: MikroTik wiki, Manual:BGP Best Path Selection Algorithm, step 4. */
const LOCAL_PREF = 100;

interface Rank {
  readonly failover: FailoverModel;
  readonly bgp: BgpSession;
  /** How many tunnels go before it. */
  readonly rank: number;
}

interface Direction {
  readonly way: "in" | "out";
  readonly field: Extract<ParameterId, "bgp.in-filter" | "bgp.out-filter">;
}

const WAYS: readonly Direction[] = [
  { way: "in", field: "bgp.in-filter" },
  { way: "out", field: "bgp.out-filter" },
];

/** The tunnels that are not the first of their failover, and speak BGP. */
function rankOf({ failovers }: DeviceModel, { name, bgp }: ConnectionModel): Rank | undefined {
  const failover = failovers.length === 0 ? undefined : byTunnel(failovers).get(name);
  const rank = failover?.tunnels.indexOf(name) ?? 0;
  return failover === undefined || bgp === undefined || rank < 1 ? undefined : { failover, bgp, rank };
}

/** What `preferredFacts` and `filterRows` depend on besides the connection. */
export function rankReads(device: DeviceModel, connection: ConnectionModel): readonly unknown[] {
  const ranked = rankOf(device, connection);
  return [ranked?.failover, ranked?.rank];
}

const byTunnel = remember((failovers: DeviceModel["failovers"]): ReadonlyMap<string, FailoverModel> => {
  // The first one of a tunnel is its own.
  const all = failovers.flatMap((failover) => failover.tunnels.map((name) => [name, failover] as const));
  return new Map(all.toReversed());
});

/** Empty where the file names a chain of its own, or the release has no such rules. */
function waysOf({ bgp }: Rank, release: string): readonly Direction[] {
  if (menuOf("bgp-filter", release) === undefined) return [];
  return WAYS.filter(({ field }) => !isNamed(bgp, field));
}

function isNamed({ fields }: BgpSession, field: ParameterId): boolean {
  const [chain] = fields.get(field)?.value ?? [];
  return chain !== undefined && valueText(chain) !== "";
}

function chainOf(connection: ConnectionModel, way: "in" | "out"): string {
  return `vpnc-${connection.name}-${way}`;
}

/** The chains that a session names; empty where nothing is to be added. */
export function preferredFacts(device: DeviceModel, connection: ConnectionModel, release: string): Facts {
  const ranked = rankOf(device, connection);
  return factsOf(
    ...(ranked === undefined ? [] : waysOf(ranked, release)).map(
      ({ way, field }) =>
        [field, fact(ranked?.failover.place, "derived", textScalar(chainOf(connection, way)))] as const,
    ),
  );
}

/** What comes in counts less here, what goes out looks longer there; its own number stands in the path once anyway. */
export function filterRows(
  device: DeviceModel,
  connection: ConnectionModel,
  release: string,
): readonly Facts[] {
  const ranked = rankOf(device, connection);
  if (ranked === undefined) return [];
  const { failover, rank } = ranked;
  const localPref = LOCAL_PREF - rank;
  const prepend = rank + 1;
  const said = (text: string): ReturnType<typeof fact> => fact(failover.place, "derived", textScalar(text));
  const number = (value: number): ReturnType<typeof fact> =>
    fact(failover.place, "derived", numberScalar(value));
  return waysOf(ranked, release).map(({ way }) =>
    factsOf(
      ["bgp-filter.chain", said(chainOf(connection, way))],
      ["bgp-filter.action", said("accept")],
      ["bgp-filter.local-pref", way === "in" ? number(localPref) : undefined],
      ["bgp-filter.prepend", way === "out" ? number(prepend) : undefined],
      [
        "bgp-filter.rule",
        said(
          way === "in"
            ? `set bgp-local-pref ${localPref}; accept`
            : `set bgp-path-prepend ${prepend}; accept`,
        ),
      ],
    ),
  );
}

/** Sessions that are left as preferred as the first tunnel's. */
export function unranked(device: DeviceModel, release: string): readonly Diagnostic[] {
  return device.connections.flatMap((connection): Diagnostic[] => {
    const ranked = rankOf(device, connection);
    if (ranked === undefined) return [];
    const { bgp, failover } = ranked;
    const lacking = menuOf("bgp-filter", release) === undefined;
    const own = WAYS.filter(({ field }) => isNamed(bgp, field));
    if (!lacking && own.length === 0) return [];
    const keys = own.map(({ way }) => `\`${way}-filter\``).join(" and ");
    const source = rangeOf(release)?.source ?? "compiler";
    return [
      report("failover/bgp-preference", {
        message: `BGP over \`${connection.name}\` is as preferred as over the tunnel that it stands in for, at \`${device.site}\` (RouterOS ${release})`,
        place: (own[0] && bgp.fields.get(own[0].field)?.place) ?? bgp.place,
        label: lacking ? "no source shows filters of this release" : "this chain decides",
        related: [{ place: failover.place, message: "the order of the tunnels" }],
        notes: lacking
          ? [`source: ${sources[source]}`]
          : [`The session names ${keys} of its own, which is not changed.`],
        subjects: connection.subjects,
      }),
    ];
  });
}
