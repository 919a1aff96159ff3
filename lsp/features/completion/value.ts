/** The values that may stand at a cursor: those of the parameter's type that the devices concerned take, best first. */

import { ALGORITHMS, findAlgorithm } from "../../../compiler/catalogue/algorithms.ts";
import { parameterOf, PARAMETERS } from "../../../compiler/catalogue/parameters.ts";
import type { Scalar } from "../../../compiler/catalogue/scalar.ts";
import type { Parameter, ValueType } from "../../../compiler/catalogue/types.ts";
import type { ShapedKind } from "../position.ts";
import { addressesFor, interfaces, members, selectors } from "./addresses.ts";
import { devices, releasesOf } from "./devices.ts";
import { hole, item, written, type Item } from "./item.ts";
import { lets } from "./lets.ts";
import { references } from "./names.ts";
import type { ValueSlot } from "./slot.ts";
import { isMisplaced, type SideOfPair, type Stage } from "./stage.ts";
import { supportOfKey, supportOfValues, type Subject } from "./support.ts";
import { algorithmOf, call, wordsOf, type Candidate } from "./words.ts";

export function valueItems(
  block: ShapedKind | "secret",
  key: string,
  at: ValueSlot,
  stage: Stage,
): readonly Item[] {
  if (block === "secret") return at.part.kind === "term" && at.others.length === 0 ? secretCalls(key) : [];
  const parameter = parameterOf(block, key);
  if (parameter === undefined || isMisplaced(parameter, stage.cursor)) return [];
  switch (at.part.kind) {
    case "term":
      return parameter.list || at.others.length === 0 ? terms({ parameter, block }, at, stage) : [];
    case "member":
      return parameter.id === "tunnel.outside" ? members(at.part.root, stage, ["wan"]) : [];
    case "interface":
      return parameter.type.kind === "interface-address" ? interfaceItems(stage) : [];
    case "rest":
      return rest(parameter, at.part.of, stage);
  }
}

export function selectorItems(at: ValueSlot, stage: Stage): readonly Item[] {
  if (at.part.kind === "member") {
    const inTunnel = stage.scene.top?.head.text === "tunnel";
    return members(at.part.root, stage, inTunnel ? undefined : ["lan", "wan"]);
  }
  if (at.part.kind !== "term") return [];
  const all = [...selectors(at.side, stage), ...lets({ kind: "network" }, stage)];
  return all.filter((each) => !isListed(each, at.others));
}

function terms(subject: Subject, { side, others }: ValueSlot, stage: Stage): readonly Item[] {
  const { parameter } = subject;
  const isRefused = supportOfKey(subject, stage).kind === "no";
  const candidates: readonly Candidate[] = [
    ...candidatesOf(parameter, side, stage),
    ...unasked(lets(parameter.type, stage)),
  ];
  const listed = others.flatMap((text) => meaningOf(text, parameter.type) ?? []);
  const fits = supportOfValues(subject, listed, side, stage).kind === "yes" ? listed : [];
  const judged = candidates.flatMap(({ item: each, scalar }): readonly Item[] => {
    if (isListed(each, others)) return [];
    // Where there is no setting, a word may still say what happens anyway.
    if (scalar === undefined) return isRefused ? [] : [each];
    const support = supportOfValues(askedAs(subject, scalar), [...fits, scalar], side, stage);
    if (support.kind === "yes") return [each];
    if (support.kind === "no") return [];
    const detail = `not on ${support.where}`;
    return [{ ...each, certain: false, detail, documentation: documented(each, support.why) }];
  });
  return [...judged.filter(({ certain }) => certain), ...judged.filter(({ certain }) => !certain)];
}

function documented(each: Item, why: string): Item["documentation"] {
  return () => [why, each.documentation()].filter((part) => part !== undefined).join("\n\n");
}

/** It is the other end that looks a name up, as its peer's address. */
function askedAs(subject: Subject, scalar: Scalar): Subject {
  const address = PARAMETERS.get("peer.address");
  if (scalar.kind !== "host-name" || subject.parameter.id !== "tunnel.outside" || !address) return subject;
  return { parameter: address, block: "peer" };
}

function candidatesOf(parameter: Parameter, side: SideOfPair, stage: Stage): readonly Candidate[] {
  const { type } = parameter;
  switch (type.kind) {
    case "reference":
      return [
        ...unasked(references(type.to, side, stage)),
        ...(type.none
          ? [{ item: item("choice", "none"), scalar: { kind: "word", word: "none" } } as const]
          : []),
      ];
    case "secret":
      return unasked([
        ...references("secret", side, stage),
        ...secretCalls(stage.scene.top?.name?.text ?? "NAME"),
      ]);
    case "device":
      return unasked(devices(parameter, stage));
    case "text":
      return parameter.id === "site.capabilities" ? capabilities() : [];
    default:
      return [...wordsOf(parameter, stage), ...addressesFor(parameter, side, stage)];
  }
}

/** Names and the like, which no device has a word about. */
function unasked(items: readonly Item[]): readonly Candidate[] {
  return items.map((each) => ({ item: each, scalar: undefined }));
}

function secretCalls(name: string): readonly Item[] {
  const variable = name.toUpperCase().replaceAll(/[^A-Z0-9]+/g, "_");
  return [call("env", variable), call("file", `secrets/${name.replaceAll(/[^\w.-]+/g, "_")}`)];
}

/** What a device may be limited to: every algorithm, each spelling once. */
function capabilities(): readonly Candidate[] {
  const byId = new Map(
    ALGORITHMS.filter(({ kind, id }) => kind !== "prf" && id !== "null").map((each) => [each.id, each]),
  );
  return [...byId.values()].map((algorithm) => ({ ...algorithmOf(algorithm), scalar: undefined }));
}

/** Behind a complete word or address. */
function rest(parameter: Parameter, of: string, stage: Stage): readonly Item[] {
  if (parameter.type.kind === "device")
    return releasesOf(of, stage).map((release) => item("amount", release, { detail: of }));
  const takesInterface =
    parameter.type.kind === "interface-address" && (of === "dynamic" || /^[\d:]/.test(of));
  if (!takesInterface) return [];
  const [name = "ether1"] = interfaces(stage);
  return [item("keyword", "on", { insert: ["on ", hole(name)], detail: "the interface that has it" })];
}

function interfaceItems(stage: Stage): readonly Item[] {
  const named = interfaces(stage);
  return (named.length === 0 ? ["ether1"] : named).map((name) =>
    item("name", name, { insert: [written(name)], detail: "interface" }),
  );
}

function isListed({ label, aliases }: Item, others: readonly string[]): boolean {
  return others.some((text) => text === label || aliases.includes(text.toLowerCase()));
}

/** A word as the devices are asked about it. */
function meaningOf(text: string, type: ValueType): Scalar | undefined {
  if (type.kind === "algorithm") {
    const found = findAlgorithm(type.of, text);
    return found && { kind: "word", word: found.id };
  }
  if (type.kind !== "word") return undefined;
  const choice = type.words.find(({ word, aliases }) => word === text || aliases?.includes(text));
  return choice && { kind: "word", word: choice.word };
}

/** What a key may be given at once: words that nothing speaks against. */
export function choicesFor(subject: Subject, stage: Stage): readonly string[] {
  const slot: ValueSlot = { part: { kind: "term" }, side: "both", others: [] };
  return terms(subject, slot, stage)
    .filter(({ certain, deprecated, kind }) => certain && !deprecated && kind !== "call")
    .flatMap(({ insert: [first, ...more] }) =>
      typeof first === "string" && more.length === 0 ? [first] : [],
    );
}
