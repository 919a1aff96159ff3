/** The models of the documents this compiler reproduces, and a few more that reach the other cells. */

import type {
  ConnectionModel,
  DeviceModel,
  Fields,
  ManualSa,
  NamedObject,
  PolicyModel,
} from "../../compiler/model/model.ts";
import {
  connection,
  device,
  endpoint,
  env,
  fields,
  located,
  named,
  place,
  policy,
  prefix,
} from "./model-builder.ts";

export const secretValues: Readonly<Record<string, string>> = {
  AWS_PSK_1: "lQYYOz0bTt5CzgSTjwcGffL8GrgchPCx",
  AWS_PSK_2: "OJqz54fyOdO8RCNbsZHp9zafISAB38vu",
  TEST_KEY: "test_key",
  AUTH_KEY1: "0xe691d2f9a1c13fc0e1d44a1e1e2c5a0d4f2b6c77",
  ENC_KEY1: "0x7c1f2a9be0d34c556677889900aabbccddeeff0011223344",
  ENC_KEY2: "0x00112233445566778899aabbccddeeff0123456789abcdef",
};

export const secrets = ({ name }: { readonly name: string }): string =>
  secretValues[name] ?? `value-of-${name}`;

const any = {
  "policy.action": "encrypt",
  "policy.protocol": "all",
  "policy.src-port": "any",
  "policy.dst-port": "any",
} as const;

export function aws(version: string): DeviceModel {
  const phase1 = named(
    "aws",
    new Map([
      ...fields({
        "phase1.exchange": "main",
        "phase1.encryption": "aes-128-cbc",
        "phase1.hash": "sha1",
        "phase1.dh-group": "modp1024",
        "phase1.lifetime": 28_800,
        "phase1.proposal-check": "obey",
        "phase1.send-initial-contact": "yes",
        "dpd.interval": 10,
        "dpd.failures": 3,
      }),
      ...fields({ "phase1.auth-method": "pre-shared-key" }, "default"),
    ]),
  );
  const phase2 = named(
    "aws",
    new Map([
      ...fields({
        "phase2.ipsec-protocols": "esp",
        "phase2.encryption": "aes-128-cbc",
        "phase2.auth": "sha1",
        "phase2.pfs": "modp1024",
        "phase2.lifetime": 3600,
      }),
      ...fields({ "phase2.mode": "tunnel", "phase2.lifebytes": 0 }, "default"),
    ]),
    "what Amazon wants",
  );
  const of: Fields = new Map([...fields(any, "default"), ...fields({ "policy.level": "unique" })]);
  const tunnel = (name: string, host: string, psk: string, last: number, standby: boolean): ConnectionModel =>
    connection(name, {
      standby,
      subjects: [],
      remoteSite: "vpc",
      local: endpoint("192.0.2.4", { interface: "ether8" }),
      remote: endpoint(host),
      keying: { kind: "ike", phase1, psk: located(env(psk)), identity: new Map() },
      inside: { address: located(prefix(`169.254.255.${last + 1}/30`)), interface: "ether8" },
      policies: [
        policy("0.0.0.0/0", "10.12.0.0/16", of, { phase2 }),
        policy("0.0.0.0/0", `169.254.255.${last}`, of, { phase2 }),
      ],
      bgp: {
        name: `aws-us-east-test-${last}`,
        place: place(),
        disabled: false,
        instance: "aws-us-east-test",
        localAs: located(65_000),
        remoteAs: located(7224),
        remoteAddress: located(`169.254.255.${last}`),
        fields: fields({
          "bgp.hold-time": 30,
          "bgp.address-families": "ip",
          "bgp.default-originate": "if-installed",
          "bgp.multihop": "no",
          "bgp.remove-private-as": "no",
        }),
      },
    });
  const instance = fields({
    "bgp-instance.as": 65_000,
    "bgp-instance.router-id": prefix("10.255.12.1"),
    "bgp-instance.client-to-client-reflection": "no",
    "bgp-instance.ignore-as-path-len": "no",
    "bgp-instance.redistribute-connected": "no",
    "bgp-instance.out-filter": { kind: "text", text: "" },
  });
  return device(
    version,
    [
      tunnel("aws-1", "72.21.209.193", "AWS_PSK_1", 1, false),
      tunnel("aws-2", "72.21.209.225", "AWS_PSK_2", 5, true),
    ],
    { bgpInstances: [named("aws-us-east-test", instance)] },
  );
}

export function cisco(): DeviceModel {
  const phase1 = named(
    "to_cisco",
    new Map([
      ...fields({
        "phase1.encryption": "des",
        "phase1.hash": "sha1",
        "phase1.dh-group": "modp1024",
        "phase1.auth-method": "pre-shared-key",
      }),
      ...fields(
        {
          "phase1.exchange": "main",
          "phase1.proposal-check": "strict",
          "phase1.lifetime": 86_400,
          "phase1.nonce-size": 16,
        },
        "default",
      ),
    ]),
  );
  const phase2 = named(
    "to_cisco",
    new Map([
      ...fields({
        "phase2.encryption": "des",
        "phase2.auth": "sha1",
        "phase2.pfs": "none",
        "phase2.ipsec-protocols": "esp",
      }),
      ...fields({ "phase2.mode": "tunnel", "phase2.lifetime": 1800, "phase2.lifebytes": 0 }, "default"),
    ]),
  );
  const of = fields({ ...any, "policy.level": "require" }, "default");
  return device("2.6", [
    connection("to_cisco", {
      local: endpoint("1.0.0.1"),
      remote: endpoint("1.0.0.2"),
      keying: { kind: "ike", phase1, psk: located(env("TEST_KEY")), identity: new Map() },
      policies: [policy("10.0.1.0/24", "10.0.2.0/24", of, { phase2 })],
    }),
  ]);
}

function key(name: string, algorithm: string, length: number): NamedObject {
  const value = env(name.toUpperCase().replace("-", "_"));
  return named(name, fields({ "key.algorithm": algorithm, "key.length": length, "key.value": value }));
}

/** The two routers of the 2.6 manual: what is inbound at one is outbound at the other. */
export function manual(side: "r1" | "r2"): DeviceModel {
  const ways = <T>(
    one: T,
    two: T,
  ): { in: ReturnType<typeof located<T>>; out: ReturnType<typeof located<T>> } =>
    side === "r1" ? { in: located(one), out: located(two) } : { in: located(two), out: located(one) };
  const sa: ManualSa = {
    name: "sa1",
    place: place(),
    keys: new Set(["auth-key1", "enc-key1", "enc-key2"]),
    ah: { spi: ways(256, 257), authKey: ways("auth-key1", "auth-key1"), encKey: undefined },
    esp: { spi: ways(258, 259), authKey: ways("none", "none"), encKey: ways("enc-key1", "enc-key2") },
  };
  const of = fields({ ...any, "policy.ipsec-protocols": ["ah", "esp"] });
  const nets =
    side === "r1" ? (["10.1.0.0/24", "10.2.0.0/24"] as const) : (["10.2.0.0/24", "10.1.0.0/24"] as const);
  const ends = side === "r1" ? (["1.0.0.1", "1.0.0.2"] as const) : (["1.0.0.2", "1.0.0.1"] as const);
  const policies: readonly PolicyModel[] = [policy(nets[0], nets[1], of, { manual: sa })];
  return device(
    "2.6",
    [connection("static", { local: endpoint(ends[0]), remote: endpoint(ends[1]), policies })],
    {
      site: side,
      keys: [key("auth-key1", "sha1", 160), key("enc-key1", "3des", 192), key("enc-key2", "3des", 192)],
    },
  );
}

/** IKEv2, GCM, identities, a responder, an exception, iBGP with announced networks, a switched-off tunnel, transport mode. */
export function modern(version: string): DeviceModel {
  const phase1 = named(
    "strong",
    fields({
      "phase1.exchange": "ikev2",
      "phase1.auth-method": "pre-shared-key",
      "phase1.encryption": ["aes-256-cbc", "aes-128-cbc"],
      "phase1.hash": "sha256",
      "phase1.prf": "auto",
      "phase1.dh-group": ["ecp256", "x25519", "modp2048"],
      "phase1.lifetime": 86_400,
      "phase1.nat-traversal": "yes",
      "dpd.interval": "disable-dpd",
    }),
    "for every branch",
  );
  const gcm = named(
    "gcm",
    new Map([
      ...fields({
        "phase2.encryption": ["aes-256-gcm", "chacha20-poly1305"],
        "phase2.pfs": "ecp256",
        "phase2.lifetime": 5400,
      }),
      ...fields(
        { "phase2.auth": "sha1", "phase2.mode": "tunnel", "phase2.ipsec-protocols": "esp" },
        "default",
      ),
    ]),
  );
  const host = named(
    "host",
    fields({
      "phase2.encryption": "aes-256-cbc",
      "phase2.auth": "sha512",
      "phase2.mode": "transport",
      "phase2.ipsec-protocols": "esp",
    }),
  );
  const of = fields({ ...any, "policy.level": "unique" }, "default");
  const tcp = fields({ ...any, "policy.protocol": "tcp", "policy.dst-port": 443 });
  const identity = fields({
    "tunnel.id": { kind: "identity", type: "fqdn", text: "hq.example.net" },
    "tunnel.remote-id": { kind: "identity", type: "key-id", text: "branch 7" },
    "tunnel.initiate": "no",
  });
  const ike = { kind: "ike", phase1, psk: located(env("STRONG")), identity } as const;
  const bgpFields = fields({
    "bgp.hold-time": 180,
    "bgp.keepalive": 60,
    "bgp.in-filter": { kind: "text", text: "from branch" },
  });
  const instance = fields({
    "bgp-instance.as": 65_001,
    "bgp-instance.client-to-client-reflection": "no",
    "bgp-instance.redistribute-connected": "yes",
    "bgp-instance.networks": [prefix("10.1.0.0/16"), prefix("10.2.0.0/16")],
  });
  return device(
    version,
    [
      connection("branch", {
        comment: 'the "old" one; costs $5?',
        remote: endpoint(undefined, { hostName: "branch.example.net" }),
        keying: ike,
        inside: { address: located(prefix("172.31.0.1/30")), interface: "bridge" },
        policies: [
          policy("10.1.9.0/24", "10.2.0.0/16", fields({ "policy.action": "none" })),
          policy("10.1.0.0/16", "10.2.0.0/16", of, { phase2: gcm }),
          policy("10.1.0.0/16", "10.3.0.0/16", tcp, { phase2: gcm }),
          policy("2001:db8:1::/48", "2001:db8:2::/48", of, { phase2: gcm }),
        ],
        bgp: {
          name: "branch",
          place: place(),
          disabled: false,
          instance: "inner",
          localAs: located(65_001),
          remoteAs: located(65_001),
          remoteAddress: located("172.31.0.2"),
          fields: bgpFields,
        },
      }),
      connection("host", {
        disabled: true,
        remote: endpoint("198.51.100.9"),
        keying: ike,
        policies: [policy("192.0.2.1", "198.51.100.9", of, { phase2: host })],
      }),
      connection("spare", {
        standby: true,
        remote: endpoint("198.51.100.10"),
        keying: ike,
        policies: [policy("10.1.0.0/16", "10.4.0.0/16", of, { phase2: gcm })],
      }),
    ],
    { bgpInstances: [named("inner", instance)], comment: "head office" },
  );
}
