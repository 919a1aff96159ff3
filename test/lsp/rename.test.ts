/** Renames: what is edited, what is refused and in which words. */

import { describe, expect, it } from "vitest";
import { prepareRename, rename } from "../../lsp/features/names/rename.ts";
import { FILE } from "./support/cursor.ts";
import { at, marked } from "./support/marked.ts";
import { NETWORK } from "./support/network.ts";
import { applied } from "./support/edits.ts";

/** The text afterwards, or the refusal. */
function renamed(text: string, to: string, more: Readonly<Record<string, string>> = {}): string {
  const { analysis, offset } = marked(text, more);
  const found = rename(analysis, FILE, offset, to);
  return "refusal" in found ? found.refusal : (applied(analysis, found.edits)[FILE] ?? "");
}

function prepared(text: string): string {
  const { analysis, offset } = marked(text);
  const found = prepareRename(analysis, FILE, offset);
  if ("refusal" in found) return found.refusal;
  return `${text.replace("┆", "").slice(found.span.start, found.span.end)} as ${found.placeholder}`;
}

describe("a rename", () => {
  it("edits the declaration and every use, and nothing of the same name", () => {
    const after = renamed(at("phase2 = str┆ong\n  bgp", NETWORK), "fast");
    expect(after).toBe(NETWORK.replaceAll(/(phase2 +(?:= )?)strong/g, "$1fast"));
  });

  it("follows a BGP instance into both sites", () => {
    expect(renamed(at("instance = co┆re", NETWORK), "main")).toBe(NETWORK.replaceAll("core", "main"));
  });

  it("reaches every file of the project", () => {
    const more = { "/project/t.vpn": "tunnel t: a <-> b {\n  policy a.lan <-> right.lan\n}\n" };
    const { analysis, offset } = marked("site ┆a {\n}\n", more);
    const found = rename(analysis, FILE, offset, "office");
    if ("refusal" in found) throw new Error(found.refusal);
    expect(applied(analysis, found.edits)).toEqual({
      [FILE]: "site office {\n}\n",
      "/project/t.vpn": "tunnel t: office <-> b {\n  policy office.lan <-> right.lan\n}\n",
    });
  });

  it("puts quotes around what is no plain word, and takes them off again", () => {
    const text = "site ┆a {\n}\ntunnel t: a <-> b {\n  policy a.lan <-> right.lan\n}\n";
    const quoted = 'site "Rīga 2" {\n}\ntunnel t: "Rīga 2" <-> b {\n  policy "Rīga 2".lan <-> right.lan\n}\n';
    expect(renamed(text, "Rīga 2")).toBe(quoted);
    expect(renamed(text, '"Rīga 2"')).toBe(quoted);
    expect(renamed(at('"┆Rīga 2"', quoted), "a")).toBe(text.replace("┆", ""));
  });

  it("keeps quotes that were not needed", () => {
    expect(renamed('site "a" {\n}\ntunnel t: ┆a <-> b {\n}\n', "c")).toBe(
      'site "c" {\n}\ntunnel t: c <-> b {\n}\n',
    );
  });

  it("quotes a word that opens entries", () => {
    expect(renamed("phase1 ┆a {\n}\nphase1 b extends a {\n}\n", "policy")).toBe(
      'phase1 "policy" {\n}\nphase1 b extends "policy" {\n}\n',
    );
  });

  it("to the same name changes nothing", () => {
    expect(renamed(at("site ┆hq", NETWORK), "hq")).toBe("");
  });

  it("works beside damage that does not hold the name", () => {
    expect(renamed("phase1 ┆a {\n  hash = = ,\n}\nphase1 b extends a {\n", "c")).toBe(
      "phase1 c {\n  hash = = ,\n}\nphase1 b extends c {\n",
    );
  });
});

describe("a new name is refused", () => {
  it.each([
    ["", "A name cannot be empty."],
    ["any", "`any` has a meaning of its own in the language and cannot be declared."],
    ["riga", "There is already a site called `riga`, at a.vpn:23; `hq` would become one with it."],
    ["a/b", "No output file can be called after this site: a slash would put the files into another folder."],
    ["a\nb", "A name stands on one line."],
  ])("%s", (name, refusal) => expect(renamed(at("site ┆hq", NETWORK), name)).toBe(refusal));

  it("when a secret would be taken for a literal", () => {
    expect(renamed(at("secret ┆shared", NETWORK), "my key")).toBe(
      "The name of a `secret` is a plain word, of letters, digits, `_` and `-`: in quotes it would be taken for a text.",
    );
  });

  it("when a peer of the site is called so", () => {
    const text = "site a {\n  peer ┆p {\n  }\n  peer q {\n  }\n}\nsite b {\n  peer r {\n  }\n}\n";
    expect(renamed(text, "q")).toBe(
      "There is already a peer called `q`, at a.vpn:4; `p` would become one with it.",
    );
    expect(renamed(text, "r")).toContain("peer r {\n  }\n  peer q");
  });

  it("when a value's word would be read as something else", () => {
    const text = "let ┆mine = aes-256-cbc\nphase1 a {\n  encryption = mine\n}\n";
    expect(renamed(text, "aes-128-cbc")).toBe(
      "With the name `aes-128-cbc`, a.vpn:3 would mean something else.",
    );
    const captured = "let x = strong\nphase1 ┆strong {\n}\ntunnel t: a <-> b {\n  phase1 = x\n}\n";
    expect(renamed(captured, "x")).toBe("With the name `x`, a.vpn:1 would mean something else.");
  });

  it("when a damaged line may hold the old one", () => {
    const text = "phase1 ┆a {\n}\nphase1 b {\n  hash = sha256 a\n}\n";
    expect(prepared(text)).toBe(
      "`a` also stands at a.vpn:4, in a line that cannot be read. Repair that line first.",
    );
  });

  it("when one word names two things", () => {
    const text =
      "phase1 s {\n}\nphase2 s {\n}\nlet x = ┆s\ntunnel t: a <-> b {\n  phase1 = x\n  phase2 = x\n}\n";
    expect(prepared(text)).toBe("`s` names two things here, a `phase1` and a `phase2`.");
    expect(renamed(text.replace("┆", "").replace("phase1 s", "phase1 ┆s"), "q")).toMatch(
      /would mean something else/,
    );
  });
});

describe("the place of a rename", () => {
  it("is the name, in quotes or not", () => {
    expect(prepared(at("tunnel temp┆late", NETWORK))).toBe("template as template");
    expect(prepared('site "Rīga┆ 2" {\n}\n')).toBe('"Rīga 2" as Rīga 2');
  });

  it.each([
    ["si┆te hq", "`site` is a word of the language."],
    ["exch┆ange", "`exchange` is a parameter of the language."],
    ["right.la┆n", "`lan` is a parameter of the language."],
    ["le┆ft.lan", "`left` means the left end of the tunnel. Rename the site itself instead."],
    [
      "sha┆256",
      "`sha256` is a word of the language, or of the device, and nothing that this project declares.",
    ],
    ['env("SHA┆RED', "This is a text and names nothing in this project."],
    ["10.2.0.┆0/16", "This is a value, not a name."],
    ["on eth┆er1", "`ether1` is an interface of the device, which is named there."],
    ["exte┆nds base", "`extends` is a word of the language."],
    ["bg┆p core", "`bgp` is a word of the language."],
  ])("%s is none", (piece, refusal) => expect(prepared(at(piece, NETWORK))).toBe(refusal));

  it.each([
    ["# si┆te", "Nothing in a comment can be renamed."],
    ['import "a┆.vpn"', "This is the path of a file. Rename the file instead."],
    [
      'site a {\n  waive policy/duplic┆ate-selector "x"\n}',
      "`policy/duplicate-selector` is the code of a diagnostic.",
    ],
    [
      "tunnel t: ghost┆ <-> b {\n}",
      "`ghost` is not declared in this project, so there is nothing to rename.",
    ],
    ["site a {\n\n┆\n}", "There is no name here."],
  ])("%s is none", (text, refusal) => expect(prepared(text)).toBe(refusal));
});
