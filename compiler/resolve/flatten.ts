/**
 * Applies `extends`: a declaration in, its effective entries out. Scalars, lists and pairs are replaced whole; blocks
 * merge key by key; any policy written replaces all inherited ones; waivers, `##` texts and `disabled` are not inherited.
 */

import { isShipped } from "../source/paths.ts";
import type { Block, Declaration, Entry, Policy, Property, Waiver } from "../../grammar/ast.ts";
import { fitted } from "../../grammar/fitted.ts";
import { BLOCKS, isSingle, TOP_LEVEL, type ShapedKind } from "../catalogue/blocks.ts";
import { parameterOf } from "../catalogue/parameters.ts";
import type { Place } from "../source/place.ts";

export type { ShapedKind } from "../catalogue/blocks.ts";

export interface FlatPolicy {
  readonly policy: Policy;
  readonly uri: string;
  /** What a waiver in it speaks for. */
  readonly subject: string;
}

export interface FlatBlock {
  readonly kind: ShapedKind;
  /** `gre` of `carrier gre NAME`. */
  readonly variant: string | undefined;
  /** The name after the head, possibly inherited. */
  readonly name: string | undefined;
  /** Where the block, or the nearest declaration of it, stands. */
  readonly place: Place;
  readonly doc: readonly string[];
  /** One for each key, whichever of its spellings; so few that a table of them would take more room than they do. */
  readonly properties: readonly Property[];
  /** Nested blocks by head, in order; several only where they have names. */
  readonly blocks: ReadonlyMap<string, readonly FlatBlock[]>;
  readonly policies: readonly FlatPolicy[];
  /** Own ones only. */
  readonly waivers: readonly { readonly waiver: Waiver; readonly uri: string }[];
}

const NOT_INHERITED = "disabled";

/** By its canonical key. */
export function propertyOf({ kind, properties }: FlatBlock, key: string): Property | undefined {
  return properties.find((property) => keyIn(kind, property) === key);
}

function keyIn(kind: ShapedKind, { key }: Property): string | undefined {
  return parameterOf(kind, key.text)?.key;
}

/** The last word holds. */
function put(list: Property[], kind: ShapedKind, property: Property): void {
  const key = keyIn(kind, property);
  const at = list.findIndex((each) => keyIn(kind, each) === key);
  if (at === -1) list.push(property);
  else list[at] = property;
}

/** The block of one declaration as written, without inheritance. */
export function ownBlock(
  kind: ShapedKind,
  declaration: Declaration,
  uri: string,
  place: Place = { uri, span: (declaration.name ?? declaration.head).span },
): FlatBlock {
  return fromEntries(kind, declaration.name?.text, declaration.block, {
    uri,
    variant: declaration.variant?.text,
    place,
    // A shipped text explains the profile to who reads it; it is no comment for a device.
    doc: isShipped(uri) ? [] : declaration.doc,
  });
}

/** A policy has no name; its place would change with every line above it. */
export function policySubject({ head, name, block }: Declaration, policy: Policy): string {
  const kind = TOP_LEVEL.get(head.text) ?? head.text;
  return numbered(kind, name?.text, block?.entries.indexOf(policy) ?? -1);
}

function numbered(kind: string, name: string | undefined, index: number): string {
  return `policy ${index} of ${kind} ${name ?? ""}`;
}

/** A policy's options are a block of kind `policy`. */
export function policyBlock(policy: Policy, uri: string): FlatBlock {
  return fromEntries("policy", undefined, policy.block, {
    uri,
    variant: undefined,
    place: { uri, span: policy.span },
    doc: policy.doc,
  });
}

export function inherit(parent: FlatBlock, child: FlatBlock): FlatBlock {
  const { kind } = child;
  const properties = parent.properties.filter((property) => keyIn(kind, property) !== NOT_INHERITED);
  for (const property of child.properties) put(properties, kind, property);
  return {
    kind,
    variant: child.variant ?? parent.variant,
    name: child.name ?? parent.name,
    place: child.place,
    doc: child.doc,
    properties: fitted(properties),
    blocks: inheritBlocks(parent, child),
    policies: child.policies.length > 0 ? child.policies : parent.policies,
    waivers: child.waivers,
  };
}

function inheritBlocks(parent: FlatBlock, child: FlatBlock): FlatBlock["blocks"] {
  if (child.blocks.size === 0) return parent.blocks;
  const result = new Map(parent.blocks);
  for (const [head, own] of child.blocks) {
    const shape = BLOCKS[child.kind].children.get(head);
    const stands = shape === undefined || isSingle(shape) ? "once" : "by name";
    let merged = [...(parent.blocks.get(head) ?? [])];
    for (const block of own) {
      // What stands once is one block whatever it is called; of several each merges into its namesake.
      const at = merged.findIndex((other) => stands === "once" || other.name === block.name);
      const base = at === -1 ? undefined : merged[at];
      merged =
        base === undefined ? [...merged, block] : merged.map((b) => (b === base ? inherit(base, block) : b));
    }
    result.set(head, merged);
  }
  return result;
}

function empty(kind: ShapedKind, at: Whereabouts): FlatBlock {
  return {
    kind,
    variant: undefined,
    name: undefined,
    place: at.place,
    doc: fitted([]),
    properties: fitted([]),
    blocks: NO_BLOCKS,
    policies: fitted([]),
    waivers: fitted([]),
  };
}

function isProperty(entry: Entry): entry is Property {
  return entry.kind === "property";
}

interface Whereabouts {
  readonly uri: string;
  readonly variant: string | undefined;
  readonly place: Place;
  readonly doc: readonly string[];
}

/** Most declarations have no blocks, and an empty table is as large as one with four rows. */
const NO_BLOCKS: FlatBlock["blocks"] = new Map();

function fromEntries(
  kind: ShapedKind,
  name: string | undefined,
  block: Block | undefined,
  at: Whereabouts,
): FlatBlock {
  const properties: Property[] = [];
  const blocks = new Map<string, FlatBlock[]>();
  const policies: FlatPolicy[] = [];
  const waivers: { waiver: Waiver; uri: string }[] = [];
  const entries = block?.entries ?? [];
  for (const [index, entry] of entries.entries()) addEntry(entry, index);
  const isPlain = entries.length === properties.length && entries.every(isProperty);
  return {
    kind,
    variant: at.variant,
    name,
    place: at.place,
    doc: at.doc,
    properties: isPlain ? entries : fitted(properties),
    blocks: blocks.size === 0 ? NO_BLOCKS : blocks,
    policies: fitted(policies),
    waivers: fitted(waivers),
  };

  function putNested(block: ShapedKind, property: Property): void {
    const written = blocks.get(block)?.[0] ?? empty(block, at);
    const own = [...written.properties];
    put(own, block, property);
    blocks.set(block, [{ ...written, properties: own }]);
  }

  function addEntry(entry: Entry, index: number): void {
    switch (entry.kind) {
      case "property": {
        const parameter = parameterOf(kind, entry.key.text);
        if (parameter === undefined) return; // the entry check says so
        // RouterOS writes `dpd-interval` beside the rest; here it belongs to the nested block.
        const isNested = parameter.block !== kind && parameter.block !== "any";
        if (isNested) putNested(parameter.block, entry);
        else put(properties, kind, entry);
        return;
      }
      case "declaration": {
        const child = BLOCKS[kind].children.get(entry.head.text);
        if (child === undefined) return;
        if (child.named === "required" && entry.name === undefined) return; // the entry check says so
        const list = blocks.get(entry.head.text) ?? [];
        const own = ownBlock(child.block, entry, at.uri);
        const [beside] = list;
        // Parameters that stand beside the block belong to it; a second block was reported.
        if (child.named === "never" && beside !== undefined) list[0] = inherit(beside, own);
        else list.push(own);
        blocks.set(entry.head.text, list);
        return;
      }
      case "policy":
        policies.push({ policy: entry, uri: at.uri, subject: numbered(kind, name, index) });
        return;
      case "waiver":
        waivers.push({ waiver: entry, uri: at.uri });
        return;
      case "packet":
        return;
      default:
        entry satisfies never;
    }
  }
}
