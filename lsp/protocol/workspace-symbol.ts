/** `workspace/symbol`: over the projects of all open documents; two projects may share a file. */

import type { WorkspaceSymbol } from "vscode-languageserver/node";
import { findSymbols } from "../features/workspace-symbols.ts";
import type { Feature } from "./feature.ts";
import { SYMBOL_KINDS } from "./symbol-kinds.ts";

export const workspaceSymbol: Feature = {
  name: "workspaceSymbol",
  capabilities: () => ({ workspaceSymbolProvider: true }),
  register: ({ connection, askAll }) =>
    connection.onWorkspaceSymbol(({ query }, token) => {
      const seen = new Set<string>();
      return askAll("workspaceSymbol", token, ({ analysis, location }) =>
        findSymbols(analysis, query).flatMap(({ name, kind, place, container }): WorkspaceSymbol[] => {
          const key = `${place.span.start} ${place.uri}`;
          if (seen.has(key)) return [];
          seen.add(key);
          const containerName = container === "" ? {} : { containerName: container };
          return [{ name, kind: SYMBOL_KINDS[kind], location: location(place), ...containerName }];
        }),
      );
    }),
};
