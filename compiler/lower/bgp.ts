/** The BGP session of one end: it exists where the end's site has an instance to run it. */

import { nameOf } from "../expand/common.ts";
import type { End } from "../expand/connection.ts";
import type { Evaluation } from "../resolve/evaluate.ts";
import type { BgpSession } from "../model/model.ts";

export function lowerBgp(end: End, other: End, evaluation: Evaluation): BgpSession | undefined {
  const { bgp } = end;
  const remote = other.inside;
  const remoteAs = other.bgp?.as;
  if (bgp?.instance === undefined || bgp.as === undefined || remoteAs === undefined || remote === undefined) {
    return undefined;
  }
  return {
    name: bgp.name,
    place: bgp.place,
    disabled: bgp.disabled,
    instance: nameOf(bgp.instance, evaluation) ?? bgp.instance.name ?? "",
    localAs: bgp.as,
    remoteAs,
    remoteAddress: { ...remote, value: remote.value.address },
    fields: new Map([...bgp.fields].filter(([id]) => id !== "bgp.instance" && id !== "bgp.as")),
  };
}
