/** Holds the outputs of devices against what was compiled. In: outputs that were read, and the expectation; out: the report. */

import { asShown } from "./callers.ts";
import type { Expectation, ExpectedTunnel } from "./expect.ts";
import { judgePeers } from "./judge-peers.ts";
import { judgeSas } from "./judge-sas.ts";
import type { Listing } from "./listing.ts";
import { owners, viewsOf, type View } from "./owners.ts";
import type { Report } from "./report.ts";
import { judgeTogether } from "./together.ts";

export function judge(
  expected: Expectation,
  listings: readonly Listing[],
  unrecognized: readonly string[] = [],
): Report {
  const owned = owners(listings, expected);
  const { views, strangers } = viewsOf(owned, expected);
  const own = views.filter((each) => each.own);
  return {
    site: expected.site,
    device: expected.device,
    tunnels: tunnelsOf(expected, views).map((tunnel) => {
      const of = views.filter((each) => each.tunnel === tunnel);
      return {
        name: tunnel.name,
        remoteSite: tunnel.remoteSite,
        judgements: [
          ...of.flatMap((view) => [...judgePeers(view), ...judgeSas(view, of)]),
          ...judgeTogether(of),
        ],
      };
    }),
    sas: {
      expected: expected.tunnels
        .filter(({ off }) => !off)
        .reduce((sum, { pairs, protocols }) => sum + pairs.min * protocols.length * 2, 0),
      seen: own.reduce((sum, { sas }) => sum + sas.length, 0),
    },
    outputs: owned.map(({ listing, site }) => ({ where: listing.where, of: site, vendor: listing.vendor })),
    strangers,
    unrecognized,
  };
}

/** Callers that an output does not tell apart stand together behind the others; one of them alone where its own output is there. */
function tunnelsOf({ tunnels }: Expectation, views: readonly View[]): readonly ExpectedTunnel[] {
  const shown = asShown(tunnels);
  const seen = new Set(views.map(({ tunnel }) => tunnel));
  return [
    ...tunnels.filter((each) => shown.includes(each) || seen.has(each)),
    ...shown.filter((each) => !tunnels.includes(each)),
  ];
}
