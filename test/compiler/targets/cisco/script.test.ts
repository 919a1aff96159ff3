/** Whole scripts for Cisco IOS: the document's own, IKEv2, and a tunnel interface. */

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { cisco } from "../../../../compiler/targets/cisco/index.ts";
import { analyzeText, codesOf } from "../../../support/analyze.ts";
import { unknownCommands } from "../../../support/ios-grammar.ts";

const profiles = (exchange: string): string => `
phase1 p {
  exchange   = ${exchange}
  encryption = aes-256-cbc
  hash       = sha256
  dh-group   = modp2048, ecp256
  lifetime   = 8h
}
phase2 p {
  encryption = aes-256-gcm, aes-256-cbc
  auth       = sha256
  pfs        = ecp256
  lifetime   = 1h
}
`;

const ends = (site = ""): string => `
site hq {
  device = cisco-ios 16.9
  wan    = 203.0.113.2/28 on GigabitEthernet1
  lan    = 10.1.0.0/16
${site}
}
site riga {
  device = generic
  wan    = 198.51.100.7/24
  lan    = 10.2.0.0/16, 10.3.0.0/24
}
`;

const tunnel = (more = ""): string => `
## Riga, by the river?
tunnel t: hq <-> riga {
  phase1 = p
  phase2 = p
  psk    = env("PSK")
${more}
}
`;

describe("transform sets", () => {
  it("of one profile with other protections have names of their own, whatever comes first", () => {
    const policies = [
      "  policy 10.1.0.0/16 <-> 10.2.0.0/16",
      "  policy 10.1.0.0/16 <-> 10.3.0.0/24 {\n    ipsec-protocols = ah\n  }",
      "  policy 10.1.9.0/24 <-> 10.3.9.0/24 {\n    ipsec-protocols = ah, esp\n  }",
    ];
    const made = [policies, policies.toReversed()].map((order) => {
      const all = script(profiles("ikev2") + ends() + tunnel(order.join("\n"))).script;
      const sets = [...all.matchAll(/^crypto ipsec transform-set (\S+) (.*)$/gm)];
      const uses = [...all.matchAll(/^ set transform-set (.*)$/gm)].map(([, names = ""]) => names);
      const names = sets.map(([, name]) => name);
      expect(new Set(names).size).toBe(names.length);
      expect(new Set(uses.flatMap((list) => list.split(" ")))).toEqual(new Set(names));
      return new Map(sets.map(([, name, words]) => [name, words]));
    });
    expect(made[0]).toEqual(made[1]);
    expect(made[0]).toEqual(
      new Map([
        ["p", "esp-gcm 256"],
        ["p-2", "esp-aes 256 esp-sha256-hmac"],
        ["p-ah", "ah-sha256-hmac"],
        ["p-ah-esp", "ah-sha256-hmac esp-gcm 256"],
        ["p-ah-esp-2", "ah-sha256-hmac esp-aes 256 esp-sha256-hmac"],
      ]),
    );
  });
});

function script(text: string, key = "secret"): { readonly script: string; readonly undo: string } {
  const analysis = analyzeText(text);
  expect(codesOf(analysis).filter((code) => code.startsWith("error"))).toEqual([]);
  const device = analysis.model?.devices.find(({ site }) => site === "hq");
  const files = device === undefined ? [] : cisco.emit(device, { style: "compact", secrets: () => key });
  expect(files.map(({ name, secret }) => [name, secret])).toEqual([
    ["hq.ios.cfg", true],
    ["hq.undo.ios.cfg", true],
  ]);
  const [first, second] = files.map((file) => file.text.replace(/^! .*\n/gm, ""));
  expect(unknownCommands(first ?? "")).toEqual([]);
  return { script: first ?? "", undo: second ?? "" };
}

describe("the 2002 manual", () => {
  it("is its configuration of the Cisco, with IOS's defaults made explicit", () => {
    const read = (path: string): string => readFileSync(new URL(path, import.meta.url), "utf8");
    const golden = read("../../../goldens/cisco.ios-12.2.cfg").trimEnd().split("\n");
    const analysis = analyzeText(read("../../../../examples/routeros-cisco/routeros-cisco.vpn"));
    const device = analysis.model?.devices.find(({ site }) => site === "cisco");
    const [file] =
      device === undefined ? [] : cisco.emit(device, { style: "compact", secrets: () => "test_key" });
    const lines = (file?.text ?? "")
      .split("\n")
      .filter((line) => line !== "" && line !== "end" && !line.startsWith("!"));
    expect(unknownCommands(lines.join("\n"))).toEqual([]);
    const extra = lines.filter((line) => !golden.includes(line));
    expect(lines.filter((line) => golden.includes(line))).toEqual(golden);
    expect(extra).toEqual([
      " encryption des",
      " hash sha",
      " lifetime 86400",
      " mode tunnel",
      " set security-association lifetime seconds 3600",
    ]);
  });
});

describe("IKEv1", () => {
  it("is a policy for every suite, a key, transform sets, a list and an entry of the map", () => {
    expect(script(profiles("main") + ends() + tunnel()).script).toBe(`crypto isakmp policy 10
 encryption aes 256
 hash sha256
 authentication pre-share
 group 14
 lifetime 28800
!
crypto isakmp policy 20
 encryption aes 256
 hash sha256
 authentication pre-share
 group 19
 lifetime 28800
!
crypto isakmp key secret address 198.51.100.7
!
crypto ipsec transform-set p esp-gcm 256
 mode tunnel
!
crypto ipsec transform-set p-2 esp-aes 256 esp-sha256-hmac
 mode tunnel
!
ip access-list extended vpnc-t
 permit ip 10.1.0.0 0.0.255.255 10.2.0.0 0.0.255.255
 permit ip 10.1.0.0 0.0.255.255 10.3.0.0 0.0.0.255
!
crypto map vpnc 10 ipsec-isakmp
 description Riga, by the river.
 set peer 198.51.100.7
 set transform-set p p-2
 set pfs group19
 set security-association lifetime seconds 3600
 match address vpnc-t
!
interface GigabitEthernet1
 crypto map vpnc
!
end
`);
  });

  it("gives a key that begins with a digit its type", () => {
    expect(script(profiles("main") + ends() + tunnel(), "6abc").script).toContain(
      "crypto isakmp key 0 6abc address",
    );
  });
});

describe("IKEv2", () => {
  const made = script(profiles("ikev2") + ends() + tunnel('  id = fqdn("hq.example") <-> key-id("riga")'));

  it("is a proposal, a keyring and a profile, and a policy that lists the proposals", () => {
    for (const line of [
      "crypto ikev2 proposal p\n encryption aes-cbc-256\n integrity sha256\n group 14 19\n",
      "crypto ikev2 policy vpnc\n proposal p\n",
      " peer t\n  address 198.51.100.7\n  pre-shared-key secret\n",
      " match identity remote key-id riga\n identity local fqdn hq.example\n",
      " set ikev2-profile t\n match address vpnc-t\n",
    ]) {
      expect(made.script).toContain(line);
    }
  });

  it("is taken back last first", () => {
    expect(made.undo.split("\n").filter((line) => line !== "!")).toEqual([
      "interface GigabitEthernet1",
      " no crypto map vpnc",
      "no crypto ikev2 policy vpnc",
      "no crypto map vpnc 10",
      "no ip access-list extended vpnc-t",
      "no crypto ipsec transform-set p-2",
      "no crypto ipsec transform-set p",
      "no crypto ikev2 profile t",
      "no crypto ikev2 keyring t",
      "no crypto ikev2 proposal p",
      "end",
      "",
    ]);
  });
});

describe("a routed tunnel", () => {
  it("is an interface of its own", () => {
    const more = "  inside = 172.31.0.1/30 <-> 172.31.0.2/30\n\n  policy any <-> any";
    const text = profiles("ikev2") + ends() + tunnel(`${more}\n  waive policy/any-to-any "routes decide"`);
    const made = script(text.replace(/ {2}waive .*\n/, "")).script;
    expect(made).toContain(
      "interface Tunnel1\n ip address 172.31.0.1 255.255.255.252\n tunnel source 203.0.113.2\n tunnel destination 198.51.100.7\n tunnel mode ipsec ipv4\n tunnel protection ipsec profile t\n",
    );
    expect(made).not.toContain("crypto map");
  });
});

describe("names", () => {
  it("are the router's own where it has them", () => {
    const site = '  names {\n    map      = "mymap"\n    sequence = 40\n    list     = 101\n  }';
    const made = script(profiles("main") + ends(site) + tunnel()).script;
    expect(made).toContain("crypto map mymap 40 ipsec-isakmp");
    expect(made).toContain(
      "access-list 101 permit ip 10.1.0.0 0.0.255.255 10.2.0.0 0.0.255.255\n!\naccess-list 101 ",
    );
    expect(made).toContain("interface GigabitEthernet1\n crypto map mymap");
  });

  it("have no place on other devices", () => {
    const site = "  names {\n    list = 101\n  }";
    const text = profiles("main") + ends(site).replace("cisco-ios 16.9", "routeros 7.20") + tunnel();
    expect(codesOf(analyzeText(text))).toContain("error target/parameter-unsupported");
  });
});

describe("what is refused, with its reason", () => {
  it.each([
    [
      "weak algorithms from 17.11.1 on",
      "target/value-unsupported",
      profiles("main").replace("modp2048, ecp256", "modp1024") + ends().replace("16.9", "17.12") + tunnel(),
    ],
    [
      "an exception",
      "target/parameter-unsupported",
      profiles("main") + ends("  policy 10.1.9.0/24 -> 10.2.0.0/16 {\n    action = none\n  }") + tunnel(),
    ],
    [
      "no interface",
      "target/must-state",
      profiles("main") + ends().replace(" on GigabitEthernet1", "") + tunnel(),
    ],
    [
      "an identity under IKEv1",
      "target/value-unsupported",
      profiles("main") + ends() + tunnel('  id = fqdn("a.example") <-> fqdn("b.example")'),
    ],
    ["aggressive mode", "target/value-unsupported", profiles("aggressive") + ends() + tunnel()],
    [
      "an end that only answers",
      "target/value-unsupported",
      profiles("main") + ends() + tunnel("  initiate = no <-> yes"),
    ],
  ])("%s", (_, code, text) => {
    expect(codesOf(analyzeText(text))).toContain(`error ${code}`);
  });
});
