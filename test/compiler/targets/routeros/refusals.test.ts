/** What releases refuse, each with its code: releases, values, lists, names, clashes; and what they only lose. */

import { expect, test } from "vitest";
import type { ParameterId } from "../../../../compiler/catalogue/ids.ts";
import { targetOf, KNOWN_DEVICES, targets } from "../../../../compiler/targets/index.ts";
import type { ConnectionModel, DeviceModel } from "../../../../compiler/model/model.ts";
import {
  connection,
  device,
  endpoint,
  env,
  fields,
  located,
  named,
  policy,
  prefix,
  type Value,
} from "../../../support/model-builder.ts";
import { aws, cisco, manual, modern } from "../../../support/models.ts";
import { codes, emit } from "../../../support/scripts.ts";

type Values = Partial<Record<ParameterId, Value>>;

function ike(
  name: string,
  values: { phase1?: Values; phase2?: Values; policy?: Values; profile?: string; psk?: string } = {},
): ConnectionModel {
  const phase1 = named(values.profile ?? "p1", fields(values.phase1 ?? {}));
  const phase2 = named("p2", fields(values.phase2 ?? {}));
  return connection(name, {
    keying: { kind: "ike", phase1, psk: located(env(values.psk ?? "PSK")), identity: new Map() },
    policies: [policy("10.1.0.0/16", "10.2.0.0/16", fields(values.policy ?? {}), { phase2 })],
  });
}

function one(release: string, values: Parameters<typeof ike>[1]): DeviceModel {
  return device(release, [ike("t", values)]);
}

const parameter = "target/parameter-unsupported";
const value = "target/value-unsupported";

test.each<[string, DeviceModel, readonly string[]]>([
  ["phase 1 lifetime in 2.6", one("2.6", { phase1: { "phase1.lifetime": 28_800 } }), [parameter]],
  ["NAT traversal in 2.6", one("2.6", { phase1: { "phase1.nat-traversal": "yes" } }), [parameter]],
  ["no NAT traversal in 2.6", one("2.6", { phase1: { "phase1.nat-traversal": "no" } }), []],
  ["IKEv2 in 5.x", one("5.26", { phase1: { "phase1.exchange": "ikev2" } }), [value]],
  ["base mode in 5.x", one("5.26", { phase1: { "phase1.exchange": "base" } }), []],
  ["base mode in 7.20", one("7.20", { phase1: { "phase1.exchange": "base" } }), [value]],
  ["base mode in 7.24", one("7.24", { phase1: { "phase1.exchange": "base" } }), [value]],
  ["level unique in 2.6", one("2.6", { policy: { "policy.level": "unique" } }), [value]],
  ["level acquire in 5.x", one("5.6", { policy: { "policy.level": "acquire" } }), [value]],
  ["level acquire in 2.6", one("2.6", { policy: { "policy.level": "acquire" } }), []],
  ["nonce-size in 5.x", one("5.6", { phase1: { "phase1.nonce-size": 32 } }), [parameter]],
  ["nonce-size in 2.6", one("2.6", { phase1: { "phase1.nonce-size": 32 } }), []],
  ["dont-fragment in 7", one("7.20", { policy: { "policy.dont-fragment": "set" } }), [parameter]],
  ["priority in 5.x", one("5.6", { policy: { "policy.priority": 1 } }), []],
  ["priority in 7", one("7.20", { policy: { "policy.priority": 1 } }), [parameter]],
  ["AH with ESP in 5.x", one("5.6", { policy: { "policy.ipsec-protocols": ["ah", "esp"] } }), []],
  ["AH with ESP in 7", one("7.20", { policy: { "policy.ipsec-protocols": ["ah", "esp"] } }), [value]],
  ["GCM in phase 1", one("7.24", { phase1: { "phase1.encryption": "aes-256-gcm" } }), [value]],
  ["x25519 in phase 1", one("7.24", { phase1: { "phase1.dh-group": "x25519" } }), []],
  ["x25519 as PFS group", one("7.24", { phase2: { "phase2.pfs": "x25519" } }), [value]],
  ["sha384 in phase 1", one("7.24", { phase1: { "phase1.hash": "sha384" } }), []],
  ["sha384 in phase 2", one("7.24", { phase2: { "phase2.auth": "sha384" } }), [value]],
  ["EC2N in 7", one("7.20", { phase1: { "phase1.dh-group": "ec2n155" } }), [value]],
  [
    "two hashes in 7",
    one("7.20", { phase1: { "phase1.hash": ["sha256", "sha1"] } }),
    ["target/single-value"],
  ],
  ["two ciphers in 7", one("7.20", { phase1: { "phase1.encryption": ["aes-256-cbc", "3des"] } }), []],
  [
    "two ciphers in 5.x",
    one("5.6", { phase1: { "phase1.encryption": ["aes-256-cbc", "3des"] } }),
    ["target/single-value"],
  ],
  [
    "two groups in 5.x",
    one("5.6", { phase1: { "phase1.dh-group": ["modp1024", "modp1536"] } }),
    ["target/single-value"],
  ],
  ["a byte limit in phase 2 of 7", one("7.20", { phase2: { "phase2.lifebytes": 1000 } }), [parameter]],
  ["manual SAs in 7", { ...manual("r1"), version: "7.24" }, [parameter, value]],
  ["a profile named default", one("7.20", { profile: "default" }), ["target/name-refused"]],
  ["a profile named default in 5.x, where profiles have no names", one("5.6", { profile: "default" }), []],
  ["a long name", one("7.20", { profile: "p".repeat(65) }), ["target/name-refused"]],
  ["a comma in a name", one("7.20", { profile: "a,b" }), ["target/name-refused"]],
  ["2.8", { ...cisco(), version: "2.8" }, ["target/version-unsupported"]],
  ["2.7", { ...cisco(), version: "2.7" }, ["target/version-unsupported"]],
  ["2.9.51", { ...cisco(), version: "2.9.51" }, ["target/version-unsupported"]],
  ["7.25", { ...aws("7.25") }, ["target/version-unsupported"]],
  ["8.0", { ...aws("8.0") }, ["target/version-unsupported"]],
  ["no release", { ...aws("7.20"), version: undefined }, ["target/version-unsupported"]],
  ["nonsense", { ...aws("7.20"), version: "seven" }, ["target/version-unsupported"]],
  ["a comment on a profile of 7", modern("7.24"), ["target/lossy"]],
])("%s", (_name, model, expected) => {
  expect([...new Set(codes(model))]).toEqual(expected);
  if (expected[0] === "target/version-unsupported") {
    expect(() => emit(model)).toThrow("nothing emitted");
  }
});

test("2.7 to 2.9 are refused for what nobody documents", () => {
  const [refusal] = targetOf("routeros")?.check({ ...cisco(), version: "2.9" }) ?? [];
  expect(refusal?.notes[0]).toContain("No source documents the proposal page of RouterOS 2.7 to 2.9");
  expect(refusal?.notes[1]).toBe(
    "Supported: RouterOS 2.6, 3.0 to 4.17, 5.0 to 5.26, 6.0 to 6.49, and 7.0 to 7.24.",
  );
});

function far(each: ConnectionModel): ConnectionModel {
  return { ...each, remote: endpoint("198.51.100.2") };
}

test("the same name with the same content is one row, with other content a clash", () => {
  const slow = { phase1: { "phase1.lifetime": 100 } } as const;
  expect(codes(device("7.20", [ike("a", slow), far(ike("b", slow))]))).toEqual([]);
  expect(codes(device("7.20", [ike("a", slow), far(ike("b"))]))).toEqual(["target/name-clash"]);
  expect(
    emit(device("7.20", [ike("a", slow), far(ike("b", slow))])).commands.filter((each) =>
      each.menu.endsWith("profile"),
    ),
  ).toHaveLength(1);
  expect(codes(device("5.6", [ike("a"), ike("b")])), "one peer for both").toEqual([]);
  expect(codes(device("5.6", [ike("a"), ike("b", { psk: "OTHER" })]))).toEqual(["target/name-clash"]);
});

test("addresses that no release can be told", () => {
  const base = ike("t");
  const dynamic = { ...base, local: endpoint(undefined) };
  const unknown = { ...base, remote: endpoint(undefined) };
  const dns = { ...base, remote: endpoint(undefined, { hostName: "x.example.net" }) };
  expect(codes(device("7.20", [dynamic]))).toEqual([]);
  expect(codes(device("5.6", [dynamic]))).toEqual([value]);
  expect(codes(device("7.20", [unknown]))).toEqual([]);
  expect(codes(device("6.21", [unknown]))).toEqual([]);
  expect(codes(device("6.20", [unknown]))).toEqual(["target/parameter-unsupported"]);
  expect(codes(device("5.6", [unknown]))).toEqual(["target/parameter-unsupported"]);
  expect(codes(device("7.20", [dns]))).toEqual([]);
  expect(codes(device("5.6", [dns]))).toContain(value);
  const nowhere = { ...base, inside: { address: located(prefix("10.9.0.1/30")), interface: undefined } };
  expect(codes(device("7.20", [nowhere]))).toEqual([value]);
});

function transport(source: string): DeviceModel {
  const phase2 = named("p2", fields({ "phase2.mode": "transport" }));
  return device("7.24", [
    { ...ike("t"), policies: [policy(source, "198.51.100.1", fields({}), { phase2 })] },
  ]);
}

test("a transport policy says nothing of its own since 6.45.1, and must not want to", () => {
  expect(codes(transport("192.0.2.1"))).toEqual([]);
  expect(emit(transport("192.0.2.1")).script.text).not.toContain("src-address=192.0.2.1");
  expect(codes(transport("10.1.0.0/16"))).toEqual([value]);
});

test("a standby tunnel without BGP has its policies disabled", () => {
  const { commands } = emit(device("5.6", [{ ...ike("t"), standby: true }]));
  expect(commands.find((each) => each.menu.endsWith("policy"))?.arguments.get("disabled")).toBe("yes");
  expect(commands.find((each) => each.menu.endsWith("peer"))?.arguments.get("disabled")).toBeUndefined();
});

function auth(encryption: Value): string | undefined {
  const phase2 = named(
    "p2",
    new Map([
      ...fields({ "phase2.encryption": encryption }),
      ...fields({ "phase2.auth": "sha1" }, "default"),
    ]),
  );
  const model = device("7.24", [
    { ...ike("t"), policies: [policy("10.1.0.0/16", "10.2.0.0/16", fields({}), { phase2 })] },
  ]);
  return emit(model)
    .commands.find((each) => each.menu.endsWith("proposal"))
    ?.arguments.get("auth-algorithms");
}

test("AEAD ciphers alone leave the authentication empty, and nothing else does", () => {
  expect(auth(["aes-256-gcm", "chacha20-poly1305"])).toBe("");
  expect(auth(["aes-256-gcm", "aes-256-cbc"])).toBe("sha1");
});

test("2.6 writes ports behind addresses", () => {
  const model = one("2.6", {
    policy: { "policy.protocol": "udp", "policy.dst-port": 53, "policy.src-port": "any" },
  });
  const written = emit(model).commands.find((each) => each.menu.endsWith("policy"))?.arguments;
  expect(written?.get("dst-address")).toBe("10.2.0.0/16:53");
  expect(written?.get("src-address")).toBe("10.1.0.0/16");
  expect(written?.has("dst-port")).toBe(false);
});

function session(release: string): DeviceModel {
  const base = aws(release);
  const networks = fields({ "bgp-instance.networks": [prefix("10.12.0.0/16")] });
  return {
    ...base,
    bgpInstances: base.bgpInstances.map((each) => ({
      ...each,
      fields: new Map([...each.fields, ...networks]),
    })),
  };
}

test("two instances cannot announce different networks before 7.0, and that is said", () => {
  const other = named("other", fields({ "bgp-instance.as": 1 }));
  const [before, after] = ["5.6", "7.24"]
    .map(session)
    .map((base) => ({ ...base, bgpInstances: [...base.bgpInstances, other] }));
  expect(before && codes(before)).toEqual(["target/lossy"]);
  expect(after && codes(after)).toEqual([]);
});

test("an instance without sessions has no place where releases have no instances, and that is said", () => {
  const unused = named(
    "unused",
    fields({ "bgp-instance.as": 1, "bgp-instance.router-id": prefix("10.0.0.1") }),
  );
  const at = (release: string): DeviceModel => ({
    ...aws(release),
    bgpInstances: [...aws(release).bgpInstances, unused],
  });
  expect(codes(at("7.20"))).toEqual([]);
  expect(codes(at("7.19.6"))).toEqual(["target/lossy"]);
  expect(codes(at("7.0"))).toEqual(["target/lossy"]);
  expect(codes(at("6.49"))).toEqual([]);
});

test("a disabled instance disables its sessions where it cannot be disabled itself", () => {
  const at = (release: string): DeviceModel => ({
    ...aws(release),
    bgpInstances: aws(release).bgpInstances.map((each) => ({ ...each, disabled: true })),
  });
  const disabled = (release: string, menu: string): readonly (string | undefined)[] =>
    emit(at(release))
      .commands.filter((each) => each.menu === `/routing bgp ${menu}`)
      .map((each) => each.arguments.get("disabled"));
  expect(disabled("7.19.6", "connection")).toEqual(["yes", "yes"]);
  expect(disabled("7.20", "connection")).toEqual([undefined, "yes"]);
  expect(disabled("7.20", "instance")).toEqual(["yes"]);
});

test("what BGP instances announce, by release", () => {
  expect(codes(session("5.6"))).toEqual([]);
  expect(emit(session("5.6"), "terse").script.text).toContain(
    "\n/routing bgp network add network=10.12.0.0/16\n",
  );
  expect(codes(session("7.24"))).toEqual([]);
  const text = emit(session("7.24"), "terse").script.text;
  expect(text).toContain(
    "\n/ip firewall address-list add address=10.12.0.0/16 list=aws-us-east-test-networks\n",
  );
  expect(text.match(/output\.network=aws-us-east-test-networks/gu)).toHaveLength(2);
});

function other(release: string): DeviceModel {
  const base = aws(release);
  const connections = base.connections.map((each) => ({
    ...each,
    bgp: each.bgp && { ...each.bgp, localAs: located(64_999, "tunnel", "as.vpn") },
  }));
  return { ...base, connections };
}

test("another AS than the instance's", () => {
  expect(codes(other("5.6"))).toEqual([parameter]);
  expect(emit(other("7.24")).script.text).toContain("as=64999");
});

test("targets by name", () => {
  expect(targets.map(({ name }) => name)).toEqual([
    "routeros",
    "cisco-ios",
    "strongswan",
    "generic",
    "aws",
    "azure",
  ]);
  expect(targetOf("routeros")?.name).toBe("routeros");
  expect(targetOf("azure")?.emit(aws("7.20"), { style: "terse", secrets: () => "" })).toEqual([]);
  expect(targets.map(({ name }) => name).filter((name) => !KNOWN_DEVICES.includes(name))).toEqual([]);
});
