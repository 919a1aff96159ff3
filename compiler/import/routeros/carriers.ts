/** GRE and IPIP interfaces whose far end is a peer: carriers of its tunnel. */

import type { DraftProperty } from "../draft.ts";
import { originOf, property, readerOf, rowsOf, type Device, type RowReader } from "./device.ts";
import type { Peer, Peers } from "./peers.ts";
import { duration, isNothing, network, text } from "./values.ts";

/** Puts each carrier into its peer; the peers by the carriers' interfaces. */
export function readCarriers(device: Device, { byAddress }: Peers): ReadonlyMap<string, Peer> {
  const carriers = new Map<string, Peer>();
  for (const kind of ["gre", "ipip"] as const) {
    for (const row of rowsOf(device, kind)) {
      const reader = readerOf(device, row);
      const name = reader.take("name")?.value ?? `${kind}-tunnel1`;
      const remote = network(reader.take("remote-address")?.value ?? "")?.address;
      const local = network(reader.take("local-address")?.value ?? "")?.address;
      const secret = reader.take("ipsec-secret");
      const peer = remote === undefined ? undefined : byAddress.get(remote);
      if (secret !== undefined && secret.value !== "") {
        const why =
          "`ipsec-secret` lets the router make a peer and a policy by itself; write them as rows of their own";
        reader.refuse("unsupported", why);
      } else if (peer === undefined || peer.refused !== undefined) {
        reader.refuse("outside", "its far end is no peer of the file, so IPsec does not carry it");
      } else {
        const disabled = reader.take("disabled")?.value === "yes";
        if (local !== undefined && !isNothing(local))
          peer.local ??= property(device, "local-address", [text(local)], row.line);
        const entries = carrierEntries(device, reader);
        reader.close();
        carriers.set(name, peer);
        peer.blocks.push({
          kind: "block",
          head: `carrier ${kind}`,
          name,
          disabled,
          entries,
          origin: originOf(device, row.line),
        });
      }
    }
  }
  return carriers;
}

function carrierEntries(device: Device, reader: RowReader): readonly DraftProperty[] {
  const entries: DraftProperty[] = [];
  const mtu = reader.take("mtu");
  if (mtu !== undefined && /^\d+$/u.test(mtu.value))
    entries.push(property(device, "mtu", [text(mtu.value)], mtu.line));
  const keepalive = reader.take("keepalive");
  const [interval = "", retries] = keepalive?.value.split(",") ?? [];
  const seconds = duration(interval);
  if (keepalive !== undefined && seconds !== undefined) {
    const values = [text(seconds), ...(retries === undefined ? [] : [text(retries)])];
    entries.push(property(device, "keepalive", values, keepalive.line));
  }
  return entries;
}
