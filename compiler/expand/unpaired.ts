/** Why a peer has no partner among the project's sites: nobody is where it looks, or nobody there looks back. */

import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import { nameIn, whereabouts } from "./addresses.ts";
import { first } from "./connection.ts";
import type { Landscape } from "./match.ts";
import type { PeerWithPolicies } from "./peers.ts";
import type { SiteFacts } from "./site.ts";

export function tellUnpaired(
  peer: PeerWithPolicies,
  all: Landscape,
  sites: readonly SiteFacts[],
): Diagnostic[] {
  if (peer.damaged) return [];
  const { address, hostName } = peer.dials;
  const target = address ?? hostName;
  const there = target === undefined ? [] : sites.filter((site) => isAt(site, target.value, all));
  const others = there.filter((site) => site !== peer.site);
  return [
    report("peer/unpaired", {
      message: `the other end of \`${peer.site.name}.${peer.name}\` is not in this project: ${reason()}`,
      place: target?.place ?? peer.stated.place,
      label: "only this end is checked",
      related: others.map((site) => ({ place: site.place, message: `\`${site.name}\` is here` })),
      notes: ["what the other end does is unverifiable; this end is compiled as it stands"],
      subjects: [peer.subject, `site ${peer.site.name}`],
    }),
  ];

  function reason(): string {
    if (target === undefined)
      return "it states no `address`, and no other site's peer can be recognised as its partner";
    if (others.length > 0) {
      const names = others.map((site) => `\`${site.name}\``).join(" and ");
      return `${names} ${others.length > 1 ? "are" : "is"} at \`${target.value}\`, but no free \`peer\` there looks for \`${peer.site.name}\``;
    }
    if (there.length > 0) return `\`${target.value}\` is an address of \`${peer.site.name}\` itself`;
    return hostName === undefined
      ? `no site has, or is seen at, \`${target.value}\``
      : `no site is known as \`${target.value}\`, and no peer that looks for \`${peer.site.name}\` can be recognised as its partner`;
  }
}

/** A site without peers is nobody's partner, but being there says more than being nowhere. */
function isAt(site: SiteFacts, target: string, all: Landscape): boolean {
  const known = all.byAddress.get(target)?.has(site) === true || all.byName.get(target)?.has(site) === true;
  return (
    known ||
    nameIn(first(site.fields, "site.id")).includes(target) ||
    whereabouts(site).addresses.some((address) => address.value === target)
  );
}
