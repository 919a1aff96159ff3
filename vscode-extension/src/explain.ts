/** "Explain Diagnostic": the code under the cursor, or one chosen from a list, becomes a page in the preview. */

import { languages, type QuickPickItem, window } from "vscode";
import type { Pages } from "./pages.ts";
import type { CodeTitle, ExplainParams, Page } from "./requests.ts";
import type { Server } from "./server.ts";

export async function explain(server: Server, pages: Pages, asked: string | undefined): Promise<void> {
  const code = asked ?? (await chosen(server));
  if (code === undefined) return;
  const params: ExplainParams = { code };
  const page = await server.ask<Page>("vpnc/explain", params);
  if (page !== undefined) await pages.show(page);
  else void window.showWarningMessage(`vpnc: there is no page for \`${code}\`.`);
}

/** One diagnostic under the cursor needs no question; several are told apart, and without any there is the whole list. */
async function chosen(server: Server): Promise<string | undefined> {
  const here = itemsAtCursor();
  if (here.length === 1) return here[0]?.label;
  const items = here.length > 0 ? here : await allItems(server);
  const picked = await window.showQuickPick(items, {
    title: "Explain Diagnostic",
    placeHolder: here.length > 0 ? "Several are here" : "Which code?",
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.label;
}

function itemsAtCursor(): readonly QuickPickItem[] {
  const editor = window.activeTextEditor;
  if (editor === undefined) return [];
  const items = new Map<string, QuickPickItem>();
  for (const { source, code, range, message } of languages.getDiagnostics(editor.document.uri)) {
    if (source !== "vpnc" || !range.contains(editor.selection.active)) continue;
    const label = String(typeof code === "object" ? code.value : code);
    items.set(label, { label, detail: message.split("\n")[0] ?? "" });
  }
  return [...items.values()];
}

async function allItems(server: Server): Promise<readonly QuickPickItem[]> {
  const codes = (await server.ask<readonly CodeTitle[]>("vpnc/codes", {})) ?? [];
  return codes.map(({ code, severity, title }) => ({ label: code, description: severity, detail: title }));
}
