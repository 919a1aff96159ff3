/** Builds the negotiation table from connections: a view without opinions of its own. */

import type { ParameterId } from "../catalogue/ids.ts";
import { PARAMETERS, parametersOf } from "../catalogue/parameters.ts";
import type { Code } from "../diagnostics/catalogue/index.ts";
import { wordOf, type Connection, type End, type PolicyPair, type Profile } from "../expand/connection.ts";
import { samePrefix } from "../expand/mirror.ts";
import { showScalar } from "../catalogue/show.ts";
import type { Comparison, EndValue } from "./compare.ts";
import { equal } from "./compare.ts";
import { applies, encrypts, isManual, judgePhase1, judgePhase2, phase1Pair, phase2Pairs } from "./judge.ts";
import { phase1Suite, phase2Suite } from "./suite.ts";
import type {
  NegotiatedConnection,
  NegotiatedParameter,
  NegotiatedPhase,
  NegotiatedPolicy,
  NegotiationTable,
  TableEnd,
  Verdict,
} from "./table.ts";

/** Which diagnostic a conflict of a parameter raises. */
export type CodeOf = (id: ParameterId, connection: Connection) => Code | undefined;

type BoundCode = (id: ParameterId) => Code | undefined;

export function buildTable(connections: readonly Connection[], codeOf: CodeOf): NegotiationTable {
  return { connections: connections.map((connection) => row(connection, codeOf)) };
}

function row(connection: Connection, codeOf: CodeOf): NegotiatedConnection {
  const bound: BoundCode = (id) => codeOf(id, connection);
  const manual = isManual(connection);
  const phase1 = manual ? undefined : phase1Of(connection, bound);
  const pairs = phase2Pairs(connection);
  const own = pairs.find((pair) => connection.ends.every((end, at) => end.phase2 === pair[at])) ?? pairs[0];
  const phase2 = own === undefined ? undefined : phase2Of(connection, own, bound);
  const policies = connection.policies.map((policy) => policyOf(connection, policy, bound));
  const verdicts = [
    ...(phase1?.parameters ?? []).map((p) => p.verdict),
    ...pairs.flatMap((pair) => phase2Of(connection, pair, bound).parameters.map((p) => p.verdict)),
    ...(manual ? [] : [pskVerdict(connection)]),
    ...policies.map((p) => p.verdict),
  ];
  return {
    name: connection.name,
    place: connection.place,
    ends: [endOf(connection.ends[0]), endOf(connection.ends[1])],
    verdict: worst(verdicts),
    phase1,
    phase2,
    policies,
  };
}

function worst(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes("conflict")) return "conflict";
  return verdicts.includes("unverifiable") ? "unverifiable" : "agree";
}

/** The same reference is the same secret; two references may or may not be. */
function pskVerdict(connection: Connection): Verdict {
  const [left, right] = connection.ends.map((end) => end.tunnel.get("tunnel.psk"));
  return equal(left, right).verdict === "agree" ? "agree" : "unverifiable";
}

function endOf(end: End): TableEnd {
  const { target, version } = end.site.device.value;
  return {
    site: end.site.name,
    device: version === undefined ? target : `${target} ${version}`,
    outside:
      end.outside.hostName?.value ?? end.outside.seen?.value ?? (end.outside.dynamic ? "dynamic" : undefined),
  };
}

function phase1Of(connection: Connection, codeOf: BoundCode): NegotiatedPhase {
  const ids = [...parametersOf("phase1"), ...parametersOf("dpd")].map((p) => p.id);
  const parameters = ids.flatMap((id): NegotiatedParameter[] => {
    if (!id.startsWith("phase1.") && !id.startsWith("dpd.")) return [];
    const { left, right } = phase1Pair(connection, id);
    if ((left === undefined && right === undefined) || !applies(id, connection)) return [];
    return [parameter(id, left, right, judgePhase1(connection, id), codeOf)];
  });
  return { suite: phase1Suite(connection), parameters };
}

function phase2Of(
  connection: Connection,
  pair: readonly [Profile, Profile],
  codeOf: BoundCode,
): NegotiatedPhase {
  const parameters = parametersOf("phase2").flatMap(({ id }): NegotiatedParameter[] => {
    if (!id.startsWith("phase2.")) return [];
    const [left, right] = [pair[0].fields.get(id), pair[1].fields.get(id)];
    if (left === undefined && right === undefined) return [];
    return [parameter(id, left, right, judgePhase2(connection, pair, id), codeOf)];
  });
  return { suite: phase2Suite(connection, pair), parameters };
}

function parameter(
  id: ParameterId,
  left: EndValue,
  right: EndValue,
  comparison: Comparison,
  codeOf: BoundCode,
): NegotiatedParameter {
  return {
    parameter: id,
    left,
    right,
    rule: PARAMETERS.get(id)?.agreement ?? "local",
    verdict: comparison.verdict,
    works: comparison.works,
    code: comparison.verdict === "conflict" ? codeOf(id) : undefined,
  };
}

function policyOf(connection: Connection, policy: PolicyPair, codeOf: BoundCode): NegotiatedPolicy {
  const [left, right] = policy.ends;
  const own = encrypts(policy) && left.manual === undefined && right.manual === undefined;
  const shared = left.phase2 === connection.ends[0].phase2 && right.phase2 === connection.ends[1].phase2;
  return {
    source: showScalar(left.source.value),
    destination: showScalar(left.destination.value),
    traffic: left.stated === undefined ? trafficOf(right, true) : trafficOf(left),
    action: wordOf(left.fields, "policy.action") ?? wordOf(right.fields, "policy.action") ?? "encrypt",
    phase2: own && !shared ? phase2Of(connection, [left.phase2, right.phase2], codeOf) : undefined,
    verdict: policyVerdict(connection, policy),
  };
}

/** A stranger's policies are unknown; a known end without the policy has no action either, and contradicts it. */
function policyVerdict({ ends }: Connection, policy: PolicyPair): Verdict {
  const [left, right] = policy.ends;
  if (ends.some((end) => end.stated === undefined)) return "unverifiable";
  const same =
    samePrefix(left.source.value, right.destination.value) &&
    samePrefix(left.destination.value, right.source.value) &&
    (["policy.action", "policy.protocol"] as const).every(
      (id) => wordOf(left.fields, id) === wordOf(right.fields, id),
    );
  const ports = [
    equal(left.fields.get("policy.src-port"), right.fields.get("policy.dst-port")),
    equal(left.fields.get("policy.dst-port"), right.fields.get("policy.src-port")),
  ];
  return same && ports.every(({ verdict }) => verdict !== "conflict") ? "agree" : "conflict";
}

function trafficOf(end: PolicyPair["ends"][0], swapped = false): string {
  const text = (id: ParameterId): string => {
    const value = end.fields.get(id)?.value[0];
    return value?.kind === "number" ? String(value.value) : (wordOf(end.fields, id) ?? "any");
  };
  const protocol = text("policy.protocol");
  const ports = [text("policy.src-port"), text("policy.dst-port")];
  const [source, destination] = swapped ? ports.toReversed() : ports;
  if (source === "any" && destination === "any") return protocol;
  return `${protocol} ${source} -> ${destination}`;
}
