/** The negotiation table for programs: one object, described by `compiler/schemas/tunnels.schema.json`. */

import type { Scalar } from "../../catalogue/scalar.ts";
import { showScalar, unitOf } from "../../catalogue/show.ts";
import { placeJson, type PlaceJson } from "../../diagnostics/render/json.ts";
import type { RenderContext } from "../../diagnostics/render/context.ts";
import type {
  NegotiatedConnection,
  NegotiatedParameter,
  NegotiatedPhase,
  NegotiationTable,
  TableEnd,
} from "../table.ts";
import type { Located, Origin } from "../../source/located.ts";

/** What an end says, and where it comes from; the place is missing when no source file says it. */
export interface ValueJson extends Partial<PlaceJson> {
  /** In order of preference, as the language writes them. */
  readonly values: readonly string[];
  readonly from: Origin;
  readonly through?: string;
}

export function tableJson(table: NegotiationTable, context: RenderContext): object {
  return { version: 1, tunnels: table.connections.map((connection) => connectionJson(connection, context)) };
}

function connectionJson(connection: NegotiatedConnection, context: RenderContext): object {
  return {
    name: connection.name,
    ends: connection.ends.map(endJson),
    verdict: connection.verdict,
    phase1: phaseJson(connection.phase1, context),
    phase2: phaseJson(connection.phase2, context),
    policies: connection.policies.map(({ source, destination, traffic, action, verdict, phase2 }) => ({
      source,
      destination,
      traffic,
      action,
      verdict,
      phase2: phaseJson(phase2, context),
    })),
  };
}

function endJson({ site, device, outside }: TableEnd): object {
  return { site, device, outside: outside ?? null };
}

function phaseJson(phase: NegotiatedPhase | undefined, context: RenderContext): object | null {
  if (phase === undefined) return null;
  const parameters = phase.parameters.map((parameter) => ({
    name: parameterName(parameter),
    left: valueJson(parameter, parameter.left, context),
    right: valueJson(parameter, parameter.right, context),
    rule: parameter.rule,
    verdict: parameter.verdict,
    works: parameter.works,
    code: parameter.code ?? null,
  }));
  return { suite: phase.suite ?? null, parameters };
}

/** `encryption` of `phase1.encryption`: the phase is known; `dpd.interval` keeps its block. */
export function parameterName({ parameter }: NegotiatedParameter): string {
  return parameter.replace(/^phase[12]\./, "");
}

function valueJson(
  { parameter }: NegotiatedParameter,
  located: Located<readonly Scalar[]> | undefined,
  context: RenderContext,
): ValueJson | null {
  if (located === undefined) return null;
  return {
    values: located.value.map((scalar) => showScalar(scalar, unitOf(parameter))),
    from: located.from,
    ...(located.through === undefined ? {} : { through: located.through }),
    ...(located.place === undefined ? {} : placeJson(located.place, context)),
  };
}
