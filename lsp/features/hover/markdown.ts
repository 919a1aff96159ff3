/** Pieces of Markdown: plain texts in, safe Markdown out. Nothing here knows the language. */

/** Inline code, whatever backticks the text has. */
export function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  const pad = longest > 0 ? " " : "";
  return `${fence}${pad}${text.replaceAll(/[\r\n]+/g, " ")}${pad}${fence}`;
}

export function codes(texts: readonly string[]): string {
  return texts.map(code).join(", ");
}

export function block(text: string): string {
  return `\`\`\`vpn\n${text}\n\`\`\``;
}

/** Text that somebody wrote without thinking of Markdown. */
export function plain(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]<>#|~]/g, String.raw`\$&`);
}

export function bullets(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join("\n");
}

/** A sentence of the catalogue, which may end without a period. */
export function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

/** Paragraphs; what is missing leaves no gap. */
export function paragraphs(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== "").join("\n\n");
}

/** The first of a list, and how many more there are. */
export function limited(lines: readonly string[], most: number, more: string): readonly string[] {
  const rest = lines.length - most;
  return rest <= 0 ? lines : [...lines.slice(0, most), `and ${rest} more ${more}`];
}
