/**
 * `textDocument/completion` and `completionItem/resolve`. A list opens by itself behind `.`, in an `import`, and behind a
 * blank where the text before it asks for something (`dh-group = `, `hq <-> `); anywhere else the editor decides.
 */

import {
  CompletionItemKind,
  CompletionItemTag,
  CompletionTriggerKind,
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
  type ClientCapabilities,
  type CompletionItem,
  type CompletionParams,
  type MarkupContent,
} from "vscode-languageserver/node";
import { complete } from "../features/completion/complete.ts";
import {
  hasHoles,
  plainOf,
  snippetOf,
  type Completions,
  type Item,
  type ItemKind,
} from "../features/completion/item.ts";
import type { Asked, Feature, Session } from "./feature.ts";

const TRIGGERS = [".", '"', " "];

export const completion: Feature = {
  name: "completion",
  capabilities: () => ({ completionProvider: { triggerCharacters: TRIGGERS, resolveProvider: true } }),
  register(session) {
    const { connection, ask } = session;
    const found = remembering(complete);
    connection.onCompletion(({ textDocument, position, context }, token) =>
      ask("completion", textDocument.uri, token, (asked) => {
        const offset = asked.offset(position);
        const offered = found(asked.analysis, asked.path, offset);
        if (offered === undefined || !isWanted(offered, context)) return undefined;
        const toItem = itemMaker(offered, asked, session, { uri: textDocument.uri, offset });
        return { isIncomplete: false, items: offered.items.map(toItem) };
      }),
    );
    connection.onCompletionResolve(async (item, token) => {
      const origin = originOf(item.data);
      if (origin === undefined) return item;
      const documented = await ask("completion", origin.uri, token, ({ analysis, path }) => {
        const items = found(analysis, path, origin.offset)?.items ?? [];
        const text = items
          .find(({ label, kind }) => label === item.label && kind === origin.kind)
          ?.documentation();
        return text === undefined ? undefined : { ...item, documentation: markup(text, session.client()) };
      });
      return documented ?? item;
    });
  },
};

/** Somebody who walks through a list asks about each of its items: an analysis never changes, so the list is still that one. */
function remembering(ask: typeof complete): typeof complete {
  let last:
    { readonly about: Parameters<typeof complete>; readonly found: Completions | undefined } | undefined;
  return (...about) => {
    const isSame = last?.about.every((part, index) => part === about[index]) === true;
    if (!isSame || last === undefined) last = { about, found: ask(...about) };
    return last.found;
  };
}

/** What was offered where; its documentation is made when somebody looks. */
interface Origin {
  readonly uri: string;
  readonly offset: number;
  readonly kind: string;
}

function originOf(data: unknown): Origin | undefined {
  if (typeof data !== "object" || data === null) return undefined;
  const { uri, offset, kind } = data as Partial<Record<keyof Origin, unknown>>;
  const isOrigin = typeof uri === "string" && typeof offset === "number" && typeof kind === "string";
  return isOrigin ? { uri, offset, kind } : undefined;
}

function isWanted({ expected }: Completions, context: CompletionParams["context"]): boolean {
  return expected || context?.triggerKind !== CompletionTriggerKind.TriggerCharacter;
}

const KIND: Readonly<Record<ItemKind, CompletionItemKind>> = {
  keyword: CompletionItemKind.Keyword,
  key: CompletionItemKind.Property,
  block: CompletionItemKind.Struct,
  choice: CompletionItemKind.EnumMember,
  algorithm: CompletionItemKind.Constant,
  name: CompletionItemKind.Reference,
  member: CompletionItemKind.Field,
  call: CompletionItemKind.Function,
  amount: CompletionItemKind.Value,
  code: CompletionItemKind.Event,
  file: CompletionItemKind.File,
};

function itemMaker(
  { typed }: Completions,
  { range }: Asked,
  session: Session,
  origin: Omit<Origin, "kind">,
): (item: Item, index: number) => CompletionItem {
  const { completionItem: can } = session.client().textDocument?.completion ?? {};
  const [insert, replace] = [range(typed.before), range(typed.whole)];
  const tags = can?.tagSupport?.valueSet.includes(CompletionItemTag.Deprecated);
  const adjusts = can?.insertTextModeSupport?.valueSet.includes(InsertTextMode.adjustIndentation);
  return ({ kind, label, detail, aliases, insert: text, deprecated }, index) => {
    const isSnippet = can?.snippetSupport === true && hasHoles(text);
    const newText = isSnippet ? snippetOf(text) : plainOf(text);
    return {
      label,
      kind: KIND[kind],
      ...(detail === undefined ? {} : { detail }),
      sortText: String(index).padStart(4, "0"),
      filterText: filterText(label, aliases, typed.text),
      insertTextFormat: isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
      ...(adjusts === true ? { insertTextMode: InsertTextMode.adjustIndentation } : {}),
      textEdit:
        can?.insertReplaceSupport === true ? { newText, insert, replace } : { newText, range: replace },
      ...(deprecated && tags === true ? { tags: [CompletionItemTag.Deprecated] } : {}),
      ...(deprecated && tags !== true && can?.deprecatedSupport === true ? { deprecated } : {}),
      data: { ...origin, kind },
    };
  };
}

/** Editors look for what is typed at the start, or at the start of a word: the alias that is being typed goes first. */
function filterText(label: string, aliases: readonly string[], typed: string): string {
  const words = [label, ...aliases];
  const found = words.filter((word) => typed !== "" && word.startsWith(typed.toLowerCase()));
  return [...new Set([...found, ...words])].join(" ");
}

/** Markdown reads well as plain text, too. */
function markup(value: string, { textDocument }: ClientCapabilities): string | MarkupContent {
  const formats = textDocument?.completion?.completionItem?.documentationFormat;
  return formats?.includes(MarkupKind.Markdown) ? { kind: MarkupKind.Markdown, value } : value;
}
