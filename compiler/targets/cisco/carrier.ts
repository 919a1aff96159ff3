/** A GRE or IPIP tunnel interface. What protects it is an entry of the crypto map, for packets between the outside addresses. */

import type { CarrierModel, ConnectionModel } from "../../model/model.ts";
import { numberAt } from "../common/fields.ts";
import { mask } from "./acl.ts";
import type { Context } from "./context.ts";
import { block, type Block } from "./lines.ts";
import { oneLine } from "./map.ts";
import { refuse, why } from "./refusals.ts";

const MODE = { gre: "gre ip", ipip: "ipip" } as const;

export const KEEPALIVE = why(
  "No source was found of keepalives through a crypto map; dead peer detection watches the same path.",
  "memory",
);

export function carrierInterface(
  { inside, local, remote, disabled }: ConnectionModel,
  carrier: CarrierModel,
  number: number,
  { about, diagnostics }: Context,
): Block {
  const here = { ...about, place: carrier.place };
  const keepalive = carrier.fields.get("carrier.keepalive");
  if (keepalive !== undefined)
    diagnostics.push(refuse.parameter("carrier.keepalive", keepalive, KEEPALIVE, here));
  const mtu = numberAt(carrier.fields, "carrier.mtu");
  const address = inside?.address.value;
  return block(`interface Tunnel${number}`, [
    `description ${oneLine(carrier.comment ?? carrier.name)}`,
    address === undefined ? undefined : `ip address ${address.address} ${mask(address.length)}`,
    mtu === undefined ? undefined : `ip mtu ${mtu}`,
    `tunnel source ${local.address?.value ?? ""}`,
    `tunnel destination ${remote.address?.value ?? ""}`,
    `tunnel mode ${MODE[carrier.kind]}`,
    disabled || carrier.disabled ? "shutdown" : undefined,
  ]);
}
