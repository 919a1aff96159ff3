/** Source NAT on the way out: a packet that leaves for elsewhere gets the router's own address, unless something excepts it. */

import { contains } from "../spd/box.ts";
import { flowOf, sameAddress, type IpPacket } from "./packet.ts";
import { isInside, isOwn } from "./router.ts";
import { tell, type Journal } from "./step.ts";

export function sourceNat(packet: IpPacket, journal: Journal): IpPacket {
  const { router } = journal;
  const { masquerade } = router;
  const { source, destination } = packet;
  if (masquerade === undefined || source.family !== masquerade.to.family) return packet;
  const stays = isInside(router, destination) || isOwn(router, destination);
  if (stays || isOwn(router, source) || sameAddress(source, masquerade.to)) return packet;
  const excepted = masquerade.bypass.some((box) => contains(box, flowOf(packet)));
  const after = excepted ? packet : { ...packet, source: masquerade.to };
  const text = excepted
    ? "`nat-bypass` excepts it from the translation"
    : `the router masquerades: the source becomes ${masquerade.to.text} before the policies are asked`;
  tell(journal, { kind: "source-nat", text, before: packet, after });
  return after;
}
