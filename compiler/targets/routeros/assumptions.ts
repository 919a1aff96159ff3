/** What a script takes for granted of the firewall, how it places rules there, and how it switches tunnels: lines for its header. */

import { showScalars } from "../../catalogue/show.ts";
import type { FailoverModel, FirewallModel } from "../../model/model.ts";
import { BEHIND_INTERVAL, INSIDE_INTERVAL, isSwitched } from "./facts-failover.ts";
import type { Row } from "./tree.ts";

export function assumptionsOf(firewall: FirewallModel | undefined, rows: readonly Row[]): readonly string[] {
  if (firewall === undefined) return [];
  const rules = rows.filter(({ menu }) => /^\/ip firewall (?:nat|filter|mangle)$/u.test(menu));
  if (rules.length === 0) return [];
  const has = firewall.fields.get("firewall.has");
  const translates = rules.some(({ menu }) => menu.endsWith(" nat"));
  return [
    has === undefined
      ? "assumed: nothing about the rules this router has already; its firewall was not read"
      : `assumed: this router has ${showScalars(has.value)}, as its file says; its firewall was not read`,
    ...(rules.some(({ above }) => above !== undefined)
      ? [
          "Rules are added at the end and then moved above the first one of their chain that is not dynamic;",
          "a chain that had none keeps them as they are. Running the script twice would add them twice.",
        ]
      : []),
    ...(translates
      ? [
          "Connections that are open keep their translation until they end, or are removed from /ip firewall connection.",
        ]
      : []),
  ];
}

/** Who switches, how fast, and what is not switched back. */
export function switchingOf(failovers: readonly FailoverModel[], release: string): readonly string[] {
  if (!isSwitched(release)) return [];
  return failovers.flatMap(({ name, probing, tunnels }) => {
    const order = tunnels.join(", then ");
    switch (probing.kind) {
      case "inside":
        return [
          `failover ${name}: ${order}. netwatch asks ${probing.hosts.map(({ value }) => value).join(" and ")} every ${INSIDE_INTERVAL} s;`,
          "after five more questions without an answer the next tunnel's policies are switched on, and off again once the address answers.",
        ];
      case "behind":
        return [
          `failover ${name}: ${order}. netwatch asks ${probing.host.value} every ${BEHIND_INTERVAL} s, through the tunnel in use;`,
          "after five more questions without an answer the next tunnel's policies are switched on, and stay on while it answers.",
        ];
      case "none":
        return [];
      default:
        return probing satisfies never;
    }
  });
}
