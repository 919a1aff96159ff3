/** Nothing that somebody stated is dropped: every legal value of every parameter changes the file, or is refused or hinted at its place, or is what charon does anyway. */

import { describe, expect, test } from "vitest";
import { algorithmsOf } from "../../../../compiler/catalogue/algorithms/index.ts";
import { PARAMETER_IDS, type ParameterId } from "../../../../compiler/catalogue/ids.ts";
import { PARAMETERS } from "../../../../compiler/catalogue/parameters.ts";
import type { DeviceModel, Fields } from "../../../../compiler/model/model.ts";
import { plan } from "../../../../compiler/targets/strongswan/plan.ts";
import { print } from "../../../../compiler/targets/strongswan/print.ts";
import { supportOf } from "../../../../compiler/targets/strongswan/support.ts";
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
  "phase1.exchange": "main",
  "phase1.encryption": "aes-256-cbc",
  "phase1.hash": "sha256",
  "phase1.dh-group": "modp2048",
  "dpd.interval": 17,
  "phase2.encryption": "aes-256-cbc",
  "phase2.auth": "sha256",
  "policy.protocol": "tcp",
};

/** Saying it is saying nothing: the daemon does just that. */
const AS_ALWAYS: readonly string[] = [
  "dpd.interval 0",
  "phase1.exchange main",
  "phase1.prf auto",
  "phase2.ipsec-protocols esp",
  "phase2.lifebytes 0",
  "phase2.pfs none",
  "policy.action encrypt",
  "policy.ipsec-protocols esp",
  "policy.protocol all",
  "policy.src-port any",
  "policy.dst-port any",
  "tunnel.initiate yes",
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

function holding(values: Partial<Record<ParameterId, Value>>): DeviceModel {
  const all = fields(values);
  const of = (...blocks: readonly string[]): Fields =>
    new Map([...all].filter(([id]) => blocks.includes(id.split(".")[0] ?? "")));
  const phase1 = named("p1", of("phase1", "dpd"));
  const keying = { kind: "ike", phase1, psk: located(env("PSK")), identity: of("tunnel") } as const;
  const policies = [
    policy("10.1.0.0/16", "10.2.0.0/16", of("policy"), { phase2: named("p2", of("phase2")) }),
  ];
  return device("5.9.8", [connection("t", { keying, policies })], { target: "strongswan" });
}

function account(id: ParameterId, value: Value): string {
  const secrets = (): string => "k";
  const { sections, diagnostics } = plan(holding({ ...BASE, [id]: value }), secrets);
  if (diagnostics.some(({ place }) => place?.uri === `${id}.vpn`)) return "told";
  if (supportOf(id).kind === "always") return "always so";
  const other = { ...BASE };
  delete other[id];
  return print(sections) === print(plan(holding(other), secrets).sections) ? "nothing" : "printed";
}

describe.each(ids)("%s", (id) => {
  test.each(legal(id).map((value) => [JSON.stringify(value), value] as const))("%s", (_, value) => {
    const always = typeof value !== "object" && AS_ALWAYS.includes(`${id} ${value}`);
    expect(account(id, value)).toMatch(always ? /nothing|printed/ : /told|always so|printed/);
  });
});
