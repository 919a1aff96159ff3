/** Prints a draft as `.vpn`, plainly: enough to read it in a fixture and to compile it again. */

import type {
  DeviceDraft,
  DraftBlock,
  DraftEntry,
  DraftPolicy,
  DraftProperty,
  FoundSecret,
  Term,
} from "../../../compiler/import/draft.ts";

const plain = /^[A-Za-z_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?$/u;
const quoted = (text: string): string => `"${text.replace(/["\\]/gu, "\\$&").replace(/[\r\n]+/gu, " ")}"`;
const nameText = (name: string): string => (plain.test(name) ? name : quoted(name));

/** Secrets become `env("S1")`, in order. */
export function printDraft(device: DeviceDraft, secrets: readonly FoundSecret[]): string {
  const term = (value: Term): string => {
    switch (value.kind) {
      case "text":
        return value.text;
      case "string":
        return quoted(value.text);
      case "reference":
        return nameText(value.name);
      case "secret": {
        const { label, value: known } = secrets[value.index] ?? { label: "?", value: undefined };
        return `env(${quoted(`S${value.index + 1}`)})   # ${label}${known === undefined ? ", hidden" : ""}`;
      }
    }
  };
  const list = (terms: readonly Term[]): string => terms.map(term).join(", ");
  const property = ({ key, values, theirs, note }: DraftProperty): string =>
    `${key} = ${list(values)}${theirs === undefined ? "" : ` <-> ${list(theirs)}`}${note === undefined ? "" : `   # ${note}`}`;
  const lines = (entries: readonly DraftEntry[], indent: string): readonly string[] =>
    entries.flatMap((entry) => {
      if (entry.kind === "property") return [indent + property(entry)];
      return entry.kind === "policy" ? policy(entry, indent) : block(entry, indent);
    });
  const comment = (text: string | undefined, indent: string): readonly string[] =>
    text === undefined ? [] : text.split(/\r?\n/u).map((line) => `${indent}## ${line}`);
  const body = (
    head: string,
    entries: readonly DraftEntry[],
    disabled: boolean | undefined,
    indent: string,
  ): readonly string[] => [
    `${indent}${head} {`,
    ...(disabled === true ? [`${indent}  disabled = yes`] : []),
    ...lines(entries, `${indent}  `),
    `${indent}}`,
  ];
  const block = (
    { head, name, comment: text, disabled, entries }: DraftBlock,
    indent: string,
  ): readonly string[] => [
    ...comment(text, indent),
    ...body(name === undefined ? head : `${head} ${nameText(name)}`, entries, disabled, indent),
  ];
  const policy = (
    { source, destination, comment: text, disabled, entries }: DraftPolicy,
    indent: string,
  ): readonly string[] => [
    ...comment(text, indent),
    ...body(`policy ${list(source)} -> ${list(destination)}`, entries, disabled, indent),
  ];
  const site: DraftBlock = { kind: "block", head: "site", name: device.site, entries: device.entries };
  return `${[...device.profiles, site].map((each) => block(each, "").join("\n")).join("\n\n")}\n`;
}
