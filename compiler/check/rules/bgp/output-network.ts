/** RouterOS 7 announces a network only while it has exactly that route. */

import { showScalar } from "../../../catalogue/show.ts";
import type { PrefixScalar } from "../../../catalogue/scalar.ts";
import { inRange } from "../../../catalogue/version.ts";
import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { report } from "../../../diagnostics/report.ts";
import { sameScalar } from "../../../negotiate/compare.ts";
import { endsBySite, type LocalEnd } from "../../local-ends.ts";
import { acrossConnections } from "../../rule.ts";

export const outputNetwork = acrossConnections(
  "bgp/output-network-igp",
  ({ ends }) => ends.filter(({ bgp }) => bgp?.instanceFields.has("bgp-instance.networks") === true),
  (_announcing, { connections }) =>
    [...endsBySite(connections)].flatMap(([site, ends]): Diagnostic[] => {
      const { target, version } = site.device.value;
      if (target !== "routeros" || version === undefined || !inRange(version, { since: "7.0" })) return [];
      const known = [site, ...ends.map(otherSite)].flatMap(({ lan }) => lan?.value ?? []);
      const instances = new Map(
        ends.flatMap(({ connection, at }) => {
          const bgp = connection.ends[at].bgp;
          return bgp?.instance === undefined ? [] : [[bgp.instance, { connection, bgp }] as const];
        }),
      );
      return [...instances.values()].flatMap(({ connection, bgp }) => {
        const stated = bgp.instanceFields.get("bgp-instance.networks");
        const lost = (stated?.value ?? []).filter(
          (network): network is PrefixScalar =>
            network.kind === "prefix" && !known.some((each) => sameScalar(each, network)),
        );
        if (stated === undefined || lost.length === 0) return [];
        return [
          report("bgp/output-network-igp", {
            message: `\`${site.name}\` may never announce ${lost.map((each) => showScalar(each)).join(", ")}: no \`lan\` is exactly that`,
            place: stated.place ?? bgp.place,
            label: "announced only while a route for exactly this network exists",
            notes: ["a summary of smaller networks needs a route of its own, a blackhole for instance"],
            subjects: [`site ${site.name}`, ...connection.subjects],
          }),
        ];
      });
    }),
);

function otherSite({ connection, at }: LocalEnd): LocalEnd["connection"]["ends"][0]["site"] {
  return connection.ends[at === 0 ? 1 : 0].site;
}
