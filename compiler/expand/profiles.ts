/** Phase 1 and phase 2 of one end: device default < named profile < the tunnel's or peer's own block, every value located. */

import type { ParameterId } from "../catalogue/ids.ts";
import type { DeviceScalar } from "../catalogue/scalar.ts";
import type { Fields } from "../model/model.ts";
import type { Resolved } from "../resolve/declarations.ts";
import type { Evaluation } from "../resolve/evaluate.ts";
import type { Table } from "../source/remember.ts";
import type { FlatBlock } from "../resolve/flatten.ts";
import { first, type Profile, type Side } from "./connection.ts";
import { commentOf, isDisabled, nameOf } from "./common.ts";
import { defaultFields } from "./defaults.ts";
import { fieldsOf, NO_PATHS, overlay } from "./fields.ts";

export interface ProfileSources {
  readonly declarations: Table<Resolved>;
  readonly evaluation: Evaluation;
}

export interface Owner {
  readonly flat: FlatBlock;
  readonly objectName: string;
}

/** The profile an end uses: `reference` is the field that names it (`tunnel.phase1`; a peer's bears that name too), `owner` may override values. */
export function profileOf(
  kind: "phase1" | "phase2",
  side: Side,
  device: DeviceScalar,
  reference: Fields,
  owner: Owner,
  sources: ProfileSources,
): Profile {
  const id: ParameterId = kind === "phase1" ? "tunnel.phase1" : "tunnel.phase2";
  const override = owner.flat.blocks.get(kind)?.[0];
  const named = first(reference, id)?.value;
  const declared =
    named?.kind === "reference" ? sources.declarations.get(`${kind} ${named.name}`) : undefined;
  const base = declared && namedProfile(kind, side, device, declared, sources);
  // A profile that does not exist, or a damaged reference, decides nothing: it has its own report.
  const lost = reference.has(id) && declared === undefined;
  if (override === undefined && base !== undefined) return base;
  const name = nameOf(override, sources.evaluation) ?? owner.objectName;
  const profile = once(owner.flat, [kind, side, ...written(device)], base, () => {
    const own = layered(override, side, owner.flat.kind === "peer" ? "peer" : "tunnel", undefined, sources);
    return {
      name,
      declared: base?.declared,
      place: override?.place ?? owner.flat.place,
      comment: override && commentOf(override, sources.evaluation),
      disabled: false,
      fields: lost ? own : overlay(base?.fields ?? defaultFields(kind, device), own),
    };
  });
  return profile.name === name ? profile : { ...profile, name };
}

export function namedProfile(
  kind: "phase1" | "phase2",
  side: Side,
  device: DeviceScalar,
  declared: Resolved,
  sources: ProfileSources,
): Profile {
  const { symbol, flat } = declared;
  const { evaluation } = sources;
  const through = `${kind} ${symbol.name}`;
  return once(flat, [side, ...written(device)], undefined, () => ({
    name: nameOf(flat, evaluation) ?? symbol.name,
    declared: through,
    place: symbol.place,
    comment: commentOf(flat, evaluation),
    disabled: isDisabled(flat, evaluation),
    fields: overlay(defaultFields(kind, device), layered(flat, side, "profile", through, { evaluation })),
  }));
}

/** What was read once: a thousand tunnels of one star share one profile, and not a thousand copies of it. */
const read = new WeakMap<
  FlatBlock,
  Map<string, { readonly base: Profile | undefined; readonly profile: Profile }>
>();

/** `base`: the profile below it, which may be another one after an edit, or at the next tunnel of a star. */
function once(
  block: FlatBlock,
  decisive: readonly (string | undefined)[],
  base: Profile | undefined,
  make: () => Profile,
): Profile {
  const key = JSON.stringify([...decisive, base?.declared]);
  const known =
    read.get(block) ?? new Map<string, { readonly base: Profile | undefined; readonly profile: Profile }>();
  const found = known.get(key);
  if (found !== undefined && found.base === base) return found.profile;
  const profile = make();
  read.set(block, known.set(key, { base, profile }));
  return profile;
}

function written({ target, version }: DeviceScalar): readonly (string | undefined)[] {
  return [target, version];
}

/** A phase block with its `dpd` block. */
function layered(
  block: FlatBlock | undefined,
  side: Side,
  from: "profile" | "tunnel" | "peer",
  through: string | undefined,
  { evaluation }: { readonly evaluation: Evaluation },
): Fields {
  const layer = { side, from, through, paths: NO_PATHS };
  return overlay(
    fieldsOf(block, evaluation, layer),
    fieldsOf(block?.blocks.get("dpd")?.[0], evaluation, layer),
  );
}
