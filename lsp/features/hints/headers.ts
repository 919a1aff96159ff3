/** Behind the `{` of a profile or a tunnel: what decides the negotiation and is not written there, inherited or by default. */

import type { Connection, Profile } from "../../../compiler/expand/connection.ts";
import { applies } from "../../../compiler/negotiate/judge.ts";
import type { Analysis } from "../../../compiler/pipeline.ts";
import type { Place } from "../../../compiler/source/place.ts";
import type { Declaration } from "../../../grammar/index.ts";
import { isAsked, type Asking, type Hint } from "./hint.ts";
import { DECISIVE, distinct, isMoot, partsOf, tooltipOf, unwritten, type Unwritten } from "./unwritten.ts";

export function headerHints(analysis: Analysis, asking: Asking): readonly Hint[] {
  const { connections } = analysis.expansion;
  const tunnels = new Map(
    connections.flatMap((each) => (each.form === "tunnel" ? [[each.name, each] as const] : [])),
  );
  return analysis.symbols.all.flatMap(({ kind, name, node, place }): Hint[] => {
    const own = { uri: place.uri, span: node.span };
    if (!isAsked(asking, own)) return [];
    const found = distinct(
      kind === "tunnel"
        ? ofTunnel(tunnels.get(name), own)
        : kind === "phase1" || kind === "phase2"
          ? connections.flatMap((connection) => ofProfile(connection, kind, `${kind} ${name}`, own))
          : [],
    );
    const text = analysis.files.get(place.uri)?.text;
    if (found.length === 0 || text === undefined) return [];
    const parts = partsOf(found, node.extends?.text);
    return [{ offset: behindHead(node, text), parts, tooltip: tooltipOf(found, analysis, place.uri) }];
  });
}

function ofTunnel(connection: Connection | undefined, own: Place): readonly Unwritten[] {
  return (connection?.ends ?? []).flatMap((end) =>
    unwritten(DECISIVE.tunnel, end.tunnel, end, { own, through: undefined }),
  );
}

/** In each tunnel that uses the profile itself; heirs are hinted where they stand. */
function ofProfile(
  connection: Connection,
  kind: "phase1" | "phase2",
  through: string,
  own: Place,
): readonly Unwritten[] {
  return connection.ends.flatMap((end, index) => {
    const ofPolicies = connection.policies.flatMap(({ ends }) => ends[index]?.phase2 ?? []);
    const used: readonly Profile[] = kind === "phase2" ? [end.phase2, ...ofPolicies] : [end.phase1];
    return [...new Set(used)]
      .filter(({ declared }) => declared === through)
      .flatMap(({ fields }) => {
        const ids = DECISIVE[kind].filter((id) => applies(id, connection) && !isMoot(id, fields));
        return unwritten(ids, fields, end, { own, through });
      });
  });
}

/** Behind the `{`; a block on one line is not torn apart. */
export function behindHead({ block, span }: Declaration, text: string): number {
  if (block === undefined) return span.end;
  const isOneLine = !/[\r\n]/.test(text.slice(block.span.start, block.span.end));
  return isOneLine ? span.end : block.span.start + 1;
}
