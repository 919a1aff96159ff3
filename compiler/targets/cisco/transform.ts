/** A phase 2 profile as transform sets: one for every suite, best first. A set holds one cipher and one integrity algorithm. */

import type { Fields, PolicyModel } from "../../model/model.ts";
import { isAead } from "../../catalogue/algorithms/index.ts";
import { withCiphers } from "../common/algorithms.ts";
import { numberAt, wordAt, wordsAt } from "../common/fields.ts";
import { words, type Context } from "./context.ts";
import { block, type Block } from "./lines.ts";
import { refuse, why } from "./refusals.ts";
import { ahHash, espEncryption, espHash, groups } from "./words.ts";

export interface Transforms {
  readonly names: readonly string[];
  readonly blocks: readonly Block[];
}

type Suite = readonly (string | undefined)[];

/** Both protections together stand in one set, AH around ESP. */
export function transforms(policy: PolicyModel, context: Context): Transforms {
  const { phase2, fields } = policy;
  if (phase2 === undefined) return { names: [], blocks: [] };
  const stated = fields.get("policy.ipsec-protocols") === undefined ? phase2.fields : fields;
  const key = stated === fields ? "policy.ipsec-protocols" : "phase2.ipsec-protocols";
  const protocols = wordsAt(stated, key);
  const esp = protocols.length === 0 || protocols.includes("esp");
  const ah = protocols.includes("ah") ? words(phase2.fields, "phase2.auth", ahHash, context) : [undefined];
  const suites = esp ? espSuites(phase2.fields, ah[0] !== undefined, context) : [[]];
  const sets = ah.flatMap((first) =>
    suites.map((suite) => [first, ...suite].filter((word) => word !== undefined)),
  );
  const mode = wordAt(phase2.fields, "phase2.mode") ?? "tunnel";
  // A carrier's mode is not the profile's own, and elsewhere the same profile may stand in tunnel mode.
  const derived = phase2.fields.get("phase2.mode")?.from === "derived";
  const own = wordsAt(phase2.fields, "phase2.ipsec-protocols");
  // Neither are protections that a policy asks for in place of the profile's.
  const other = differ(protocols, own) ? `-${protocols.toSorted().join("-")}` : "";
  const base = `${phase2.name}${other}${derived ? `-${mode}` : ""}`;
  const blocks = sets.map((set) => {
    const name = freeName(base, `${set.join(" ")} ${mode}`, context);
    return { name, block: block(`crypto ipsec transform-set ${name} ${set.join(" ")}`, [`mode ${mode}`]) };
  });
  return {
    names: blocks.map(({ name }) => name),
    blocks: blocks.map(({ name, block: made }) => ({
      ...made,
      undo: `no crypto ipsec transform-set ${name}`,
    })),
  };
}

/** Without a word it is ESP. */
function differ(one: readonly string[], other: readonly string[]): boolean {
  const [a, b] = [one, other].map((words) => (words.length === 0 ? ["esp"] : words.toSorted()).join());
  return a !== b;
}

/** The base, or the first of `BASE-2`, `BASE-3`, … that no other content has. */
function freeName(base: string, content: string, { sets }: Context): string {
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? base : `${base}-${count}`;
    const known = sets.get(name);
    if (known !== undefined && known !== content) continue;
    sets.set(name, content);
    return name;
  }
}

function espSuites(fields: Fields, hasAh: boolean, context: Context): readonly Suite[] {
  const ciphers = wordsAt(fields, "phase2.encryption");
  if (ciphers.length === 0) words(fields, "phase2.encryption", espEncryption, context);
  const classic = ciphers.some((cipher) => !isAead(cipher));
  const bare = hasAh && wordsAt(fields, "phase2.auth").includes("null");
  const hashes = classic && !bare ? integrity(fields, context) : [undefined];
  return ciphers.flatMap((cipher) => {
    const one = withCiphers(fields, "phase2.encryption", (each) => each === cipher);
    const spelt = words(one, "phase2.encryption", espEncryption, context);
    return spelt.flatMap((word) => (isAead(cipher) ? [[word]] : hashes.map((hash) => [word, hash])));
  });
}

/** `null` is a set without an integrity algorithm. */
function integrity(fields: Fields, context: Context): readonly (string | undefined)[] {
  const stated = wordsAt(fields, "phase2.auth");
  return stated.includes("null") ? [undefined] : words(fields, "phase2.auth", espHash, context);
}

const LIFETIME = why("A crypto map takes 120 seconds to 30 days.");
const VOLUME = why("A crypto map takes 2560 kilobytes and more.");

/** `set …` lines that a crypto map and an IPsec profile have in common. */
export function phase2Lines(
  policy: PolicyModel,
  names: readonly string[],
  context: Context,
): readonly (string | undefined)[] {
  const fields = policy.phase2?.fields ?? new Map();
  return [
    `set transform-set ${names.join(" ")}`,
    pfs(fields, context),
    lifetime(fields, context),
    volume(fields, context),
  ];
}

function pfs(fields: Fields, context: Context): string | undefined {
  const group = wordAt(fields, "phase2.pfs");
  if (group === undefined || group === "none") return undefined;
  const [number] = words(fields, "phase2.pfs", groups, context);
  return number === undefined ? undefined : `set pfs group${number}`;
}

function lifetime(fields: Fields, { about, diagnostics }: Context): string | undefined {
  const value = fields.get("phase2.lifetime");
  const seconds = numberAt(fields, "phase2.lifetime");
  if (value === undefined || seconds === undefined) return undefined;
  if (seconds < 120 || seconds > 2_592_000) {
    diagnostics.push(refuse.value("phase2.lifetime", value, LIFETIME, about));
  }
  return `set security-association lifetime seconds ${seconds}`;
}

/** No limit is something to say: left out, IOS limits at 4,608,000 kilobytes. */
function volume(fields: Fields, { about, diagnostics }: Context): string | undefined {
  const value = fields.get("phase2.lifebytes");
  const bytes = numberAt(fields, "phase2.lifebytes");
  if (value === undefined || bytes === undefined) return undefined;
  if (bytes === 0) return "set security-association lifetime kilobytes disable";
  const kilobytes = Math.floor(bytes / 1024);
  if (kilobytes < 2560) diagnostics.push(refuse.value("phase2.lifebytes", value, VOLUME, about));
  return `set security-association lifetime kilobytes ${kilobytes}`;
}
