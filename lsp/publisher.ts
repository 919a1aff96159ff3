/**
 * Brings diagnostics to the client. In: what the workspace found, file by file; out: notifications, or, to a client that
 * asks for the diagnostics of open documents itself, answers and a word when there is something new to ask for.
 */

import type { Connection, Diagnostic } from "vscode-languageserver/node";

export interface PublisherOptions {
  readonly connection: Connection;
  /** Whether the client asks for what is wrong in this document. */
  readonly asksFor: (uri: string) => boolean;
}

export interface Publisher {
  readonly publish: (uri: string, items: readonly Diagnostic[], version: number | undefined) => void;
  readonly published: (uri: string) => { readonly items: readonly Diagnostic[]; readonly resultId: string };
  /** All files have been published: answers are on their way, and who was not waiting for one is called. */
  readonly done: () => void;
}

interface Known {
  readonly items: readonly Diagnostic[];
  readonly json: string;
  readonly id: number;
}

const NOTHING: Known = { items: [], json: "[]", id: 0 };

export function createPublisher({ connection, asksFor }: PublisherOptions): Publisher {
  const known = new Map<string, Known>();
  /** What each client-asked document was answered last. */
  const answered = new Map<string, number>();
  /** What was sent unasked. */
  const told = new Map<string, string>();
  let ids = 0;

  return { publish, published, done };

  function publish(uri: string, items: readonly Diagnostic[], version: number | undefined): void {
    if (asksFor(uri)) {
      const json = JSON.stringify(items);
      if ((known.get(uri) ?? NOTHING).json !== json) known.set(uri, { items, json, id: ++ids });
      // What was said while the document was closed must not stand beside the answers.
      if (told.delete(uri)) void connection.sendDiagnostics({ uri, diagnostics: [] });
      return;
    }
    known.delete(uri);
    answered.delete(uri);
    const json = JSON.stringify(items);
    // Who has a document open waits for a word about its new version.
    if (version === undefined && told.get(uri) === json) return;
    if (items.length === 0) told.delete(uri);
    else told.set(uri, json);
    const diagnostics = [...items];
    void connection.sendDiagnostics({ uri, diagnostics, ...(version === undefined ? {} : { version }) });
  }

  function published(uri: string): { readonly items: readonly Diagnostic[]; readonly resultId: string } {
    const { items, id } = known.get(uri) ?? NOTHING;
    answered.set(uri, id);
    return { items, resultId: String(id) };
  }

  function done(): void {
    setImmediate(() => {
      const isNews = [...known].some(([uri, { id }]) => answered.get(uri) !== id);
      if (isNews) void connection.languages.diagnostics.refresh().catch(() => undefined);
    });
  }
}
