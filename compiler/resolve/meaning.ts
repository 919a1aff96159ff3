/**
 * What one item of a file comes to: every property and selector in it typed where it was written. In: the item, and the tables in
 * which it may look up what is declared elsewhere. Out: typed values by node, and what is wrong with single values and entries.
 * Says nothing about two ends.
 */

import type {
  Block,
  Declaration,
  Item as ItemNode,
  Let,
  Policy,
  Property,
  Term,
  Value,
} from "../../grammar/ast.ts";
import { fitted } from "../../grammar/fitted.ts";
import { BELIEVED, BLOCKS, isSingle, TOP_LEVEL } from "../catalogue/blocks.ts";
import { parameterOf } from "../catalogue/parameters.ts";
import type { Parameter, ValueType } from "../catalogue/types.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { expectsEdits, forEdits, rememberLooks, type Table } from "../source/remember.ts";
import { dangling, nameIn } from "./dangling.ts";
import type { ShapedKind } from "./flatten.ts";
import { itemsAt, typedValue, type Item, type TypedValue } from "./item.ts";
import * as problems from "./problems.ts";
import { joined, type Reference } from "./reference.ts";
import { repeatedBlock, repeatedKey } from "./repeated.ts";
import { keyOf, kindOfHead, type Symbol } from "./symbols.ts";
import { isWord, typeTerm } from "./terms.ts";

/** What one item of a file came to. */
export interface Meaning {
  readonly item: ItemNode;
  readonly values: readonly TypedValue[];
  readonly secret: readonly [name: string, value: Item] | undefined;
  /** Those that name something. */
  readonly terms: readonly Term[];
  /** Of terms of a `let` that the item uses. */
  readonly borrowed: readonly (readonly [Term, Reference])[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface Selectors {
  readonly left: readonly Item[];
  readonly right: readonly Item[];
}

/** What an item's meaning depends on beside itself. */
export interface Known {
  readonly declarations: Table<unknown>;
  readonly lets: Table<Symbol<Let>>;
  readonly secrets: Table<unknown>;
  /** All names of a kind. */
  readonly names: Table<readonly string[]>;
}

/** Where the walk is: decides which keys are known and whether ends may differ. */
interface Context {
  readonly uri: string;
  readonly subjects: readonly string[];
  /** `beliefs`: in a peer, and only where it says what the other end has. */
  readonly pairs: "all" | "beliefs" | "none";
  /** Whether `SITE.KEY` can be read here: in a tunnel, and in the selectors of a site's own policies. */
  readonly paths: boolean;
}

const SELECTOR: ValueType = { kind: "network" };

/** By node, as they were evaluated last; a node belongs to one project. */
export const values = new WeakMap<Property, TypedValue>();
export const selectors = new WeakMap<Policy, Selectors>();
/** For editors: empty where no edits are expected. */
export const references = new WeakMap<Term, readonly Reference[]>();
export const meanings = new WeakMap<ItemNode, Meaning>();

export const meaningOf = rememberLooks((item: ItemNode, known: Known, uri: string): Meaning => {
  const typed: TypedValue[] = [];
  const diagnostics: Diagnostic[] = [];
  const named = new Map<Term, readonly Reference[]>();
  const borrowed: [Term, Reference][] = [];
  let secret: Meaning["secret"];

  if (item.kind === "declaration") visitTopLevel(item);
  else if (item.kind === "let" && item.value?.right !== undefined) {
    diagnostics.push(problems.pairOutsideTunnel("let", item.value.span, { uri, subjects: [] }));
  } else if (item.kind === "secret") {
    const value =
      item.value &&
      typeValue(item.value, { kind: "secret" }, { uri, subjects: [], pairs: "none", paths: false });
    const [first] = value === undefined ? [] : itemsAt(value, "left");
    if (item.name && first) secret = [item.name.text, first];
  }
  const meaning: Meaning = {
    item,
    values: fitted(typed),
    secret,
    terms: fitted(forEdits([...named.keys()])),
    borrowed: fitted(borrowed),
    diagnostics: fitted(diagnostics),
  };
  if (expectsEdits()) keep(meaning);
  return meaning;

  function keep(now: Meaning): void {
    for (const term of meanings.get(item)?.terms ?? []) references.delete(term);
    for (const [term, found] of named) references.set(term, found);
    meanings.set(item, now);
  }

  function visitTopLevel(declaration: Declaration): void {
    const kind = TOP_LEVEL.get(declaration.head.text);
    if (kind === undefined) return; // a head without such a block, or an unknown one, which is the parser's report
    const symbolKind = kindOfHead(declaration.head.text);
    const subjects = declaration.name && symbolKind ? [keyOf(symbolKind, declaration.name.text)] : [];
    visitBlock(kind, declaration.block, {
      uri,
      subjects,
      pairs: kind === "tunnel" || kind === "failover" ? "all" : "none",
      paths: kind === "tunnel",
    });
  }

  function visitBlock(kind: ShapedKind, block: Block | undefined, context: Context): void {
    const shape = BLOCKS[kind];
    const seen = new Map<string, Property>();
    const blocks = new Map<string, Declaration>();
    for (const entry of block?.entries ?? []) {
      switch (entry.kind) {
        case "property":
          visitProperty(kind, entry, seen, context);
          break;
        case "declaration": {
          const head = entry.head.text;
          const child = shape.children.get(head);
          if (child === undefined) {
            diagnostics.push(problems.unknownBlock(kind, entry, context));
          } else {
            const wrong = problems.headOf(entry, child, context);
            if (wrong !== undefined) diagnostics.push(wrong);
            const name = isSingle(child) ? head : `${head} ${entry.name?.text}`;
            const first = blocks.get(name);
            if (first === undefined) blocks.set(name, entry);
            else diagnostics.push(repeatedBlock(first, entry, context));
            visitBlock(
              child.block,
              entry.block,
              child.block === "peer" ? { ...context, pairs: "beliefs" } : context,
            );
          }
          break;
        }
        case "policy":
          visitPolicy(shape.policies, entry, context);
          break;
        case "waiver":
          diagnostics.push(...problems.waiver(entry, context));
          break;
        case "packet":
          diagnostics.push(problems.stray(entry, "packet", context));
          break;
        default:
          entry satisfies never;
      }
    }
  }

  function visitPolicy(allowed: "<->" | "->" | undefined, policy: Policy, context: Context): void {
    if (allowed === undefined) {
      diagnostics.push(problems.stray(policy, "policy", context));
      return;
    }
    if (policy.arrow !== undefined && policy.arrow !== allowed)
      diagnostics.push(problems.wrongArrow(policy, context));
    if (allowed === "<->") diagnostics.push(...problems.misplacedPeer(policy, context));
    const reading = { ...context, paths: true };
    selectors.set(policy, {
      left: typeTerms(policy.left, SELECTOR, reading),
      right: typeTerms(policy.right, SELECTOR, reading),
    });
    visitBlock("policy", policy.block, context);
  }

  function visitProperty(
    kind: ShapedKind,
    entry: Property,
    seen: Map<string, Property>,
    context: Context,
  ): void {
    const parameter = parameterOf(kind, entry.key.text);
    if (parameter === undefined) {
      diagnostics.push(problems.unknownKey(kind, entry, context));
      return;
    }
    if (entry.key.text !== parameter.key) diagnostics.push(problems.alias(entry, parameter, context));
    const first = seen.get(parameter.key);
    if (first !== undefined) diagnostics.push(repeatedKey(first, entry, context));
    seen.set(parameter.key, entry);
    if (entry.value === undefined) return; // the parser said so
    const paired = context.pairs === "all" || (context.pairs === "beliefs" && BELIEVED.has(parameter.id));
    if (entry.value.right !== undefined && !paired) {
      diagnostics.push(
        context.pairs === "beliefs"
          ? problems.pairInPeer(entry.key.text, entry.value.span, context)
          : problems.pairOutsideTunnel(entry.key.text, entry.value.span, context),
      );
      return; // neither of the two values holds
    }
    const value = typeValue(entry.value, parameter.type, context, parameter);
    if (value === undefined) values.delete(entry);
    else {
      values.set(entry, value);
      typed.push(value);
    }
  }

  function typeValue(
    value: Value,
    type: ValueType,
    context: Context,
    parameter?: Parameter,
  ): TypedValue | undefined {
    if (parameter !== undefined && !parameter.list) {
      for (const list of [value.left, value.right ?? []]) {
        if (list.length > 1) diagnostics.push(problems.singleValue(list, parameter, context));
      }
    }
    const left = typeAll(value.left, type, context);
    const right = value.right && typeAll(value.right, type, context);
    const complete = left !== undefined && (value.right === undefined || right !== undefined);
    if (!complete) return undefined;
    return typedValue(left, right, { uri: context.uri, span: value.span });
  }

  /** All or nothing: half a list of preferences would be judged as if it were whole. */
  function typeAll(terms: readonly Term[], type: ValueType, context: Context): readonly Item[] | undefined {
    const lists = terms.map((term) => typeOne(term, type, context, []));
    const [only] = lists;
    if (lists.length === 1) return only?.length === 0 ? undefined : only;
    return lists.length > 0 && lists.every((list) => list.length > 0) ? lists.flat() : undefined;
  }

  function typeTerms(terms: readonly Term[], type: ValueType, context: Context): readonly Item[] {
    return fitted(terms.flatMap((term) => typeOne(term, type, context, [])));
  }

  function typeOne(term: Term, type: ValueType, context: Context, through: readonly string[]): Item[] {
    const place = { uri: context.uri, span: term.span };
    const substitute = isWord(term) ? letOf(term.text, type, through) : undefined;
    if (substitute !== undefined && isWord(term)) {
      refer(term, { to: "let", name: term.text }, through);
      const { uri } = substitute.place;
      return (substitute.node.value?.left ?? []).flatMap((inner) =>
        typeOne(inner, type, { ...context, uri }, [...through, term.text]).map((item) => ({
          ...item,
          place,
        })),
      );
    }
    const typed = typeTerm(term, type);
    if ("ok" in typed && typed.ok.kind === "path" && !context.paths) {
      diagnostics.push(problems.pathOutsideTunnel(place, context));
      return [];
    }
    if ("problem" in typed) {
      diagnostics.push(problems.value(typed.problem, place, context));
      return typed.problem.value === undefined ? [] : [{ value: typed.problem.value, place }];
    }
    const name = nameIn(term, typed.ok);
    if (name !== undefined) {
      refer(name.term, name.reference, through);
      const at = { uri: context.uri, span: name.term.span };
      const lost = dangling(name.reference, name.term.kind === "string", at, known, context);
      if (lost !== undefined) {
        diagnostics.push(lost);
        return [];
      }
    }
    return [{ value: typed.ok, place }];
  }

  function refer(term: Term, { to, name }: Reference, through: readonly string[]): void {
    if (through.length > 0) borrowed.push([term, { to, name }]);
    else named.set(term, joined(named.get(term), { to, name }));
  }

  /** The `let` that a word stands for, where the word means nothing by itself. */
  function letOf(name: string, type: ValueType, through: readonly string[]): Symbol<Let> | undefined {
    const symbol = known.lets.get(keyOf("let", name));
    if (symbol === undefined || through.includes(name)) return undefined;
    if (type.kind === "reference" && known.declarations.has(keyOf(type.to as never, name))) return undefined;
    if (type.kind === "secret" && known.secrets.has(keyOf("secret", name))) return undefined;
    const meaning = typeTerm(
      { kind: "word", text: name, version: undefined, on: undefined, span: symbol.place.span },
      type,
    );
    const meansItself = "ok" in meaning && meaning.ok.kind !== "reference";
    return meansItself || symbol.node.value === undefined ? undefined : symbol;
  }
});
