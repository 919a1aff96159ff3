/** What a release cannot say after edits, most of it kept from before, is what a plan made from scratch says. */

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { analyze, type Analysis } from "../../../../compiler/pipeline.ts";
import type { ConnectionModel, DeviceModel } from "../../../../compiler/model/model.ts";
import { DEFAULT_SETTINGS } from "../../../../compiler/project/settings.ts";
import { routeros } from "../../../../compiler/targets/routeros/index.ts";
import { plan } from "../../../../compiler/targets/routeros/plan.ts";
import { fields, located, named } from "../../../support/model-builder.ts";

/** The values that edits change, the first one of each in the beginning. */
const CHOICES = {
  release: ["7.22", "6.49.10", "6.45.9", "6.42", "5.26", "4.17", "2.6"],
  hash: ["sha1", "md5", "sha256"],
  ciphers: ["aes-128-cbc", "aes-256-gcm", "3des, aes-128-cbc"],
  profileName: ["p", "shared", "default"],
  otherName: ["q", "shared", "p"],
  otherHash: ["sha1", "md5"],
  proposalName: ["p", "esp", "none"],
  peerName: ["t1", "t2", "a/b"],
  comment: ["", '  ## of it\n  comment = "said"\n'],
  outside: ["203.0.113.2", "203.0.113.1"],
  caller: ["dynamic on ether1", "203.0.113.9/24 on ether1"],
  second: ["dynamic on ether1", "203.0.113.10/24 on ether1"],
  exchange: ["ikev2", "main"],
  disabled: ["no", "yes"],
  as: ["65001", "65009"],
  instance: [
    "    router-id = 10.1.0.1\n",
    "    disabled = yes\n",
    "    networks = 10.1.0.0/16\n",
    "    client-to-client-reflection = yes\n",
  ],
  chain: ["", '    in-filter = "own"\n'],
  failover: ["", "failover both: t1, t2\n", "failover both: t2, t1\n"],
  bypass: ["yes", "no"],
  input: ["yes", "no"],
  mss: ["auto", "1300"],
  order: ["0", "1"],
  action: ["none", "discard"],
  protocol: ["tcp", "udp", "47"],
  level: ["require", "use", "unique"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

type Key = keyof typeof CHOICES;
type Chosen = Readonly<Record<Key, string>>;

const KEYS = Object.keys(CHOICES) as readonly Key[];
const START = Object.fromEntries(KEYS.map((key) => [key, CHOICES[key][0]])) as Chosen;

/** A router with everything that brings rows: tunnels with BGP, callers, peers and policies of its own, a failover, a firewall. */
function textsOf(chosen: Chosen): Readonly<Record<string, string>> {
  const own = [
    `  policy 10.1.9.0/24 -> 10.20.0.0/16 {\n    action = ${chosen.action}\n  }\n`,
    `  policy hq.lan -> 10.20.0.0/16 {\n    peer     = out\n    phase2   = p\n    protocol = ${chosen.protocol}\n    level    = ${chosen.level}\n  }\n`,
  ];
  const tunnel = (number: number, more: string): string => `tunnel t${number}: hq <-> cloud {
${more}  phase1  = p
  phase2  = p
  psk     = env("KEY_${number}")
  outside = 192.0.2.4 <-> ${number === 2 ? chosen.outside : "203.0.113.1"}
  inside  = 172.31.${number}.1/30 on ether1 <-> 172.31.${number}.2/30
  policy ${number === 1 || chosen.failover !== "" ? "left.lan" : "10.5.0.0/16"} <-> right.lan {
    level = unique
  }
  policy left.inside <-> right.inside {
    level = unique
  }
  bgp {
${number === 2 ? chosen.chain : ""}  }
}
`;
  return {
    "profiles.vpn": `phase1 p {
  name       = "${chosen.profileName}"
  exchange   = ${chosen.exchange}
  encryption = aes-128-cbc
  hash       = ${chosen.hash}
  dh-group   = modp1024
}
phase1 q {
  name       = "${chosen.otherName}"
  exchange   = ${chosen.exchange}
  encryption = aes-128-cbc
  hash       = ${chosen.otherHash}
  dh-group   = modp1024
}
phase2 p {
  name       = "${chosen.proposalName}"
  encryption = ${chosen.ciphers}
  auth       = sha1
  pfs        = modp1024
}
`,
    "hq.vpn": `site hq {
  device = routeros ${chosen.release}
  wan    = 192.0.2.4/24 on ether1
  lan    = 10.1.0.0/16
  bgp core {
    as = ${chosen.as}
${chosen.instance}  }
  firewall {
    has        = masquerade, input-drop
    nat-bypass = ${chosen.bypass}
    input      = ${chosen.input}
    mss        = ${chosen.mss}
  }
  peer out {
    address = 198.51.100.7
    phase1  = q
    psk     = env("OUT")
  }
${(chosen.order === "0" ? own : own.toReversed()).join("")}}
`,
    "others.vpn": `site cloud {
  device = generic
  wan    = 203.0.113.1/24, 203.0.113.2/24
  lan    = 10.2.0.0/16
  as     = 65002
}
site riga {
  device = generic
  wan    = ${chosen.caller}
  lan    = 10.3.0.0/16
  id     = fqdn("riga.example.net")
}
site oslo {
  device = generic
  wan    = ${chosen.second}
  lan    = 10.4.0.0/16
  id     = fqdn("oslo.example.net")
}
`,
    "tunnels.vpn": `${tunnel(1, `  name = "${chosen.peerName}"\n${chosen.comment}`)}${tunnel(2, `  disabled = ${chosen.disabled}\n`)}
tunnel star: hq <-> riga, oslo {
  phase1 = q
  phase2 = p
  psk    = env("STAR")
}
${chosen.failover}`,
  };
}

function analysisOf(chosen: Chosen, options: Parameters<typeof analyze>[1]): Analysis {
  const files = Object.entries(textsOf(chosen)).map(([name, text]) => ({ uri: `/p/${name}`, text }));
  return analyze({ root: "/p", files, settings: DEFAULT_SETTINGS, diagnostics: [] }, options);
}

function routerOf(chosen: Chosen): DeviceModel {
  const device = analysisOf(chosen, {}).model?.devices.find(({ site }) => site === "hq");
  if (device === undefined) throw new Error("the project has errors");
  return device;
}

const router = routerOf(START);
const failovers = CHOICES.failover.flatMap((failover) => routerOf({ ...START, failover }).failovers);
const own = router.bgpInstances.map((each) => ({
  ...each,
  fields: fields({
    "bgp-instance.as": 65009,
    "bgp-instance.router-id": "10.1.0.1",
    "bgp-instance.redistribute-connected": "yes",
    "bgp-instance.client-to-client-reflection": "no",
    "bgp-instance.ignore-as-path-len": "yes",
  }),
}));
const instances = [
  [],
  router.bgpInstances,
  router.bgpInstances.map((each) => ({ ...each, disabled: true })),
  own,
  [...own, named("spare", new Map())],
];

const wishes = [
  ...(router.firewall?.fields ?? []),
  ...fields({ "firewall.mss": 1300, "firewall.input": "no", "firewall.nat-bypass": "no" }),
];
/** Its policies name every peer, callers too. */
const peers = located(router.connections.map(({ name }) => name));
const shared: ConnectionModel[] = router.connections.map((connection) => ({
  ...connection,
  policies: connection.policies.map((policy) => ({ ...policy, peers })),
}));
const policies = router.policies.flatMap((each) => [each, { ...each, policy: { ...each.policy, peers } }]);

/** The router with more or less of what it has: its tunnels are the same objects in all of them. */
const devices: fc.Arbitrary<DeviceModel> = fc
  .record({
    site: fc.constantFrom("hq", "other"),
    version: fc.constantFrom(...CHOICES.release, "7.10", "7.0"),
    connections: fc.oneof(
      fc.shuffledSubarray([...router.connections]),
      fc.shuffledSubarray(shared, { minLength: 1 }),
    ),
    policies: fc.subarray(policies),
    failovers: fc.oneof(fc.constant([]), fc.shuffledSubarray([...failovers], { maxLength: 1 })),
    bgpInstances: fc.constantFrom(...instances),
    has: fc.option(fc.subarray(wishes), { nil: undefined }),
  })
  .map(({ has, ...rest }) => {
    const { connections } = rest;
    const tunnels = router.firewall?.tunnels.filter((each) => connections.includes(each.connection)) ?? [];
    const firewall =
      has === undefined || router.firewall === undefined
        ? undefined
        : { ...router.firewall, fields: new Map(has), tunnels };
    return { ...router, ...rest, firewall };
  });

const changes = fc.array(
  fc
    .constantFrom(...KEYS)
    .chain((key) => fc.constantFrom(...CHOICES[key]).map((value) => ({ [key]: value }))),
  { minLength: 1, maxLength: 8 },
);

describe("what cannot be said", () => {
  it("is the same after edits as from scratch, and as a build finds it", () => {
    fc.assert(
      fc.property(fc.constantFrom(...CHOICES.release), changes, (release, all) => {
        let chosen: Chosen = { ...START, release };
        let analysis = analysisOf(chosen, {});
        for (const change of all) {
          chosen = { ...chosen, ...change };
          analysis = analysisOf(chosen, { before: analysis });
          const { diagnostics } = analysisOf(chosen, { toPrint: true });
          expect(analysis.diagnostics).toEqual(diagnostics);
        }
      }),
      { numRuns: Number(process.env["RUNS"] ?? 40) },
    );
  });

  it("follows everything else of the device, while its tunnels stay the same objects", () => {
    fc.assert(
      fc.property(fc.array(devices, { minLength: 2, maxLength: 6 }), (all) => {
        for (const device of all) {
          expect(routeros.check(device)).toEqual(plan(device, device.version ?? "").diagnostics);
        }
      }),
      { numRuns: Number(process.env["RUNS"] ?? 100) },
    );
  });
});
