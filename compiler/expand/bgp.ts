/** One end of a BGP session: its block, the instance of this end's site, and the AS number nearest to it. */

import type { ParameterId } from "../catalogue/ids.ts";
import type { PrefixScalar } from "../catalogue/scalar.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Fields } from "../model/model.ts";
import type { Evaluation } from "../resolve/evaluate.ts";
import type { FlatBlock } from "../resolve/flatten.ts";
import type { Located } from "../source/located.ts";
import { isDisabled, nameOf } from "./common.ts";
import { first, type BgpEnd, type End, type Side } from "./connection.ts";
import { defaultFields } from "./defaults.ts";
import { fieldsOf, NO_PATHS, overlay } from "./fields.ts";
import { asWritten, type Naming } from "./made-names.ts";
import type { SiteFacts } from "./site.ts";

interface Context {
  readonly evaluation: Evaluation;
  readonly diagnostics: Diagnostic[];
}

/** Who speaks, and on which side of the pairs: a tunnel of both its ends, a peer of its own site on the left. */
interface Speaker {
  readonly site: SiteFacts;
  readonly side: Side;
  readonly from: "tunnel" | "peer";
  readonly naming?: Naming;
  /** What a session without a name is called. */
  readonly called?: string;
}

export function bgpEnd(
  { site, side, from, naming = asWritten, called }: Speaker,
  owner: FlatBlock,
  { evaluation }: Context,
): BgpEnd | undefined {
  const block = owner.blocks.get("bgp")?.[0];
  if (block === undefined) return undefined;
  const stated = nameOf(block, evaluation, side) ?? block.name;
  const layer = { side, from, through: undefined, paths: NO_PATHS } as const;
  const fields = overlay(defaultFields("bgp", site.device.value), fieldsOf(block, evaluation, layer));
  const reference = first(fields, "bgp.instance")?.value;
  const instance =
    reference?.kind === "reference" ? site.bgpInstances.get(reference.name) : onlyInstance(site);
  const instanceFields = fieldsOf(instance, evaluation, {
    side,
    from: "site",
    through: instance?.name === undefined ? undefined : `bgp ${instance.name}`,
    paths: NO_PATHS,
  });
  return {
    name: stated === undefined ? (called ?? owner.name ?? "") : naming(stated),
    place: block.place,
    disabled: isDisabled(block, evaluation, side),
    fields,
    instance,
    instanceFields,
    // `bgp` here > the instance > the site.
    as:
      numberOf(fields, "bgp.as") ??
      numberOf(instanceFields, "bgp-instance.as") ??
      numberOf(site.fields, "site.as"),
  };
}

/** What a peer says of the other end's number. */
export function believedAs(peer: FlatBlock, { evaluation }: Context): Located<number> | undefined {
  const block = peer.blocks.get("bgp")?.[0];
  const layer = { side: "right", from: "peer", through: undefined, paths: NO_PATHS } as const;
  return numberOf(fieldsOf(block, evaluation, layer), "bgp.as");
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

/**
 * A peer runs the session that it describes itself; in a tunnel the neighbour is the other end. `byItself`: the device has no
 * instances, and needs none.
 */
export function sessionOf({ bgp, believes }: End, other: End, byItself = false): Session | undefined {
  const { inside: remote, as: remoteAs } = believes ?? { inside: other.inside, as: other.bgp?.as };
  const [instance, localAs] = [bgp?.instance, bgp?.as];
  if (bgp === undefined || (instance === undefined && !byItself)) return undefined;
  return localAs && remoteAs && remote && { bgp, instance, localAs, remoteAs, remote };
}

/** A site with a single instance needs no reference to it. */
function onlyInstance(site: SiteFacts): FlatBlock | undefined {
  const all = [...site.bgpInstances.values()];
  return all.length === 1 ? all[0] : undefined;
}

function numberOf(fields: Fields, id: ParameterId): Located<number> | undefined {
  const found = first(fields, id);
  return found?.value.kind === "number" ? { ...found, value: found.value.value } : undefined;
}
