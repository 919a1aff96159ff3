/** Prints blocks of Terraform's language: a tree in, text in the layout of `terraform fmt` out. */

export interface Block {
  readonly kind: "resource" | "variable";
  readonly labels: readonly string[];
  readonly comment: readonly string[];
  /** Arguments in groups, which a blank line separates; `=` is aligned within each. */
  readonly groups: readonly (readonly Argument[])[];
}

export type Argument = readonly [string, Expression];

/** `raw`: a reference or a keyword, as it stands. */
export type Expression =
  | string
  | number
  | boolean
  | readonly (string | number)[]
  | { readonly raw: string }
  | { readonly object: readonly Argument[] };

export function hclOf(blocks: readonly Block[]): string {
  return blocks.map(block).join("\n");
}

/** Each line as a comment; a line break in it would end the comment. */
export function remark(text: string): string {
  return `# ${text.replace(/\s+/gu, " ")}\n`;
}

function block({ kind, labels, comment, groups }: Block): string {
  const head = [kind, ...labels.map(quoted)].join(" ");
  const body = groups.filter((group) => group.length > 0).map(aligned);
  return `${comment.map(remark).join("")}${head} {\n${body.join("\n")}}\n`;
}

function aligned(group: readonly Argument[]): string {
  const width = Math.max(...group.map(([name]) => name.length));
  return group.map(([name, value]) => `  ${name.padEnd(width)} = ${expression(value)}\n`).join("");
}

function expression(value: Expression): string {
  if (typeof value === "string") return quoted(value);
  if (typeof value !== "object") return String(value);
  if ("raw" in value) return value.raw;
  if ("object" in value) return object(value.object);
  return `[${value.map((each) => expression(each)).join(", ")}]`;
}

/** One entry stays on the line; a name that is no identifier is a string. */
function object(entries: readonly Argument[]): string {
  const named = entries.map(
    ([name, each]) => [/^[A-Za-z_][\w-]*$/.test(name) ? name : quoted(name), each] as const,
  );
  const [only, ...more] = named;
  if (only !== undefined && more.length === 0) return `{ ${only[0]} = ${expression(only[1])} }`;
  const width = Math.max(...named.map(([name]) => name.length));
  const lines = named.map(([name, each]) => `    ${name.padEnd(width)} = ${expression(each)}\n`);
  return `{\n${lines.join("")}  }`;
}

/** `${` and `%{` would begin a template. */
function quoted(text: string): string {
  const escaped = text
    .replace(/[\\"]/g, String.raw`\$&`)
    .replace(/([$%])\{/g, "$1$1{")
    .replace(/\n/g, String.raw`\n`)
    .replace(/\r/g, String.raw`\r`)
    .replace(/\t/g, String.raw`\t`);
  return `"${escaped}"`;
}
