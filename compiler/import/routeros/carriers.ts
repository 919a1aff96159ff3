/** GRE and IPIP interfaces: which of them IPsec carries to a peer. In the language a carrier takes the place of policies, so none is drafted beside them. */

import { readerOf, rowsOf, type Device } from "./device.ts";
import type { Peer, Peers } from "./peers.ts";
import { network } from "./values.ts";

/** The peers by the carriers' interfaces whose policies are drafted as carriers: none so far; each interface is left over with its reason. */
export function readCarriers(device: Device, { byAddress }: Peers): ReadonlyMap<string, Peer> {
  for (const kind of ["gre", "ipip"] as const) {
    for (const row of rowsOf(device, kind)) {
      const reader = readerOf(device, row);
      const remote = network(reader.take("remote-address")?.value ?? "")?.address;
      const secret = reader.take("ipsec-secret");
      const peer = remote === undefined ? undefined : byAddress.get(remote);
      if (secret !== undefined && secret.value !== "") {
        reader.refuse(
          "unsupported",
          "`ipsec-secret` lets the router make a peer and a policy by itself; write them as rows of their own",
        );
      } else if (peer === undefined || peer.refused !== undefined) {
        reader.refuse("outside", "its far end is no peer of the file, so IPsec does not carry it");
      } else {
        reader.refuse(
          "unsupported",
          "the policy that protects it was taken over; `carrier` in its peer would take the policy's place",
        );
      }
    }
  }
  return new Map();
}
