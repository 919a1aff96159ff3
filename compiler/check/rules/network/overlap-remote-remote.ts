/** Two sites behind one hub with the same addresses: the hub's first policy takes the packets of both. */

import { showScalar } from "../../../catalogue/show.ts";
import type { PrefixScalar } from "../../../catalogue/scalar.ts";
import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { report } from "../../../diagnostics/report.ts";
import type { Connection } from "../../../expand/connection.ts";
import type { SiteFacts } from "../../../expand/site.ts";
import { encryptingAt } from "../../../negotiate/segment.ts";
import { contains, overlaps, sortKey } from "../../../source/addresses.ts";
import { groupBy } from "../../../source/group.ts";
import { acrossConnections, unlessQuiet } from "../../rule.ts";

interface Remote {
  readonly hub: SiteFacts;
  readonly site: SiteFacts;
  readonly connection: Connection;
  readonly network: PrefixScalar;
  /** Sorted by it, a network follows the ones that contain it. */
  readonly key: string;
}

export const overlapRemoteRemote = acrossConnections(
  "network/overlap-remote-remote",
  remotesOf,
  unlessQuiet(
    (a, b) => a.key === b.key && a.hub === b.hub && a.site === b.site,
    (remotes) =>
      [...groupBy(remotes, ({ hub }) => hub.name).values()].flatMap((own) =>
        clashes(own).map(([first, second]) => tell(first, second)),
      ),
  ),
);

/** The networks that a hub's policies send through this connection. */
function remotesOf(connection: Connection): readonly Remote[] {
  if (connection.standby.value) return [];
  return ([0, 1] as const).flatMap((at) => {
    const [here, there] = [connection.ends[at], connection.ends[at === 0 ? 1 : 0]];
    if (here.stated === undefined || here.stated.disabled) return [];
    const policies = encryptingAt(connection, at);
    return (there.site.lan?.value ?? [])
      .filter(
        (network) =>
          network.length > 0 && policies.some(({ ends }) => overlaps(ends[at].destination.value, network)),
      )
      .map((network) => ({
        hub: here.site,
        site: there.site,
        connection,
        network,
        key: `${sortKey(network.address)}/${String(network.length).padStart(3, "0")}`,
      }));
  });
}

/** Each pair of sites once; a hub may have thousands. */
function clashes(remotes: readonly Remote[]): readonly (readonly [Remote, Remote])[] {
  if (remotes.length === 1) return [];
  const sorted = remotes.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const open: Remote[] = [];
  const pairs = new Map<string, readonly [Remote, Remote]>();
  for (const remote of sorted) {
    while (open.length > 0 && !contains(open.at(-1)?.network ?? remote.network, remote.network)) open.pop();
    const other = open.findLast((each) => each.site !== remote.site);
    if (other !== undefined) {
      const key = [other.site.name, remote.site.name].toSorted().join(" ");
      if (!pairs.has(key)) pairs.set(key, [other, remote]);
    }
    open.push(remote);
  }
  return [...pairs.values()];
}

function tell(first: Remote, second: Remote): Diagnostic {
  const words = ({ site, network }: Remote): string => `\`${site.name}\` has ${showScalar(network)}`;
  const place = second.site.lan?.place ?? second.connection.place;
  return report("network/overlap-remote-remote", {
    message: `\`${first.hub.name}\` reaches ${showScalar(second.network)} at two sites, \`${first.site.name}\` and \`${second.site.name}\``,
    place,
    label: words(second),
    related: [{ place: first.site.lan?.place ?? first.connection.place, message: words(first) }],
    notes: [`\`${first.hub.name}\` sends a packet to whichever of its policies comes first`],
    subjects: [...new Set([...first.connection.subjects, ...second.connection.subjects])],
  });
}
