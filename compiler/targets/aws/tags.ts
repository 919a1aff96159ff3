/**
 * The tags of a VPN connection. In: the tunnels to one customer. Out: names and the addresses that the project was written for, which
 * a request has no other place for: AWS assigns its own, and knows the customer by a gateway made before.
 */

import type { ConnectionModel } from "../../model/model.ts";

/** In the order in which they are written. */
export type Tags = readonly (readonly [name: string, value: string])[];

/** In front of every name but `Name`, so that they are nobody else's. */
export const TAG_PREFIX = "vpnc:";

/**
 * `vpnc:site` is a name; `vpnc:customer` and `vpnc:tunnel-1` are a name and, where the project has one, an outside address behind it.
 */
export function tagsOf(site: string, tunnels: readonly [ConnectionModel, ...ConnectionModel[]]): Tags {
  const [{ remote, remoteSite }] = tunnels;
  const session = tunnels.flatMap(({ bgp }) => bgp ?? [])[0];
  const own: Tags = [
    ["site", value(site)],
    ["customer", value(remoteSite, remote.address?.value)],
    ...(session === undefined
      ? []
      : [
          ["as", String(session.localAs.value)] as const,
          ["customer-as", String(session.remoteAs.value)] as const,
        ]),
    ...tunnels.map(({ name, local }, at) => [`tunnel-${at + 1}`, value(name, local.address?.value)] as const),
  ];
  return [
    ["Name", value(`${site} to ${remoteSite}`)],
    ...own.map(([name, text]) => [`${TAG_PREFIX}${name}`, text] as const),
  ];
}

/** Characters that every service takes, and at most 255 of them (EC2 user guide, "Tag your Amazon EC2 resources", restrictions). */
const FOREIGN = /[^\p{L}\p{N}\p{Zs}_.:/=+@-]/gu;
const LONGEST = 255;

function value(name: string, address?: string): string {
  const end = address === undefined ? "" : ` ${address}`;
  return [...name.replace(FOREIGN, "_")].slice(0, LONGEST - end.length).join("") + end;
}
