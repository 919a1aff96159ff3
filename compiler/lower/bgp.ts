/**
 * The BGP session of one end. It exists where the end's site has an instance to run it, and at a device that speaks BGP
 * without one, the gateway of a cloud.
 */

import { sessionOf } from "../expand/bgp.ts";
import { nameOf } from "../expand/common.ts";
import type { End } from "../expand/connection.ts";
import type { Evaluation } from "../resolve/evaluate.ts";
import type { BgpSession } from "../model/model.ts";
import type { Supports } from "./index.ts";

interface Context {
  readonly evaluation: Evaluation;
  readonly supports: Supports;
}

export function lowerBgp(end: End, other: End, { evaluation, supports }: Context): BgpSession | undefined {
  const byItself = supports(end.site, "bgp.as") && !supports(end.site, "bgp-instance.as");
  const session = sessionOf(end, other, byItself);
  if (session === undefined) return undefined;
  const { bgp, instance, localAs, remoteAs, remote } = session;
  return {
    name: bgp.name,
    place: bgp.place,
    disabled: bgp.disabled,
    instance: instance === undefined ? "" : (nameOf(instance, evaluation) ?? instance.name ?? ""),
    localAs,
    remoteAs,
    remoteAddress: { ...remote, value: remote.value.address },
    fields: new Map([...bgp.fields].filter(([id]) => id !== "bgp.instance" && id !== "bgp.as")),
  };
}
