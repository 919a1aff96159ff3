/** Transform sets, and the `set` lines of maps and IPsec profiles, to a `phase2`. */

import type { DraftProperty, Origin } from "../draft.ts";
import { leave, remark } from "../common/notebook.ts";
import type { Profiles } from "../common/profiles.ts";
import { listsOf, type Suite } from "../common/suites.ts";
import { amount, property, text } from "../common/terms.ts";
import { after, lookUp } from "./match.ts";
import { DEFAULT, find, last, originOf, take, type Found, type Source } from "./source.ts";
import type { Statement } from "./tree.ts";
import { ahHash, espEncryption, espHash, groups } from "./words.ts";

interface TransformSet {
  readonly statement: Statement;
  readonly name: string;
  readonly ah: string | undefined;
  readonly encryption: string | undefined;
  readonly integrity: string | undefined;
  readonly mode: "tunnel" | "transport";
  readonly modeLine: Statement | undefined;
}

const LIFETIME = "security-association lifetime";
/** Of the router itself, where nothing is set. Source: Cisco's YANG models of IOS XE. */
const SECONDS = 3600;
/** The largest that the language can say: 4 GiB less one byte. */
const MOST_BYTES = 4_294_967_295;

/** Declares the `phase2` of a map's entry or an IPsec profile; `undefined` where it names no transform set of the file. */
export function phase2Of(
  source: Source,
  section: Statement,
  known: Profiles,
): { readonly name: string; readonly line: Statement | undefined } | undefined {
  const named = last(section.below, "set transform-set");
  const sets = named === undefined ? [defaultSet(source, section)] : setsOf(source, named);
  const [first] = sets;
  if (first === undefined) return undefined;
  const alike = sets.filter((set) => shape(set) === shape(first));
  for (const set of sets.filter((each) => !alike.includes(each))) {
    leave(
      source.notes,
      set.statement.line,
      set.statement.text,
      "unsupported",
      "a `phase2` has one mode and one list of protocols, and the first transform set has others",
    );
  }
  const suites = alike.map(({ encryption, integrity, ah }): Suite => ({
    encryption,
    integrity: integrity ?? ah,
  }));
  const lists = listsOf(2, suites);
  widened(source, first, suites, lists.beyond);
  const origin = named === undefined ? undefined : originOf(source, first.statement);
  const note = named === undefined ? "built-in transform set of Cisco IOS" : undefined;
  const list = (key: string, words: readonly string[]): readonly DraftProperty[] =>
    words.length === 0 ? [] : [property(key, words.map(text), origin, note)];
  const protocols = [
    ...(first.ah === undefined ? [] : ["ah"]),
    ...(first.encryption === undefined ? [] : ["esp"]),
  ];
  const entries = [
    property("ipsec-protocols", protocols.map(text), origin, note),
    ...list("encryption", lists.encryption),
    ...list("auth", lists.integrity),
    pfs(source, section),
    ...lifetimes(source, section),
    property(
      "mode",
      text(first.mode),
      first.modeLine === undefined ? undefined : originOf(source, first.modeLine),
      first.modeLine === undefined ? DEFAULT : undefined,
    ),
  ];
  take(source, named?.statement);
  return { name: known.declare("phase2", first.name, entries, origin), line: named?.statement };
}

function setsOf(source: Source, { statement, rest }: Found): readonly TransformSet[] {
  return rest.flatMap((name) => {
    const found = find(source.top, "crypto ipsec transform-set").find((each) => each.rest[0] === name);
    if (found !== undefined) return readSet(source, found);
    remark(
      source.notes,
      statement.line,
      "import/dangling",
      `\`${name}\` is the name of no transform set in the file`,
    );
    return [];
  });
}

function readSet(source: Source, { statement, rest }: Found): readonly TransformSet[] {
  const [name = "", ...words] = rest;
  const transforms = groupsOf(words);
  const one = (table: ReadonlyMap<string, string>) =>
    transforms.map((each) => lookUp(table, each)).find((id) => id !== undefined);
  const [ah, encryption, hash] = [one(ahHash), one(espEncryption), one(espHash)];
  const tables = [ahHash, espEncryption, espHash];
  const unknown = transforms.filter((each) => tables.every((table) => lookUp(table, each) === undefined));
  take(source, statement);
  for (const each of unknown) {
    const isCompression = each[0] === "comp-lzs";
    const why = isCompression
      ? "packets are compressed, which the language cannot say"
      : "not a transform that is known here";
    leave(
      source.notes,
      statement.line,
      `… ${each.join(" ")}`,
      isCompression ? "unsupported" : "unknown",
      why,
    );
  }
  const mode = last(statement.below, "mode");
  const modeWord = mode?.rest[0] === "transport" ? "transport" : "tunnel";
  if (mode !== undefined && mode.rest.length === 1) take(source, mode.statement);
  if (encryption === undefined && ah === undefined) return [];
  if (ah !== undefined && hash !== undefined && ah !== hash) {
    leave(
      source.notes,
      statement.line,
      `… ${words.join(" ")}`,
      "unsupported",
      "AH and ESP have different hashes, and a `phase2` has one list for both",
    );
  }
  if (ah !== undefined && encryption !== undefined && hash === undefined) {
    leave(
      source.notes,
      statement.line,
      `… ${words.join(" ")}`,
      "unsupported",
      "ESP has no hash of its own inside AH, and a `phase2` has one list for both",
    );
  }
  const bare =
    encryption !== undefined && hash === undefined && ah === undefined && !encryption.endsWith("-gcm");
  const integrity = hash ?? (bare ? "null" : undefined);
  return [{ statement, name, ah, encryption, integrity, mode: modeWord, modeLine: mode?.statement }];
}

/** `esp-aes 256 esp-sha-hmac` is two transforms: a length belongs to the word before it. */
function groupsOf(words: readonly string[]): readonly (readonly string[])[] {
  const found: string[][] = [];
  for (const word of words) {
    const before = found.at(-1);
    if (/^\d+$/u.test(word) && before !== undefined) before.push(word);
    else found.push([word]);
  }
  return found;
}

/** A profile without a set uses the router's own. No document was found that says which, so it is told. */
function defaultSet(source: Source, section: Statement): TransformSet {
  remark(
    source.notes,
    section.line,
    "import/assumed",
    "No transform set is named here, so the router's own one was read: AES-128 with SHA-1",
    "Look at `show crypto ipsec transform-set default` on the router.",
  );
  return {
    statement: section,
    name: "transform-default",
    ah: undefined,
    encryption: "aes-128-cbc",
    integrity: "sha1",
    mode: "tunnel",
    modeLine: undefined,
  };
}

function shape({ ah, encryption, mode }: TransformSet): string {
  return `${ah === undefined} ${encryption === undefined} ${mode}`;
}

function widened(
  source: Source,
  { statement }: TransformSet,
  suites: readonly Suite[],
  [example, ...more]: readonly string[],
): void {
  if (example === undefined) return;
  const others = more.length === 0 ? "" : ` and ${more.length} more`;
  remark(
    source.notes,
    statement.line,
    "import/widened",
    `The router offers ${suites.length} transform sets; the lists that stand for them also allow \`${example}\`${others}`,
    "Check that the other end does not count on a combination which this router refuses.",
  );
}

function pfs(source: Source, { below }: Statement): DraftProperty {
  const found = last(below, "set pfs");
  if (found === undefined) return property("pfs", text("none"), undefined, DEFAULT);
  take(source, found.statement);
  const origin = originOf(source, found.statement);
  const [word] = found.rest;
  if (word === undefined) return property("pfs", text("modp768"), origin, "no group is named: group 1");
  const group = lookUp(groups, [word.replace(/^group/u, "")]);
  if (group !== undefined) return property("pfs", text(group), origin);
  leave(
    source.notes,
    found.statement.line,
    found.statement.text,
    "unknown",
    "not a group of IOS that is known here",
  );
  return property("pfs", text("none"), undefined, "the file names a group that is not known here");
}

function lifetimes(source: Source, { below }: Statement): readonly DraftProperty[] {
  const own = find(below, `set ${LIFETIME}`);
  const global = find(source.top, `crypto ipsec ${LIFETIME}`);
  const all = [...own, ...global];
  const seconds = all.find(
    ({ rest }) => after(rest, "seconds") !== undefined || after(rest, "days") !== undefined,
  );
  const volume = all.find(({ rest }) => after(rest, "kilobytes") !== undefined);
  return [time(source, seconds), ...(volume === undefined ? [] : bytes(source, volume))];
}

function time(source: Source, found: Found | undefined): DraftProperty {
  const count = Number(found?.rest[1]);
  if (found === undefined || !Number.isSafeInteger(count)) {
    return property("lifetime", amount(SECONDS, "seconds"), undefined, DEFAULT);
  }
  take(source, found.statement);
  const unit = after(found.rest, "days") === undefined ? 1 : 86_400;
  return property("lifetime", amount(count * unit, "seconds"), originOf(source, found.statement));
}

function bytes(source: Source, { statement, rest }: Found): readonly DraftProperty[] {
  const isOff = rest[1] === "disable";
  const count = isOff ? 0 : Number(rest[1]) * 1024;
  const origin: Origin = originOf(source, statement);
  take(source, statement);
  if (count <= MOST_BYTES) return [property("lifebytes", amount(count, "bytes"), origin)];
  leave(
    source.notes,
    statement.line,
    statement.text,
    "unsupported",
    "more than 4 GiB, the most that `lifebytes` can say",
  );
  return [];
}
