/** A GRE or IPIP interface of one end, and the one policy that protects it: transport mode between the outside addresses. */

import type { PrefixScalar } from "../catalogue/scalar.ts";
import type { Evaluation } from "../resolve/evaluate.ts";
import type { FlatBlock } from "../resolve/flatten.ts";
import type { Located, Origin } from "../source/located.ts";
import type { Place } from "../source/place.ts";
import { commentOf, isDisabled, nameOf } from "./common.ts";
import type { Carrier, End, PolicyEnd, Profile, Side } from "./connection.ts";
import { languageFields } from "./defaults.ts";
import { fieldsOf, NO_PATHS, overlay } from "./fields.ts";
import { asWritten, type Naming } from "./made-names.ts";

export function carrierOf(
  owner: FlatBlock,
  side: Side,
  from: "tunnel" | "peer",
  evaluation: Evaluation,
  naming: Naming = asWritten,
): Carrier | undefined {
  const block = owner.blocks.get("carrier")?.[0];
  const kind = block?.variant;
  if (block === undefined || (kind !== "gre" && kind !== "ipip")) return undefined;
  return {
    kind,
    name: naming(nameOf(block, evaluation, side) ?? block.name ?? ""),
    place: block.place,
    comment: commentOf(block, evaluation, side),
    disabled: isDisabled(block, evaluation, side),
    fields: fieldsOf(block, evaluation, { side, from, through: undefined, paths: NO_PATHS }),
  };
}

/** Tunnel mode would wrap a packet between two hosts once more between the same two. */
export function transport(phase2: Profile, { place }: Carrier): Profile {
  const mode = phase2.fields.get("phase2.mode");
  if (mode !== undefined && mode.from !== "default") return phase2;
  const value = [{ kind: "word", word: "transport" }] as const;
  return {
    ...phase2,
    fields: overlay(
      phase2.fields,
      new Map([["phase2.mode", { value, from: "derived", place, through: undefined }]]),
    ),
  };
}

/** IANA's numbers: what an IPIP packet is called differs between devices. */
const PROTOCOL = { gre: { kind: "word", word: "gre" }, ipip: { kind: "number", value: 4 } } as const;

/** What an end protects of its carrier; `undefined` where an address is not fixed, or is translated. */
export function carrierPolicy(
  end: Pick<End, "carrier" | "outside" | "phase2">,
  other: Located<string> | undefined,
): PolicyEnd | undefined {
  const { carrier, outside, phase2 } = end;
  const fixed = outside.own !== undefined && outside.own.value === outside.seen?.value;
  if (carrier === undefined || outside.own === undefined || !fixed || other === undefined) return undefined;
  const { place, kind, comment, disabled } = carrier;
  const derived: Origin = "derived";
  return {
    stated: { place, whole: undefined, comment, disabled },
    source: host(outside.own, outside.family, place),
    destination: host(other, outside.family, place),
    fields: overlay(
      languageFields("policy"),
      new Map([["policy.protocol", { value: [PROTOCOL[kind]], from: derived, place, through: undefined }]]),
    ),
    phase2,
    manual: undefined,
  };
}

/** Nobody wrote it: in a peer, whose policies are written in its site, it can only come from the carrier. */
export function followsFromCarrier({ stated }: PolicyEnd): boolean {
  return stated !== undefined && stated.whole === undefined;
}

function host({ value: address }: Located<string>, family: 4 | 6, place: Place): Located<PrefixScalar> {
  const length = family === 4 ? 32 : 128;
  return {
    value: { kind: "prefix", address, length, family, bare: true, on: undefined },
    from: "derived",
    place,
    through: undefined,
  };
}
