/** Snippets as VS Code reads them: the file in; every text that a snippet can become without typing out. */

import { readFileSync } from "node:fs";

export interface Snippet {
  readonly name: string;
  readonly prefixes: readonly string[];
  readonly description: string;
  readonly body: string;
}

type SnippetFile = Readonly<
  Record<string, { prefix: string | readonly string[]; description: string; body: readonly string[] }>
>;

export function readSnippets(): readonly Snippet[] {
  const url = new URL("../../vscode-extension/snippets/vpn.json", import.meta.url);
  const file = JSON.parse(readFileSync(url, "utf8")) as SnippetFile;
  return Object.entries(file).map(([name, { prefix, description, body }]) => ({
    name,
    prefixes: [prefix].flat(),
    description,
    body: body.join("\n"),
  }));
}

const STOP = /\$\{(\d+)(?::([^}]*)|\|([^|]*)\|)\}|\$(\d+)/g;

/** The first choice everywhere, then each other choice of each stop by itself. */
export function expansionsOf({ body }: Snippet): readonly string[] {
  const choices = [...body.matchAll(STOP)].flatMap(([, stop = "", , list]) =>
    list === undefined
      ? []
      : list
          .split(",")
          .slice(1)
          .map((choice) => [stop, choice] as const),
  );
  return [expanded(body, undefined, ""), ...choices.map(([stop, choice]) => expanded(body, stop, choice))];
}

function expanded(body: string, chosen: string | undefined, choice: string): string {
  return body.replace(STOP, (_, stop?: string, text?: string, list?: string) => {
    if (list === undefined) return text ?? "";
    return stop === chosen ? choice : (list.split(",")[0] ?? "");
  });
}
