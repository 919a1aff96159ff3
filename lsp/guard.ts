/** What keeps one crash from ending the server. */

import type { Connection } from "vscode-languageserver/node";

export interface Guard {
  /** Runs a step that must not end the server; `undefined` when it failed. */
  <T>(step: string, run: () => T): T | undefined;
}

export function createGuard(connection: Connection): Guard {
  return (step, run) => {
    try {
      return run();
    } catch (error) {
      logCrash(connection, step, error);
      return undefined;
    }
  };
}

/** The message of an error may quote the source, and the source may hold a secret: only where it happened is logged. */
export function logCrash(connection: Connection, step: string, error: unknown): void {
  const [, ...frames] = error instanceof Error ? (error.stack ?? "").split(/\n(?= {4}at )/) : [];
  const kind = error instanceof Error ? error.constructor.name : typeof error;
  connection.console.error([`vpnc: ${step} failed: ${kind}`, ...frames.slice(0, 8)].join("\n"));
}
