/** One end of a tunnel's BGP session: its block, the instance of this end's site, and the AS number nearest to it. */

import type { PrefixScalar } from "../catalogue/scalar.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Fields } from "../model/model.ts";
import type { Evaluation } from "../resolve/evaluate.ts";
import type { FlatBlock } from "../resolve/flatten.ts";
import type { Located } from "../source/located.ts";
import { isDisabled, nameOf } from "./common.ts";
import { first, type BgpEnd, type End } from "./connection.ts";
import { defaultFields } from "./defaults.ts";
import { fieldsOf, NO_PATHS, overlay } from "./fields.ts";

interface Context {
  readonly evaluation: Evaluation;
  readonly diagnostics: Diagnostic[];
}

export function bgpEnd(
  end: Omit<End, "bgp">,
  tunnel: FlatBlock,
  { evaluation }: Context,
): BgpEnd | undefined {
  const block = tunnel.blocks.get("bgp")?.[0];
  if (block === undefined) return undefined;
  const layer = { side: end.side, from: "tunnel", through: undefined, paths: NO_PATHS } as const;
  const fields = overlay(defaultFields("bgp", end.site.device.value), fieldsOf(block, evaluation, layer));
  const reference = first(fields, "bgp.instance")?.value;
  const instance =
    reference?.kind === "reference" ? end.site.bgpInstances.get(reference.name) : onlyInstance(end);
  const instanceFields = fieldsOf(instance, evaluation, {
    side: end.side,
    from: "site",
    through: instance?.name === undefined ? undefined : `bgp ${instance.name}`,
    paths: NO_PATHS,
  });
  return {
    name: nameOf(block, evaluation, end.side) ?? block.name ?? tunnel.name ?? "",
    place: block.place,
    disabled: isDisabled(block, evaluation, end.side),
    fields,
    instance,
    instanceFields,
    as: asNumber(fields, instanceFields, end),
  };
}

/** What a session needs to exist at an end: what runs it, both AS numbers and the other end's address. */
export interface Session {
  readonly bgp: BgpEnd;
  /** `undefined`: a device that speaks BGP without being told how. */
  readonly instance: FlatBlock | undefined;
  readonly localAs: Located<number>;
  readonly remoteAs: Located<number>;
  readonly remote: Located<PrefixScalar>;
}

/** `byItself`: the device has no instances, and needs none. */
export function sessionOf({ bgp }: End, other: End, byItself = false): Session | undefined {
  const { inside: remote } = other;
  const [instance, localAs, remoteAs] = [bgp?.instance, bgp?.as, other.bgp?.as];
  if (bgp === undefined || (instance === undefined && !byItself)) return undefined;
  return localAs && remoteAs && remote && { bgp, instance, localAs, remoteAs, remote };
}

/** A site with a single instance needs no reference to it. */
function onlyInstance(end: Omit<End, "bgp">): FlatBlock | undefined {
  const all = [...end.site.bgpInstances.values()];
  return all.length === 1 ? all[0] : undefined;
}

/** Tunnel `bgp` > `bgp` instance > site. */
function asNumber(fields: Fields, ofInstance: Fields, end: Omit<End, "bgp">): Located<number> | undefined {
  const found =
    first(fields, "bgp.as") ?? first(ofInstance, "bgp-instance.as") ?? first(end.site.fields, "site.as");
  return found?.value.kind === "number" ? { ...found, value: found.value.value } : undefined;
}
