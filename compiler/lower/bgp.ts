/** The BGP session of one end: it exists where the end's site has an instance to run it. */

import { sessionOf } from "../expand/bgp.ts";
import { nameOf } from "../expand/common.ts";
import type { End } from "../expand/connection.ts";
import type { Evaluation } from "../resolve/evaluate.ts";
import type { BgpSession } from "../model/model.ts";

export function lowerBgp(end: End, other: End, evaluation: Evaluation): BgpSession | undefined {
  const session = sessionOf(end, other);
  if (session === undefined) return undefined;
  const { bgp, instance, localAs, remoteAs, remote } = session;
  return {
    name: bgp.name,
    place: bgp.place,
    disabled: bgp.disabled,
    instance: nameOf(instance, evaluation) ?? instance.name ?? "",
    localAs,
    remoteAs,
    remoteAddress: { ...remote, value: remote.value.address },
    fields: new Map([...bgp.fields].filter(([id]) => id !== "bgp.instance" && id !== "bgp.as")),
  };
}
