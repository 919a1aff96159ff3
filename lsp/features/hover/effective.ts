/** The values that hold in the end: a parameter in; for each connection concerned, both ends' values, and where they were written. */

import type { ParameterId } from "../../../compiler/catalogue/ids.ts";
import type { Scalar } from "../../../compiler/catalogue/scalar.ts";
import { showScalars, unitOf } from "../../../compiler/catalogue/show.ts";
import type { Parameter } from "../../../compiler/catalogue/types.ts";
import type { Connection, End, PolicyPair } from "../../../compiler/expand/connection.ts";
import type { Fields } from "../../../compiler/model/model.ts";
import type { NegotiatedParameter } from "../../../compiler/negotiate/table.ts";
import { receivedAt } from "../../../compiler/expand/manual.ts";
import type { Located } from "../../../compiler/source/located.ts";
import type { Place } from "../../../compiler/source/place.ts";
import { ownerOfDefault } from "./defaults.ts";
import { bullets, code, limited, paragraphs } from "./markdown.ts";
import { connectionsOf, peerAround, where, type Scene } from "./scene.ts";
import { VERDICT, WORKS } from "./words.ts";

type Value = Located<readonly Scalar[]>;

const MOST_TUNNELS = 4;

const SAID_BY_PEERS: readonly ParameterId[] = [
  "peer.psk",
  "peer.id",
  "peer.remote-id",
  "peer.initiate",
  "peer.inside",
];

export function effectiveValues(parameter: Parameter, scene: Scene): string | undefined {
  if (parameter.block === "any" || parameter.block === "site" || parameter.block === "bgp-instance")
    return undefined;
  if (scene.top?.head.text === "site" && peerAround(scene) === undefined) return undefined;
  const concerned = connectionsOf(scene).filter(
    (connection) => valuesOf(parameter.id, connection, scene) !== undefined,
  );
  if (concerned.length === 0) return undefined;
  // A profile may serve a thousand tunnels, and only what is shown is put into words.
  const lines = concerned.map((connection, index) =>
    index < MOST_TUNNELS ? lineOf(parameter, connection, scene) : "",
  );
  return paragraphs("**In effect**", bullets(limited(lines, MOST_TUNNELS, "tunnels")));
}

function lineOf({ id }: Parameter, connection: Connection, scene: Scene): string {
  const values = valuesOf(id, connection, scene) ?? [undefined, undefined];
  const [left, right] = [
    shown(values[0], id, connection.ends[0], scene),
    shown(values[1], id, connection.ends[1], scene),
  ];
  const [here, there] = [code(connection.ends[0].site.name), code(connection.ends[1].site.name)];
  const both = left === right ? `both ends have ${left}` : `${here} has ${left}; ${there} has ${right}`;
  const verdict = verdictOf(id, connection, scene);
  return `${code(connection.name)}: ${both}${verdict === undefined ? "" : `: ${verdict}`}`;
}

/** Both ends' values; `undefined` when the connection has no such object (no BGP, another policy). */
function valuesOf(
  id: ParameterId,
  connection: Connection,
  scene: Scene,
): readonly [Value | undefined, Value | undefined] | undefined {
  const fields = fieldsOf(id, connection, scene);
  if (fields === undefined) return undefined;
  const [left, right] = connection.ends;
  // What a peer says of a tunnel's end is judged as the tunnel's.
  const key = id.replace(/^peer\./, "tunnel.") as ParameterId;
  return [fields[0]?.get(key) ?? implied(id, left), fields[1]?.get(key) ?? implied(id, right)];
}

type Pair = readonly [Fields | undefined, Fields | undefined];

function fieldsOf(id: ParameterId, connection: Connection, scene: Scene): Pair | undefined {
  const [left, right] = connection.ends;
  switch (id.slice(0, id.indexOf("."))) {
    case "phase1":
    case "dpd":
      return [left.phase1.fields, right.phase1.fields];
    case "phase2": {
      const named = policyOf(connection, scene)?.ends;
      return [(named?.[0] ?? left).phase2.fields, (named?.[1] ?? right).phase2.fields];
    }
    case "tunnel":
      return [left.tunnel, right.tunnel];
    case "peer":
      return SAID_BY_PEERS.includes(id) ? [left.tunnel, right.tunnel] : undefined;
    case "bgp":
      return left.bgp || right.bgp ? [left.bgp?.fields, right.bgp?.fields] : undefined;
    case "carrier":
      return left.carrier || right.carrier ? [left.carrier?.fields, right.carrier?.fields] : undefined;
    case "policy": {
      const policy = policyOf(connection, scene);
      return policy && [policy.ends[0].fields, policy.ends[1].fields];
    }
    case "manual": {
      const name = scene.nested?.name?.text;
      const found = connection.manuals.find(
        ({ manual, by }) => manual.name === name && (by === undefined || isHere(manual.place, scene)),
      );
      return found && receivedAt(found);
    }
    default:
      return undefined;
  }
}

/** In the nested block around the cursor: both of two peers may call their keys the same. */
function isHere({ uri, span }: Place, { nested, ...scene }: Scene): boolean {
  return (
    uri === scene.uri &&
    nested !== undefined &&
    nested.span.start <= span.start &&
    span.end <= nested.span.end
  );
}

/** The policy around the cursor, or one that uses the profile around it where the tunnel itself does not. */
function policyOf(connection: Connection, { policy, uri, top }: Scene): PolicyPair | undefined {
  if (policy !== undefined) {
    return connection.policies.find(
      ({ place }) => place.uri === uri && place.span.start === policy.span.start,
    );
  }
  if (top?.head.text !== "phase2") return undefined;
  const declared = `phase2 ${top.name?.text ?? ""}`;
  const ofTunnel = connection.ends.some((end) => end.phase2.declared === declared);
  if (ofTunnel) return undefined;
  return connection.policies.find(({ ends }) => ends.some((end) => end.phase2.declared === declared));
}

/** What nobody wrote into the tunnel but follows from its sites. */
function implied(id: ParameterId, end: End): Value | undefined {
  if (id !== "tunnel.outside") return undefined;
  const found = end.outside.own ?? end.outside.seen ?? end.outside.hostName;
  return found && { ...found, value: [{ kind: "word", word: found.value }] };
}

function shown(value: Value | undefined, id: ParameterId, end: End, scene: Scene): string {
  if (value === undefined) return "no stated value and no documented default";
  if (value.value.length === 0) return "a value that cannot be read";
  return `${code(showScalars(value.value, unitOf(id)))} (${originOf(value, id, end, scene)})`;
}

function originOf({ from, place, through }: Value, id: ParameterId, end: End, scene: Scene): string {
  if (place === undefined)
    return from === "default" ? `default of ${ownerOfDefault(id, end.site.device.value)}` : from;
  const at = where(scene, place);
  if (through !== undefined) return `${code(through)}, ${at}`;
  return from === "site" ? `site, ${at}` : at;
}

function verdictOf(id: ParameterId, connection: Connection, { analysis }: Scene): string | undefined {
  const row = analysis.table.connections.find(({ name }) => name === connection.name);
  const parameters: readonly NegotiatedParameter[] = [
    ...(row?.phase1?.parameters ?? []),
    ...(row?.phase2?.parameters ?? []),
    ...(row?.policies.flatMap((policy) => policy.phase2?.parameters ?? []) ?? []),
  ];
  const found = parameters.find(({ parameter }) => parameter === id);
  if (found === undefined || found.rule === "local") return undefined;
  const raised = found.verdict === "conflict" && found.code !== undefined ? ` (${code(found.code)})` : "";
  return VERDICT[found.verdict] + WORKS[found.works] + raised;
}
