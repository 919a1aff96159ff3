/** The values that a parameter's type alone knows: words, algorithms, calls, amounts. Devices and names are not asked here. */

import {
  algorithmsOf,
  type Algorithm,
  type AlgorithmStatus,
} from "../../../compiler/catalogue/algorithms.ts";
import { defaultOf, languageDefaults } from "../../../compiler/catalogue/defaults.ts";
import type { IdentityScalar, Scalar } from "../../../compiler/catalogue/scalar.ts";
import { showScalar, unitOf } from "../../../compiler/catalogue/show.ts";
import type { Parameter, ValueType, WordChoice } from "../../../compiler/catalogue/types.ts";
import { algorithmHover } from "../hover/algorithm.ts";
import { parameterHover } from "../hover/parameter.ts";
import { callHover, choiceHover } from "../hover/value.ts";
import { STATUS } from "../hover/words.ts";
import { hole, item, type Insert, type Item, type ItemKind } from "./item.ts";
import { nameOfDevice, type Stage } from "./stage.ts";

/** What is offered, and what it means to a device; without a meaning no device is asked. */
export interface Candidate {
  readonly item: Item;
  readonly scalar: Scalar | undefined;
}

/** For types whose values need no names. */
export function wordsOf(parameter: Parameter, stage: Stage): readonly Candidate[] {
  const { type } = parameter;
  switch (type.kind) {
    case "word":
      return type.words.map((choice) => choiceOf(choice, parameter));
    case "yes-no":
      return plainWords(["yes", "no"], parameter, stage);
    case "behind-nat":
      return plainWords(["yes", "no"], parameter, stage);
    case "algorithm":
      return algorithms(type);
    case "duration":
    case "bytes":
    case "integer":
      return amounts(parameter, stage);
    case "mss":
      return plainWords(["auto"], parameter, stage);
    case "port":
      return plainWords(["any"], parameter, stage);
    case "protocol":
      return plainWords(["all", "tcp", "udp", "icmp", "gre"], parameter, stage);
    case "identity":
      return IDENTITIES.map(([name, example]) => identity(name, example));
    case "endpoint":
    case "interface-address":
    case "network":
    case "address":
    case "reference":
    case "secret":
    case "device":
    case "text":
      return []; // names and addresses
    default:
      return type satisfies never;
  }
}

function choiceOf(choice: WordChoice, parameter: Parameter): Candidate {
  return word("choice", choice.word, {
    detail: choice.summary,
    aliases: choice.aliases ?? [],
    documentation: () => choiceHover(choice, parameter),
  });
}

function plainWords(words: readonly string[], parameter: Parameter, stage: Stage): readonly Candidate[] {
  const documentation = () => parameterHover(parameter, stage.scene);
  return words.map((each) => word("choice", each, { documentation }));
}

function word(kind: ItemKind, text: string, more: Partial<Item>): Candidate {
  return { item: item(kind, text, more), scalar: { kind: "word", word: text } };
}

const RANKS: readonly AlgorithmStatus[] = ["recommended", "ok", "legacy", "weak", "broken"];

/** What the standards recommend first, in the catalogue's order within a rank. */
function algorithms(type: ValueType & { kind: "algorithm" }): readonly Candidate[] {
  const sorted = algorithmsOf(type.of, type.phase).toSorted(
    (a, b) => RANKS.indexOf(a.status) - RANKS.indexOf(b.status),
  );
  const none = type.none ? [word("choice", "none", { detail: "No fresh key exchange" })] : [];
  return [...sorted.map(algorithmOf), ...none];
}

export function algorithmOf(algorithm: Algorithm): Candidate {
  return word("algorithm", algorithm.id, {
    detail: `${algorithm.title}: ${STATUS[algorithm.status]}`,
    aliases: algorithm.aliases,
    deprecated: algorithm.status === "broken",
    documentation: () => algorithmHover(algorithm),
  });
}

/** The defaults of the devices concerned, with whose they are; and the catalogue's example. */
function amounts(parameter: Parameter, stage: Stage): readonly Candidate[] {
  const { id, type, example } = parameter;
  const unit = unitOf(id);
  const documentation = () => parameterHover(parameter, stage.scene);
  const found = new Map<string, Candidate>();
  const add = (text: string, detail: string, scalar: Scalar | undefined): void => {
    if (!found.has(text)) found.set(text, { item: item("amount", text, { detail, documentation }), scalar });
  };
  if (type.kind === "duration") {
    for (const part of example.slice(example.indexOf("=") + 1).split("<->"))
      add(part.trim(), "for example", undefined);
  }
  for (const each of stage.devicesAt("both")) {
    const known = defaultOf(id, each.device.target, each.device.version)?.value[0];
    if (known !== undefined) add(showScalar(known, unit), `default of ${nameOfDevice(each)}`, known);
  }
  const language = languageDefaults.get(id)?.value[0];
  if (language !== undefined) add(showScalar(language, unit), "default of the language", language);
  if (type.kind === "duration" && type.off !== undefined)
    add(type.off, "switches it off", { kind: "word", word: type.off });
  return [...found.values()];
}

const IDENTITIES: readonly (readonly [IdentityScalar["type"], string])[] = [
  ["fqdn", "riga.example.net"],
  ["user-fqdn", "vpn@example.net"],
  ["key-id", "riga"],
];

function identity(type: IdentityScalar["type"], example: string): Candidate {
  return { item: call(type, example), scalar: { kind: "identity", type, text: example } };
}

/** `env("NAME")`, with the text between the quotes to be replaced. */
export function call(callee: string, argument: string): Item {
  const insert: Insert = [`${callee}("`, hole(argument), '")'];
  return item("call", callee, {
    insert,
    detail: `${callee}("…")`,
    documentation: () => callHover(callee, { start: 0, end: 0 })?.text,
  });
}
