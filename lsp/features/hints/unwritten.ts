/** Values that hold in a declaration and are not written in it: an end's fields in; what to show of them, and why, out. */

import { findAlgorithm } from "../../../compiler/catalogue/algorithms.ts";
import type { ParameterId } from "../../../compiler/catalogue/ids.ts";
import { showScalars, unitOf } from "../../../compiler/catalogue/show.ts";
import type { End } from "../../../compiler/expand/connection.ts";
import type { Fields } from "../../../compiler/model/model.ts";
import type { Analysis } from "../../../compiler/pipeline.ts";
import type { Place } from "../../../compiler/source/place.ts";
import { ownerOfDefault } from "../hover/defaults.ts";
import { bullets, code } from "../hover/markdown.ts";
import { sceneOf, where } from "../hover/scene.ts";
import { shortened, type HintPart } from "./hint.ts";

/** What both ends must settle on; the rest is nobody else's business and would be noise. */
export const DECISIVE = {
  phase1: ["phase1.exchange", "phase1.encryption", "phase1.hash", "phase1.dh-group", "phase1.lifetime"],
  phase2: ["phase2.encryption", "phase2.auth", "phase2.pfs", "phase2.lifetime"],
  tunnel: ["tunnel.phase1", "tunnel.phase2"],
} as const satisfies Readonly<Record<string, readonly ParameterId[]>>;

const ORDER: readonly ParameterId[] = Object.values(DECISIVE).flat();

export interface Unwritten {
  readonly id: ParameterId;
  readonly value: string;
  /** Where it was inherited from; `undefined`: a default. */
  readonly place: Place | undefined;
  /** Whose default it is. */
  readonly owner: string;
}

/** `through`: the profile that the fields were asked for; what a tunnel overrides is the tunnel's. */
export function unwritten(
  ids: readonly ParameterId[],
  fields: Fields,
  { site }: End,
  { own, through }: { readonly own: Place; readonly through: string | undefined },
): readonly Unwritten[] {
  return ids.flatMap((id): Unwritten[] => {
    const field = fields.get(id);
    if (field === undefined || field.value.length === 0) return [];
    const value = showScalars(field.value, unitOf(id));
    const { place, from } = field;
    if (place === undefined) {
      const owner = ownerOfDefault(id, site.device.value);
      return from === "default" ? [{ id, value, place, owner }] : [];
    }
    return field.through !== through || isInside(place, own) ? [] : [{ id, value, place, owner: "" }];
  });
}

function isInside({ uri, span }: Place, outer: Place): boolean {
  return uri === outer.uri && outer.span.start <= span.start && span.end <= outer.span.end;
}

/** Ciphers that authenticate by themselves leave nothing to the integrity algorithm. */
export function isMoot(id: ParameterId, fields: Fields): boolean {
  if (id !== "phase2.auth") return false;
  return (fields.get("phase2.encryption")?.value ?? []).every(
    (cipher) => cipher.kind === "word" && findAlgorithm("encryption", cipher.word)?.aead === true,
  );
}

/** One of each, in the order of the table. */
export function distinct(found: readonly Unwritten[]): readonly Unwritten[] {
  const each = new Map(found.map((one) => [JSON.stringify(one), one]));
  return [...each.values()].toSorted((a, b) => ORDER.indexOf(a.id) - ORDER.indexOf(b.id));
}

export function partsOf(found: readonly Unwritten[], parent: string | undefined): readonly HintPart[] {
  const inherited = grouped(found.filter(({ place }) => place !== undefined));
  const byDefault = grouped(found.filter(({ place }) => place === undefined));
  return [
    ...inherited,
    ...(inherited.length === 0 || parent === undefined ? [] : [{ text: ` from ${parent}` }]),
    ...(inherited.length > 0 && byDefault.length > 0 ? [{ text: "; " }] : []),
    ...byDefault,
    ...(byDefault.length === 0 ? [] : [{ text: " by default" }]),
  ];
}

/** `lifetime = 8h or 1d`: where devices differ, so do their defaults. */
function grouped(found: readonly Unwritten[]): readonly HintPart[] {
  const parts = [...new Set(found.map(({ id }) => id))].map((id): HintPart => {
    const own = found.filter((each) => each.id === id);
    const values = [...new Set(own.map(({ value }) => value))];
    return { text: `${keyOf(id)} = ${values.join(" or ")}`, place: own[0]?.place };
  });
  return shortened(parts, { text: "…" }).flatMap((part, index) =>
    index === 0 ? [part] : [{ text: ", " }, part],
  );
}

export function tooltipOf(found: readonly Unwritten[], analysis: Analysis, uri: string): string {
  const scene = sceneOf(analysis, uri, []);
  return bullets(
    found.map(({ id, value, place, owner }) => {
      const origin = place === undefined ? `default of ${owner}` : where(scene, place);
      return `${code(`${keyOf(id)} = ${value}`)}: ${origin}`;
    }),
  );
}

function keyOf(id: ParameterId): string {
  return id.slice(id.indexOf(".") + 1);
}
