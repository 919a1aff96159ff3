/** The lines above declarations: a file of an analysis in; for each tunnel and peer the verdict, for each configured site its script, for each test how it went. */

import { showScalar } from "../../../compiler/catalogue/show.ts";
import type { Diagnostic } from "../../../compiler/diagnostics/diagnostic.ts";
import type { Connection } from "../../../compiler/expand/connection.ts";
import type { NegotiationTable } from "../../../compiler/negotiate/table.ts";
import type { Analysis } from "../../../compiler/pipeline.ts";
import { isConfigured } from "../../../compiler/targets/index.ts";
import { runTests } from "../../../compiler/trace/run-tests.ts";
import type { Span } from "../../../grammar/index.ts";
import { verdictLine } from "./verdict.ts";

export interface Lens {
  readonly span: Span;
  readonly title: string;
  /** `undefined`: the title says it all. */
  readonly shows: "table" | "script" | undefined;
  /** The tunnel's or the site's name, to tell the command. */
  readonly name: string;
}

/** In order of position. */
export function lenses(analysis: Analysis, path: string): readonly Lens[] {
  return [...verdicts(analysis, path), ...scripts(analysis, path), ...tests(analysis, path)].toSorted(
    (a, b) => a.span.start - b.span.start,
  );
}

/** A tunnel has one place; of two peers, each has its own. */
function verdicts({ expansion, table, diagnostics }: Analysis, path: string): readonly Lens[] {
  const made = new Map<string, Connection[]>();
  // The table has a row for each connection, in their order.
  const single = expansion.connections.flatMap((connection, index) => {
    const row = table.connections[index];
    if (connection.origin?.place.uri === path) {
      const { name } = connection.origin;
      const siblings = made.get(name);
      if (siblings === undefined) made.set(name, [connection]);
      else siblings.push(connection);
    }
    if (connection.origin !== undefined) return [];
    const stated = connection.ends.flatMap((end) => end.stated?.place ?? []);
    const places = connection.form === "tunnel" ? [connection.place] : stated;
    const here = places.filter(({ uri }) => uri === path);
    if (row === undefined || here.length === 0) return [];
    const title = verdictLine(row, connection, diagnostics);
    return here.map(({ span }): Lens => ({ span, title, shows: "table", name: connection.name }));
  });
  return [...single, ...[...made].flatMap(([name, all]) => topologyLens(name, all, table, diagnostics))];
}

/** One line for all tunnels of a star or a mesh. */
function topologyLens(
  name: string,
  all: readonly Connection[],
  table: NegotiationTable,
  diagnostics: readonly Diagnostic[],
): readonly Lens[] {
  const names = new Set(all.map((connection) => connection.name));
  const subjects = new Set([...names].map((each) => `tunnel ${each}`));
  const failing = diagnostics.filter(
    ({ severity, subjects: about }) => severity === "error" && about.some((each) => subjects.has(each)),
  ).length;
  const rows = table.connections.filter((row) => names.has(row.name));
  const open = rows.filter(({ verdict }) => verdict === "unverifiable").length;
  const conflicts = rows.filter(({ verdict }) => verdict === "conflict").length;
  const word =
    failing > 0
      ? `✗ ${failing} ${failing === 1 ? "error" : "errors"}`
      : conflicts > 0
        ? `⚠ ${conflicts} with a conflict`
        : open > 0
          ? `? ${open} unverifiable`
          : "✓ all agree";
  const title = `${all.length} ${all.length === 1 ? "tunnel" : "tunnels"} · ${word}`;
  const span = all[0]?.origin?.place.span;
  return span === undefined ? [] : [{ span, title, shows: "table", name }];
}

/** Run when somebody looks: no diagnostic of the editor waits for it. */
function tests({ tests: all, expansion }: Analysis, path: string): readonly Lens[] {
  const here = all.filter(({ place, packets }) => place.uri === path && packets.length > 0);
  const results = runTests(here, expansion);
  return here.map((test): Lens => {
    const own = results.filter((result) => result.test === test);
    const failed = own.filter(({ passes }) => !passes).length;
    const amount = `${own.length} packet${own.length === 1 ? "" : "s"}`;
    const title =
      failed === 0 ? `✓ ${amount}` : `✗ ${failed} of ${amount} ${failed === 1 ? "goes" : "go"} another way`;
    return { span: test.place.span, title, shows: undefined, name: test.name };
  });
}

function scripts({ expansion, model, diagnostics }: Analysis, path: string): readonly Lens[] {
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  return [...expansion.sites.values()].flatMap(({ name, place, device }): Lens[] => {
    // A described partner, `generic` or `aws`, gets none.
    if (place.uri !== path || !isConfigured(device.value.target)) return [];
    const title =
      model === undefined
        ? `no script before ${errors === 1 ? "the error is" : `${errors} errors are`} gone`
        : `show script (${showScalar(device.value)})`;
    return [{ span: place.span, title, shows: "script", name }];
  });
}
