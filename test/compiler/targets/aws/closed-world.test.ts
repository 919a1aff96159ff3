/** Nothing that somebody stated for AWS is dropped: each legal value changes what is written, or is told at its place, or is what AWS does anyway. */

import { describe, expect, test } from "vitest";
import { algorithmsOf } from "../../../../compiler/catalogue/algorithms/index.ts";
import { AWS_TUNNEL } from "../../../../compiler/catalogue/clouds/aws.ts";
import { PARAMETER_IDS, type ParameterId } from "../../../../compiler/catalogue/ids.ts";
import { PARAMETERS } from "../../../../compiler/catalogue/parameters.ts";
import type { Fields } from "../../../../compiler/model/model.ts";
import { aws } from "../../../../compiler/targets/aws/index.ts";
import { plan } from "../../../../compiler/targets/aws/plan.ts";
import { supportOf } from "../../../../compiler/targets/aws/support.ts";
import {
  connection,
  device,
  env,
  fields,
  located,
  named,
  policy,
  type Value,
} from "../../../support/model-builder.ts";

const BASE: Partial<Record<ParameterId, Value>> = {
  "phase1.exchange": "ikev2",
  "phase1.encryption": "aes-256-cbc",
  "phase1.hash": "sha256",
  "phase1.dh-group": "modp2048",
  "dpd.interval": 17,
  "dpd.failures": 3,
  "phase2.encryption": "aes-256-cbc",
  "phase2.auth": "sha256",
};

/** Saying it is saying nothing: AWS does just that. */
const AS_ALWAYS: readonly string[] = [
  "phase2.ipsec-protocols esp",
  "phase2.mode tunnel",
  "policy.action encrypt",
  "policy.ipsec-protocols esp",
  "tunnel.initiate no",
];

const ids = PARAMETER_IDS.filter(
  (id) => /^(phase1|dpd|phase2|policy)\./.test(id) || /^tunnel\.(id|remote-id|initiate)$/.test(id),
).filter((id) => PARAMETERS.get(id)?.type.kind !== "reference");

function legal(id: ParameterId): readonly Value[] {
  const type = PARAMETERS.get(id)?.type;
  switch (type?.kind) {
    case "word":
      return type.words.map(({ word }) => word);
    case "yes-no":
      return ["yes", "no"];
    case "algorithm":
      return [...algorithmsOf(type.of, type.phase).map((each) => each.id), ...(type.none ? ["none"] : [])];
    case "identity":
      return [{ kind: "identity", type: "key-id", text: "a b" }];
    case "protocol":
      return ["all", "udp", "gre", 47];
    case "port":
      return ["any", 443, { kind: "range", low: 5000, high: 5010 }];
    default:
      return [77, 0];
  }
}

function holding(values: Partial<Record<ParameterId, Value>>): Parameters<typeof plan>[0] {
  const all = fields(values);
  const of = (...blocks: readonly string[]): Fields =>
    new Map([...all].filter(([id]) => blocks.includes(id.split(".")[0] ?? "")));
  const phase1 = named("p1", of("phase1", "dpd"));
  const keying = { kind: "ike", phase1, psk: located(env("PSK")), identity: of("tunnel") } as const;
  const phase2 = named("p2", of("phase2"));
  const policies = [policy("10.1.0.0/16", "10.2.0.0/16", of("policy"), { phase2 })];
  return device("", [connection("t", { keying, policies })], { target: "aws" });
}

function written(values: Partial<Record<ParameterId, Value>>): string {
  const files = aws.emit(holding(values), { style: "compact", secrets: () => "k" });
  return files.map(({ text }) => text).join("");
}

/** The rule `aws/values` has the last word on words, ranges, mode and protocols before a model exists. */
function ruled(id: ParameterId, value: Value): boolean {
  const parameter = id === "policy.ipsec-protocols" ? "phase2.ipsec-protocols" : id;
  const option = AWS_TUNNEL.find((each) => each.parameter === parameter);
  if (option === undefined) return false;
  return "words" in option
    ? !option.words.includes(String(value))
    : Number(value) < option.min || Number(value) > option.max;
}

function account(id: ParameterId, value: Value): string {
  const values = { ...BASE, [id]: value };
  if (
    plan(holding(values)).diagnostics.some(({ place }) =>
      /^(?:phase[12]|dpd|policy|tunnel)/.test(place?.uri ?? ""),
    )
  )
    return "told";
  if (supportOf(id).kind === "always") return "always so";
  const other = { ...BASE };
  delete other[id];
  return written(values) === written(other) ? "nothing" : "printed";
}

describe.each(ids.filter((id) => legal(id).some((value) => !ruled(id, value))))("%s", (id) => {
  const judged = legal(id).filter((value) => !ruled(id, value));
  test.each(judged.map((value) => [JSON.stringify(value), value] as const))("%s", (_, value) => {
    const always = typeof value !== "object" && AS_ALWAYS.includes(`${id} ${value}`);
    expect(account(id, value)).toMatch(always ? /nothing|printed/ : /told|always so|printed/);
  });
});
