/** Pieces of Markdown. In: texts. Out: lines that GitHub and editors show as tables, lists and blocks. */

export function code(text: string): string {
  return `\`${text}\``;
}

export function codes(words: readonly string[]): string {
  return words.map(code).join(", ");
}

export function fence(info: string, text: string): string {
  return `\`\`\`${info}\n${text.trimEnd()}\n\`\`\``;
}

export function bullets(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join("\n");
}

function tableLine(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replaceAll("\n", " ")).join(" | ")} |`;
}

/** `undefined` without rows, so that a page leaves the heading away too. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string | undefined {
  if (rows.length === 0) return undefined;
  return [tableLine(heads), tableLine(heads.map(() => "---")), ...rows.map(tableLine)].join("\n");
}

/** A heading with what stands under it, or nothing. */
export function section(heading: string, ...parts: readonly (string | undefined)[]): string | undefined {
  const present = parts.filter((part) => part !== undefined && part !== "");
  return present.length === 0 ? undefined : [heading, ...present].join("\n\n");
}

/** A capital at the start and a full stop at the end. */
export function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?)]$/.test(text) ? "" : "."}`;
}
