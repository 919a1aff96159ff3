/** Carriers: what they become on each device, from a tunnel and from peers, and what may not stand beside them. */

import { describe, expect, it } from "vitest";
import { innerMtu } from "../../../compiler/catalogue/overhead.ts";
import { analyzeText, codesOf } from "../../support/analyze.ts";
import { expectDiagnostics } from "../../support/expect-diagnostics.ts";
import { scriptsOf } from "../../support/examples.ts";
import { unknownCommands } from "../../support/ios-grammar.ts";
import { readScript } from "../../support/routeros-reader.ts";

const PROFILES = `
phase1 strong {
  exchange   = main
  encryption = aes-128-cbc
  hash       = sha1
  dh-group   = modp1536
  lifetime   = 8h
}
phase2 strong {
  encryption = aes-128-cbc
  auth       = sha1
  pfs        = modp1536
  lifetime   = 1h
}
`;
const HQ = "site hq {\n  device = routeros 7.22\n  wan    = 203.0.113.2/24 on ether1\n}\n";
const site = (device: string, on = "ether1"): string =>
  `site riga {\n  device = ${device}\n  wan    = 198.51.100.7/24 on ${JSON.stringify(on)}\n}\n`;
const tunnel = (carrier: string, more = ""): string => `
tunnel hq-riga: hq <-> riga {
  phase1 = strong
  phase2 = strong
  psk    = env("KEY")
  inside = 172.31.0.1/30 <-> 172.31.0.2/30
  carrier ${carrier}
${more}}
`;
const GRE = "gre wire {\n    mtu = 1400\n  }";

const files = (text: string): ReadonlyMap<string, string> => {
  const analysis = analyzeText(text);
  expect(codesOf(analysis).filter((code) => code.startsWith("error"))).toEqual([]);
  return scriptsOf(analysis);
};

const rows = (script: string | undefined, menu: string): readonly string[] =>
  readScript(script ?? "")
    .filter((command) => command.menu === menu)
    .map(({ arguments: said }) => [...said].map((pair) => pair.join("=")).join(" "));

describe("on RouterOS", () => {
  it("is an interface past no fast path, its address, and one transport policy", () => {
    const script = files(PROFILES + HQ + site("routeros 6.49") + tunnel(GRE)).get("hq.rsc");
    expect(rows(script, "/interface gre")).toEqual([
      "allow-fast-path=no local-address=203.0.113.2 mtu=1400 name=wire remote-address=198.51.100.7",
    ]);
    expect(rows(script, "/ip address")).toEqual(["address=172.31.0.1/30 interface=wire network=172.31.0.0"]);
    expect(rows(script, "/ip ipsec policy")).toEqual([
      "action=encrypt ipsec-protocols=esp level=require peer=hq-riga proposal=strong protocol=gre tunnel=no",
    ]);
  });

  it.each([
    ["gre", "2.6"],
    ["gre", "5.26"],
    ["ipip", "2.6"],
  ])("%s is refused by %s, which nobody documents", (kind, release) => {
    const text = (PROFILES + HQ + site(`routeros ${release}`) + tunnel(`${kind} wire {\n  }`)).replaceAll(
      "aes-128-cbc",
      "3des",
    );
    const found = analyzeText(text).diagnostics.filter(({ code }) => code.startsWith("target/"));
    expect(found.some(({ message }) => message.includes(`${kind.toUpperCase()} interface`))).toBe(true);
  });

  it("has addresses in its policy before policies named peers, and no fast path to switch off before 6.33", () => {
    const text = (PROFILES + HQ + site("routeros 6.15") + tunnel("ipip wire {\n  }")).replaceAll(
      "aes-128-cbc",
      "3des",
    );
    const script = files(text).get("riga.rsc");
    expect(rows(script, "/interface ipip")).toEqual([
      "local-address=198.51.100.7 name=wire remote-address=203.0.113.2",
    ]);
    expect(rows(script, "/ip ipsec policy")[0]).toContain("protocol=4");
    expect(rows(script, "/ip ipsec policy")[0]).toContain("src-address=198.51.100.7/32");
  });
});

describe("on Cisco IOS", () => {
  const config = (carrier: string): string =>
    files(PROFILES + HQ + site("cisco-ios 15.0", "GigabitEthernet0/0") + tunnel(carrier)).get(
      "riga.ios.cfg",
    ) ?? "";

  it.each([
    [GRE, "tunnel mode gre ip", "permit gre host 198.51.100.7 host 203.0.113.2"],
    ["ipip wire {\n  }", "tunnel mode ipip", "permit 4 host 198.51.100.7 host 203.0.113.2"],
  ])("is a tunnel interface, and an entry of the crypto map", (carrier, mode, line) => {
    const text = config(carrier);
    expect(text).toContain(`interface Tunnel1\n description wire\n ip address 172.31.0.2 255.255.255.252\n`);
    expect(text).toContain(` tunnel source 198.51.100.7\n tunnel destination 203.0.113.2\n ${mode}\n`);
    expect(text).toContain(line);
    expect(text).toContain(
      "crypto ipsec transform-set strong-transport esp-aes esp-sha-hmac\n mode transport",
    );
    expect(text).toContain("interface GigabitEthernet0/0\n crypto map vpnc");
  });

  it("has BGP over it, in the router's one process", () => {
    const instance =
      "  lan = 10.2.0.0/24\n  bgp core {\n    as        = 65020\n    router-id = 10.2.0.1\n    networks  = 10.2.0.0/24\n  }\n}";
    const riga = site("cisco-ios 15.0", "Gi0/0").replace(/\}\n$/, `${instance}\n`);
    const session = "  bgp {\n    as        = 65010 <-> 65020\n    hold-time = 90s\n  }\n";
    const text = files(PROFILES + HQ + riga + tunnel(GRE, session)).get("riga.ios.cfg") ?? "";
    expect(text).toContain(`router bgp 65020
 bgp router-id 10.2.0.1
 neighbor 172.31.0.1 remote-as 65010
 neighbor 172.31.0.1 timers 30 90
 network 10.2.0.0 mask 255.255.255.0
`);
    expect(unknownCommands(text)).toEqual([]);
    const filtered = session.replace("hold-time = 90s", 'in-filter = "from-hq"');
    expect(codesOf(analyzeText(PROFILES + HQ + riga + tunnel(GRE, filtered)))).toContain(
      "error target/parameter-unsupported",
    );
  });

  it("takes no keepalive", () => {
    const text = tunnel("gre wire {\n    keepalive = 10s <-> 20s\n  }");
    expect(codesOf(analyzeText(PROFILES + HQ + site("cisco-ios 15.0", "Gi0/0") + text))).toContain(
      "error target/parameter-unsupported",
    );
  });
});

describe("on strongSwan", () => {
  it("is a child in transport mode, and commands for Linux", () => {
    const text = files(PROFILES + HQ + site("strongswan 6.0.6", "eth0") + tunnel(GRE)).get(
      "riga.swanctl.conf",
    );
    expect(text).toContain("mode = transport");
    expect(text).toContain('local_ts = "198.51.100.7/32[gre]"');
    expect(text).toContain(
      "# also needed: hq-riga: ip link add wire type gre local 198.51.100.7 remote 203.0.113.2 ttl 64\n" +
        "# also needed: hq-riga: ip address add 172.31.0.2/30 dev wire\n" +
        "# also needed: hq-riga: ip link set wire mtu 1400 up\n",
    );
  });

  it("has a name that Linux takes", () => {
    const text = tunnel("gre wire-to-the-head-office {\n  }");
    expect(codesOf(analyzeText(PROFILES + HQ + site("strongswan 6.0.6", "eth0") + text))).toContain(
      "error target/parameter-unsupported",
    );
  });
});

describe("in a peer", () => {
  const peer = (own: number, other: number, kind: string): string => `site r${own} {
  device = routeros 7.22
  wan    = 203.0.113.${own}/24 on ether1
  peer far {
    address = 203.0.113.${other}
    phase1  = strong
    phase2  = strong
    psk     = env("KEY")
    inside  = 172.31.0.${own}/30 <-> 172.31.0.${other}/30
    carrier ${kind} wire {
    }
  }
}
`;

  it("compiles from one file, to what a tunnel gives", () => {
    const alone = files(PROFILES + peer(1, 2, "gre")).get("r1.rsc");
    const both = files(PROFILES + peer(1, 2, "gre") + peer(2, 1, "gre")).get("r1.rsc");
    expect(alone).toBe(both);
    expect(rows(alone, "/interface gre")).toHaveLength(1);
    expect(rows(alone, "/ip ipsec policy")).toEqual([
      "action=encrypt ipsec-protocols=esp level=require peer=far proposal=strong protocol=gre tunnel=no",
    ]);
  });

  it("must be of the other's kind", () => {
    expect(codesOf(analyzeText(PROFILES + peer(1, 2, "gre") + peer(2, 1, "ipip")))).toContain(
      "error carrier/mismatch",
    );
  });
});

describe("the length of its packets", () => {
  it("is what tunnel mode leaves, less GRE's own header", () => {
    const suite = {
      encryption: "aes-128-cbc",
      auth: "sha1",
      protocols: ["esp"],
      natTraversal: false,
      family: 4,
    } as const;
    const fits = innerMtu(suite) - 4;
    const at = (mtu: number): string[] =>
      codesOf(
        analyzeText(PROFILES + HQ + site("routeros 7.22") + tunnel(`gre wire {\n    mtu = ${mtu}\n  }`)),
      );
    expect(at(fits)).not.toContain("warning carrier/mtu");
    expect(at(fits + 1)).toContain("warning carrier/mtu");
  });
});

describe("a head that says too little", () => {
  it.each([
    ["eoip wire", "name/unknown-block"],
    ["wire", "name/unknown-block"],
    ["gre", "name/missing"],
  ])("`carrier %s`", (head, code) => {
    const { diagnostics } = analyzeText(PROFILES + HQ + site("routeros 7.22") + tunnel(`${head} {\n  }`));
    expect(diagnostics.map((found) => found.code)).toContain(code);
  });
});

it("runs between addresses that nobody translates", () => {
  expectDiagnostics(`${PROFILES}${HQ}
site riga {
  device     = routeros 7.22
  wan        = 198.51.100.7/24 on ether1
  behind-nat = 192.0.2.9
               ^^^^^^^^^ carrier/outside
}
${tunnel(GRE)}`);
});

describe("in a mesh", () => {
  const sites = [
    ["ams", "routeros 7.22", "203.0.113.2", "ether1"],
    ["fra", "strongswan", "198.51.100.7", "eth0"],
    ["frankfurt-am-main", "routeros 6.49", "198.51.100.8", "ether1"],
    ["kyiv", "cisco-ios", "198.51.100.9", "Gi1"],
  ] as const;
  const network = (names: readonly string[], after = ""): string =>
    `${PROFILES}${sites
      .filter(([name]) => names.includes(name))
      .map(
        ([name, device, wan, on], at) =>
          `site ${name} {\n  device = ${device}\n  wan    = ${wan}/24 on ${on}\n  as     = ${65_001 + at}\n  ${
            device.startsWith("routeros") ? `bgp core {\n    as = ${65_001 + at}\n  }` : ""
          }\n}\n`,
      )
      .join("")}
mesh net: ${names.join(", ")} {
  phase1 = strong
  phase2 = strong
  psk    = env("KEY")
  inside = from 172.31.0.0/24
  carrier ${GRE}
}
${after}`;
  const interfacesOf = (text: string): Readonly<Record<string, readonly string[]>> => {
    const { model, diagnostics } = analyzeText(text);
    expect(diagnostics.filter(({ severity }) => severity === "error").map(({ message }) => message)).toEqual(
      [],
    );
    return Object.fromEntries(
      (model?.devices ?? []).map(({ site: name, connections }) => [
        name,
        connections.flatMap(({ carrier }) => carrier?.name ?? []).toSorted(),
      ]),
    );
  };
  const all = sites.map(([name]) => name);

  it("each tunnel has an interface of its own, called after the far site, as long as the device takes", () => {
    const found = interfacesOf(network(all));
    expect(found).toEqual({
      ams: ["wire-fra", "wire-frankfurt-am-main", "wire-kyiv"],
      fra: ["wire-ams", expect.stringMatching(/^wire-fran-[0-9a-v]{5}$/), "wire-kyiv"],
      "frankfurt-am-main": ["wire-ams", "wire-fra", "wire-kyiv"],
      kyiv: ["wire-ams", "wire-fra", "wire-frankfurt-am-main"],
    });
    for (const name of found["fra"] ?? []) expect(name.length).toBeLessThanOrEqual(15);
  });

  it("a site less renames none of the others, and neither does a tunnel that stands in for one", () => {
    const [whole, fewer] = [interfacesOf(network(all)), interfacesOf(network(all.slice(0, 3)))];
    for (const [name, links] of Object.entries(fewer))
      expect(links).toEqual(whole[name]?.filter((link) => link !== "wire-kyiv"));
    const replaced = '\ntunnel net-ams-fra: ams <-> fra extends net {\n  psk = env("OTHER")\n}\n';
    expect(interfacesOf(network(all, replaced))).toEqual(whole);
    const named = replaced.replace("}", "  carrier gre own {\n    mtu = 1400\n  }\n}");
    expect(interfacesOf(network(all, named))["ams"]).toContain("own");
  });

  it("each session has a name of its own, too", () => {
    const text = network(["ams", "frankfurt-am-main", "fra"]).replace(
      "  carrier gre",
      "  bgp {\n    hold-time = 30s\n  }\n  carrier gre",
    );
    const named = text.replace("  bgp {\n    hold", "  bgp core {\n    hold");
    const sessions = (project: string): readonly string[] => {
      const { model } = analyzeText(project);
      const ams = model?.devices.find(({ site: name }) => name === "ams");
      return (ams?.connections ?? []).flatMap(({ bgp }) => bgp?.name ?? []);
    };
    expect(sessions(text)).toEqual(["net-ams-fra", "net-ams-frankfurt-am-main"]);
    expect(sessions(named)).toEqual(["core-fra", "core-frankfurt-am-main"]);
  });
});
