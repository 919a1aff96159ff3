/** The spellers that cells name: from a field's values to an argument's text, or to the reason why there is none. */

import { isAead } from "../../catalogue/algorithms.ts";
import type { PrefixScalar, Scalar } from "../../catalogue/scalar.ts";
import type { Located } from "../../source/located.ts";
import type { Field } from "./cell.ts";
import { spellWord } from "./spellings.ts";
import { timeText, valueText } from "./text.ts";
import type { Secret } from "./tree.ts";

export type Facts = ReadonlyMap<Field, Located<readonly Scalar[]>>;

export interface SpellContext {
  readonly field: Field;
  readonly release: string;
  /** Everything known about the object, for arguments that say two fields in one. */
  readonly facts: Facts;
}

export type Spelled =
  | { readonly kind: "text"; readonly text: string; readonly secret?: Secret }
  /** The argument is left out because it would say nothing. */
  | { readonly kind: "nothing" }
  /** A command of its own after all rows: `disable NAME`. */
  | { readonly kind: "command" }
  | { readonly kind: "refused"; readonly reason: string | undefined };

type Speller = (values: readonly Scalar[], context: SpellContext) => Spelled;

const refused = (reason?: string): Spelled => ({ kind: "refused", reason });
const text = (spelt: string | undefined): Spelled =>
  spelt === undefined ? refused() : { kind: "text", text: spelt };

/** A speller for one value, applied to each of a list. */
function each(one: (value: Scalar, context: SpellContext) => string | undefined): Speller {
  return (values, context) => {
    const [value] = values;
    // Nearly every value is one.
    if (values.length === 1 && value !== undefined) return text(one(value, context));
    const spelt = values.map((each) => one(each, context));
    return spelt.includes(undefined) ? refused() : text(spelt.join(","));
  };
}

const yesNo: Readonly<Record<string, string>> = { yes: "yes", no: "no" };
const opposite: Readonly<Record<string, string>> = { yes: "no", no: "yes" };
const numberText = (value: Scalar): string | undefined =>
  value.kind === "number" ? String(value.value) : undefined;
const wordText = (value: Scalar, context: SpellContext): string | undefined =>
  value.kind === "word" ? spellWord(context.field, context.release, value.word) : undefined;
const words = each(wordText);

const onlyAtRunTime = refused(
  "The address is only known at run time, and this argument takes one that is known before.",
);
const noName = refused(
  "This argument takes an address and no name. A peer takes a name since 6.41, and a policy needs no address of it since 6.45.1.",
);
const noIpv6 = refused("The sources show only IPv4 here.");

function host(values: readonly Scalar[], spellPrefix: (value: PrefixScalar) => Spelled): Spelled {
  const value = values[0];
  if (value?.kind === "prefix") {
    return spellPrefix(value);
  }
  if (value?.kind === "host-name") return noName;
  return value?.kind === "dynamic" ? onlyAtRunTime : refused();
}

const withLength = (value: PrefixScalar): string => `${value.address}/${value.length}`;

function only4(value: PrefixScalar, spelt: string): Spelled {
  return value.family === 4 ? text(spelt) : noIpv6;
}

/** Since 6.45.1 a transport policy has no selector of its own: the one written must be what the peer implies. */
function selector(end: "policy.sa-src" | "policy.sa-dst"): Speller {
  return (values, { facts }) =>
    host(values, (value) => {
      const mode = facts.get("phase2.mode")?.value[0];
      if (mode?.kind !== "word" || mode.word !== "transport") {
        return text(withLength(value));
      }
      const address = facts.get(end)?.value[0];
      const same =
        address?.kind === "prefix" && address.address === value.address && value.length === address.length;
      return same
        ? { kind: "nothing" }
        : refused(
            "A transport policy takes its addresses from the peer since 6.45.1, so its selector must be the two ends' own addresses.",
          );
    });
}

/** 2.x writes the port behind the prefix: `10.0.1.0/24:53`. */
function withPort(portField: "policy.src-port" | "policy.dst-port"): Speller {
  return (values, { facts }) =>
    host(values, (value) => {
      const port = facts.get(portField)?.value[0];
      const suffix = port?.kind === "number" ? `:${port.value}` : "";
      const known =
        port === undefined || port.kind === "number" || (port.kind === "word" && port.word === "any");
      return known ? only4(value, withLength(value) + suffix) : refused("The port is one number or `any`.");
    });
}

const protocolText = (value: Scalar): string | undefined => {
  const word = valueText(value);
  const named = (value.kind === "word" || value.kind === "number") && /^[a-z0-9-]+$/u.test(word);
  return named ? word.replace(/^any$/u, "all") : undefined;
};
const portText = (value: Scalar): string | undefined =>
  value.kind === "word" && value.word === "any" ? "any" : numberText(value);

/** Two references are two values, whatever they say. */
function secretText(value: Scalar | undefined, digits: boolean): Spelled {
  if (value?.kind !== "secret") return refused();
  return { kind: "text", text: `${value.source}:${value.name}`, secret: { reference: value, digits } };
}

const identityType = (value: Scalar, { field, release }: SpellContext): string | undefined =>
  value.kind === "identity" ? spellWord(field, release, value.type) : undefined;

export const spellers = {
  words,
  text: each((value) => (value.kind === "text" || value.kind === "word" ? valueText(value) : undefined)),
  number: each(numberText),
  "yes-no": each((value) => (value.kind === "word" ? yesNo[value.word] : undefined)),
  "no-yes": each((value) => (value.kind === "word" ? opposite[value.word] : undefined)),
  /** 6.41 and 6.42 do not let an IKEv2 peer configure what IKEv2 always does. */
  "ikev1-yes-no": (values, { facts }) => {
    const exchange = facts.get("phase1.exchange")?.value[0];
    const word = values[0]?.kind === "word" ? yesNo[values[0].word] : undefined;
    if (exchange === undefined || valueText(exchange) !== "ikev2") {
      return text(word);
    }
    return word === "yes"
      ? { kind: "nothing" }
      : refused(
          "An IKEv2 peer of 6.41 and 6.42 takes no nat-traversal (changelog 6.41): IKEv2 always has it.",
        );
  },
  duration: each((value) => (value.kind === "number" ? timeText(value.value) : undefined)),
  seconds: each(numberText),
  interval: each((value, context) =>
    value.kind === "number" ? timeText(value.value) : wordText(value, context),
  ),
  /** The router's own number of questions without an answer; before 6.22 there was none to state. */
  keepalive: each((value) => (value.kind === "number" ? `${timeText(value.value)},10` : undefined)),
  command: () => ({ kind: "command" }),
  secret: ([value]) => secretText(value, false),
  hex: ([value]) => secretText(value, true),
  host: (values) => host(values, (value) => text(value.address)),
  "host-prefix": (values) => host(values, (value) => text(withLength(value))),
  "host-prefix-4": (values) => host(values, (value) => only4(value, withLength(value))),
  "host-or-name": (values) =>
    values[0]?.kind === "host-name" ? text(values[0].name) : host(values, (value) => text(withLength(value))),
  /** As the firewall prints it: a host without a length. */
  "rule-address": (values) =>
    host(values, (value) => only4(value, value.length === 32 ? value.address : withLength(value))),
  "prefix-4": (values) => host(values, (value) => only4(value, withLength(value))),
  prefix: (values) => host(values, (value) => text(withLength(value))),
  source: selector("policy.sa-src"),
  destination: selector("policy.sa-dst"),
  "source-and-port": withPort("policy.src-port"),
  "destination-and-port": withPort("policy.dst-port"),
  protocol: each(protocolText),
  port: each(portText),
  /** Ports exist only for TCP and UDP; for the rest `any` goes without saying. */
  "tcp-udp-port": (values, { facts }) => {
    const protocol = facts.get("policy.protocol")?.value[0];
    const hasPorts = protocol !== undefined && ["tcp", "udp", "6", "17"].includes(valueText(protocol));
    const port = values[0];
    if (!hasPorts && port?.kind === "word" && port.word === "any") {
      return { kind: "nothing" };
    }
    return hasPorts
      ? each(portText)(values, { facts } as SpellContext)
      : refused("Only TCP and UDP have ports.");
  },
  /** AEAD ciphers authenticate themselves: their proposal names no other algorithm unless somebody asked for one. */
  auth: (values, context) => {
    const ciphers = context.facts.get("phase2.encryption")?.value ?? [];
    const aead = ciphers.length > 0 && ciphers.every((value) => value.kind === "word" && isAead(value.word));
    const stated = context.facts.get("phase2.auth")?.from !== "default";
    const none = values.every((value) => value.kind === "word" && value.word === "null");
    return aead && (!stated || none) ? text("") : words(values, context);
  },
  interface: (values) => {
    const name = values[0]?.kind === "text" ? values[0].text : "";
    if (name === "") {
      return refused(
        "The inside address needs an interface: write `on ether1` behind the site's `wan`, or behind `inside`.",
      );
    }
    return name.length <= 31 ? text(name) : refused("Interface names have at most 31 characters.");
  },
  identity: each((value, context) => {
    const type = identityType(value, context);
    return type !== undefined && value.kind === "identity" ? `${type}:${value.text}` : undefined;
  }),
  "user-fqdn": each((value, context) =>
    value.kind === "identity" && identityType(value, context) !== undefined ? value.text : undefined,
  ),
  /** Inbound first; what is the same in both directions is said once. */
  "in-out": (values) => {
    const [inbound, outbound] = values.map(valueText);
    return text(inbound === outbound ? inbound : `${inbound ?? ""}/${outbound ?? ""}`);
  },
} as const satisfies Readonly<Record<string, Speller>>;

export type SpellerName = keyof typeof spellers;

/** Spellers that look at other facts of their object: the same value may be spelt otherwise beside another one. */
export const spellsByFacts: ReadonlySet<SpellerName> = new Set([
  "ikev1-yes-no",
  "source",
  "destination",
  "source-and-port",
  "destination-and-port",
  "tcp-udp-port",
  "auth",
]);
