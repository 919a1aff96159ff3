/** Which SAs exist: connections, and which of them are down, in; for each policy that both ends have a pair of SAs each way, or why there is none, out. */

import type { ParameterId } from "../catalogue/ids.ts";
import { parametersOf } from "../catalogue/parameters.ts";
import { first, nameAt, type Connection, type PolicyPair } from "../expand/connection.ts";
import { samePrefix } from "../expand/mirror.ts";
import type { Comparison } from "../negotiate/compare.ts";
import { applies, isIkev2, isManual, judgePhase1, judgePhase2 } from "../negotiate/judge.ts";
import { isOn } from "../spd/order.ts";
import { arrivalAddress, dialledAddress, isTranslated, ownAddress } from "./endpoints.ts";
import type { Association, IpsecProtocol } from "./router.ts";
import type { RuleOf } from "./rules.ts";

/** What one end sends with, and the other receives with. */
export interface SaPair {
  readonly out: Association;
  readonly outAt: string;
  /** `undefined`: nobody describes the other end. */
  readonly into: Association | undefined;
  readonly inAt: string;
}

export interface ConnectionState {
  /** Why a policy has no SA: a clause. `undefined`: it has one. */
  readonly missing: (policy: PolicyPair) => string | undefined;
  readonly pairs: (rules: RuleOf) => readonly SaPair[];
}

export type States = ReadonlyMap<Connection, ConnectionState>;

export function connectionStates(connections: readonly Connection[], down: ReadonlySet<string>): States {
  return new Map(connections.map((connection) => [connection, stateOf(connection, down)]));
}

function stateOf(connection: Connection, down: ReadonlySet<string>): ConnectionState {
  const { name } = connection;
  const whole = down.has(name) ? `\`${name}\` is down, as you say` : phase1Problem(connection);
  const missing = (policy: PolicyPair): string | undefined => whole ?? policyProblem(connection, policy);
  return {
    missing,
    pairs: (rules) =>
      connection.policies.flatMap((policy, index) =>
        missing(policy) === undefined
          ? ([0, 1] as const).flatMap((at) => pairsFrom(connection, at, policy, index, rules))
          : [],
      ),
  };
}

function phase1Problem(connection: Connection): string | undefined {
  if (isManual(connection)) return undefined;
  const ids = [...parametersOf("phase1"), ...parametersOf("dpd")].filter(({ id }) => applies(id, connection));
  return disagreement(connection.name, ids, "phase 1", (id) => judgePhase1(connection, id));
}

function policyProblem(connection: Connection, policy: PolicyPair): string | undefined {
  for (const at of [0, 1] as const) {
    const [end, own] = [connection.ends[at], policy.ends[at]];
    // What a stranger has is not known; he is taken to have what is needed.
    if (end.stated === undefined) continue;
    if (own.stated === undefined) return `\`${end.site.name}\` has no policy that mirrors it`;
    const off =
      connection.form === "tunnel"
        ? !isOn({ connection, at }, own)
        : own.stated.disabled || end.stated.disabled;
    if (off) return `\`${end.site.name}\` has it switched off`;
  }
  const [left, right] = policy.ends;
  if (left.manual !== undefined || right.manual !== undefined) return undefined;
  const mirrored =
    samePrefix(left.source.value, right.destination.value) &&
    samePrefix(left.destination.value, right.source.value);
  if (!mirrored && !isIkev2(connection)) return "the selectors of its two ends do not mirror each other";
  return disagreement(connection.name, parametersOf("phase2"), "phase 2", (id) =>
    judgePhase2(connection, [left.phase2, right.phase2], id),
  );
}

/** What works from one side only is taken to be started from there. */
function disagreement(
  name: string,
  parameters: readonly { readonly id: ParameterId; readonly key: string; readonly block: string }[],
  phase: "phase 1" | "phase 2",
  judge: (id: ParameterId) => Comparison,
): string | undefined {
  const wrong = parameters.find(({ id, block }) => {
    if (block === "any") return false;
    const { verdict, works } = judge(id);
    return verdict === "conflict" && works === "none";
  });
  return wrong && `the ends of \`${name}\` cannot agree on \`${wrong.key}\` in ${phase}`;
}

function pairsFrom(
  connection: Connection,
  at: 0 | 1,
  policy: PolicyPair,
  index: number,
  rules: RuleOf,
): readonly SaPair[] {
  const there = at === 0 ? 1 : 0;
  const [end, other] = [connection.ends[at], connection.ends[there]];
  const [rule, mirrored] = [rules.get(policy.ends[at]), rules.get(policy.ends[there])];
  if (rule === undefined || rule.action !== "encrypt") return [];
  return rule.protocols.map((protocol): SaPair => {
    const spi = manualSpi(policy, there, protocol) ?? `${connection.name} ${index + 1} to ${other.site.name}`;
    const common = { connection: connection.name, protocol, spi, translated: isTranslated(connection) };
    const sends = { source: ownAddress(end), destination: dialledAddress(end, other) };
    const receives = { source: arrivalAddress(end), destination: ownAddress(other) };
    return {
      out: { ...common, ...sends, tunnel: nameAt(connection, at), rule, direction: "out" },
      outAt: end.site.name,
      into: mirrored && {
        ...common,
        ...receives,
        tunnel: nameAt(connection, there),
        rule: mirrored,
        direction: "in",
      },
      inAt: other.site.name,
    };
  });
}

/** Each end states what it receives with. */
function manualSpi({ ends }: PolicyPair, receiver: 0 | 1, protocol: IpsecProtocol): string | undefined {
  const stated = ends[receiver].manual?.ends[receiver];
  const spi = stated && first(stated, protocol === "esp" ? "manual.esp-spi" : "manual.ah-spi")?.value;
  return spi?.kind === "number" ? `${spi.value}` : undefined;
}
