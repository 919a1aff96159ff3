/** `vpnc/explain`: the page of a diagnostic as Markdown, and the list of all codes to choose from. */

import { RequestType, RequestType0 } from "vscode-languageserver/node";
import { codeList, explain as explainCode, type CodeTitle, type Page } from "../features/explain.ts";
import type { Feature } from "./feature.ts";

export interface ExplainParams {
  readonly code: string;
}

export const EXPLAIN = new RequestType<ExplainParams, Page | null, void>("vpnc/explain");
export const CODES = new RequestType0<readonly CodeTitle[], void>("vpnc/codes");

export const explain: Feature = {
  name: "explain",
  capabilities: () => ({}),
  register({ connection }) {
    connection.onRequest(EXPLAIN, ({ code }) => explainCode(code) ?? null);
    connection.onRequest(CODES, () => codeList());
  },
};
