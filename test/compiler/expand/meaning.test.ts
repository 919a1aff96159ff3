/** What the language means, clause by clause: layers, inheritance, references, default policies, order, names, waivers. */

import { describe, expect, it } from "vitest";
import type { ParameterId } from "../../../compiler/catalogue/ids.ts";
import { showScalar, showScalars } from "../../../compiler/catalogue/show.ts";
import type { Connection } from "../../../compiler/expand/connection.ts";
import { analyzeText, analyzeTexts, codesOf } from "../../support/analyze.ts";
import { scriptsOf } from "../../support/examples.ts";

const SITES = `
phase1 strong {
  exchange   = ikev2
  encryption = aes-256-cbc
  hash       = sha256
  dh-group   = ecp256
  dpd {
    interval = 10s
    failures = 3
  }
}
phase2 strong {
  encryption = aes-256-gcm
  pfs        = ecp256
}
site hq {
  device = routeros 7.20
  wan    = 203.0.113.2/24 on ether1
  lan    = 10.1.0.0/16
}
site riga {
  device = routeros 7.20
  wan    = 198.51.100.7/24 on ether1
  lan    = 10.2.0.0/24, 10.2.8.0/24
}
`;

function connections(text: string): readonly Connection[] {
  const analysis = analyzeText(SITES + text);
  expect(codesOf(analysis).filter((code) => !code.startsWith("hint"))).toEqual([]);
  return analysis.expansion.connections;
}

function only(text: string): Connection {
  const [connection, ...others] = connections(text);
  expect(others).toEqual([]);
  if (connection === undefined) throw new Error("no connection");
  return connection;
}

function value(connection: Connection, id: ParameterId, at: 0 | 1 = 0): string {
  const end = connection.ends[at];
  const fields = new Map([...end.phase1.fields, ...end.phase2.fields, ...end.tunnel]);
  const located = fields.get(id);
  return located === undefined ? "nothing" : `${showScalars(located.value)} (${located.from})`;
}

const selectors = (connection: Connection): string[] =>
  connection.policies.map(
    ({ ends: [left] }) => `${showScalar(left.source.value)} ${showScalar(left.destination.value)}`,
  );

describe("layers, nearest last", () => {
  it("device default < profile < tunnel < pair side", () => {
    const connection = only(`
tunnel t: hq <-> riga {
  phase1 = strong
  phase1 {
    lifetime = 8h
    nat-traversal = yes <-> no
  }
  phase2 = strong
  psk = env("PSK")
}`);
    expect(value(connection, "phase1.proposal-check")).toBe("obey (default)");
    expect(value(connection, "phase1.encryption")).toBe("aes-256-cbc (profile)");
    expect(value(connection, "phase1.lifetime")).toBe("28800 (tunnel)");
    expect(value(connection, "phase1.nat-traversal", 0)).toBe("yes (side)");
    expect(value(connection, "phase1.nat-traversal", 1)).toBe("no (side)");
    expect(connection.ends[0].phase1.name).toBe("t");
    expect(connection.ends[0].phase2.name).toBe("strong");
  });

  it("a site's own `id` is the weakest", () => {
    const text = (tunnel: string): string => `
site hub { device = routeros 7.20  wan = 203.0.113.9/24 on ether1  lan = 10.9.0.0/16  id = fqdn("hub.example") }
tunnel t: hub <-> riga { phase1 = strong  phase2 = strong  psk = env("PSK")  ${tunnel} }`;
    expect(value(only(text("")), "tunnel.id")).toBe('fqdn("hub.example") (site)');
    expect(value(only(text('id = fqdn("a") <-> fqdn("b")')), "tunnel.id")).toBe('fqdn("a") (side)');
  });

  it("a value remembers the profile it came through", () => {
    const connection = only(`tunnel t: hq <-> riga { phase1 = strong  phase2 = strong  psk = env("PSK") }`);
    expect(connection.ends[0].phase2.fields.get("phase2.pfs")?.through).toBe("phase2 strong");
  });
});

describe("a value written once", () => {
  const between = (left: string, right: string, block: string): string[] => {
    const text = `${SITES.replaceAll("device = routeros 7.20", "device = X").replace("X", left).replace("X", right)}
tunnel t: hq <-> riga {
  phase1 {
    exchange = main
    encryption = 3des
    hash = md5
    dh-group = modp1024
    ${block}
  }
  phase2 {
    encryption = 3des
    auth = sha1
    pfs = modp1024
  }
  psk = env("PSK")
}`;
    return codesOf(analyzeText(text)).filter((code) => !code.startsWith("hint"));
  };

  it("binds the end whose device has the parameter", () => {
    expect(between("routeros 2.6", "routeros 5.26", "dpd {\n      interval = 10s\n    }")).toEqual([]);
  });

  it("is an error where no configured end has it", () => {
    expect(between("routeros 2.6", "generic", "dpd {\n      interval = 10s\n    }")).toEqual([
      "error target/parameter-unsupported",
    ]);
  });

  it("is an error on a side that lacks it", () => {
    expect(between("routeros 2.6", "routeros 5.26", "dpd {\n      interval = 10s <-> 10s\n    }")).toEqual([
      "error target/parameter-unsupported",
    ]);
  });

  it("must be possible at both ends when they have to agree on it", () => {
    expect(between("routeros 2.6", "routeros 5.26", "lifetime = 8h")).toEqual([
      "error target/parameter-unsupported",
    ]);
  });
});

describe("identities under IKEv2", () => {
  const script = (release: string): string =>
    scriptsOf(
      analyzeText(`${SITES.replace("device = routeros 7.20", `device = routeros ${release}`).replace("hash       = sha256", "hash       = sha1").replace("dh-group   = ecp256", "dh-group   = modp2048").replace("pfs        = ecp256", "pfs        = modp1024")}
tunnel t: hq <-> riga { phase1 = strong  phase2 = strong  psk = env("PSK")  id = fqdn("a.example") <-> fqdn("b.example") }`),
    ).get("hq.rsc") ?? "";

  it("the other end's id is expected where the release can say so", () => {
    expect(script("7.20")).toContain("remote-id=fqdn:b.example");
    expect(script("6.43.8")).toContain("my-id=fqdn:a.example");
    expect(script("6.43.8")).not.toContain("remote-id");
  });
});

describe("extends", () => {
  const child = (block: string): Connection =>
    only(`
tunnel base {
  phase1 = strong
  phase2 = strong
  psk    = env("PSK")
  inside = 172.31.0.1/30 <-> 172.31.0.2/30
  phase1 {
    dpd {
      interval = 30s
    }
  }
  policy left.lan <-> right.lan {
    level = unique
  }
}
tunnel t: hq <-> riga extends base {${block}
}`);

  it("a template compiles to nothing, and its child inherits", () => {
    const connection = child("");
    expect(connection.name).toBe("t");
    expect(value(connection, "dpd.interval")).toBe("30 (tunnel)");
    expect(value(connection, "dpd.failures")).toBe("3 (profile)");
    expect(selectors(connection)).toEqual(["10.1.0.0/16 10.2.0.0/24", "10.1.0.0/16 10.2.8.0/24"]);
  });

  it("blocks merge key by key", () => {
    const connection = child("\n  phase1 {\n    dpd {\n      failures = 9\n    }\n  }");
    expect(value(connection, "dpd.interval")).toBe("30 (tunnel)");
    expect(value(connection, "dpd.failures")).toBe("9 (tunnel)");
  });

  it("any policy replaces all inherited ones, and references resolve in the child", () => {
    const connection = child(`
  inside = 172.31.0.5/30 <-> 172.31.0.6/30
  policy left.inside <-> right.inside`);
    expect(selectors(connection)).toEqual(["172.31.0.5 172.31.0.6"]);
  });

  it("inherits neither `##` texts nor `disabled`", () => {
    const [parent, heir] = connections(`
## the first
tunnel one: hq <-> riga {
  phase1   = strong
  phase2   = strong
  psk      = env("PSK")
  disabled = yes
}
tunnel two: hq <-> riga extends one {
}`);
    for (const end of [0, 1] as const) {
      expect(parent?.ends[end].stated).toMatchObject({ comment: "the first", disabled: true });
      expect(heir?.ends[end].stated).toMatchObject({ comment: undefined, disabled: false });
    }
  });

  it("reaches through several generations, wherever they stand", () => {
    const connection = only(`
tunnel t: hq <-> riga extends b {
}
tunnel b extends a {
  phase2 = strong
}
tunnel a {
  phase1 = strong
  psk    = env("PSK")
}`);
    expect(value(connection, "phase2.pfs")).toBe("ecp256 (profile)");
  });
});

describe("let", () => {
  it("stands for its value, in lists too", () => {
    const connection = only(`
let modern = aes-256-gcm, aes-128-gcm
let net    = 10.77.0.0/16
tunnel t: hq <-> riga {
  phase1 = strong
  phase2 {
    encryption = modern
    pfs        = ecp256
  }
  psk    = env("PSK")
  policy net <-> right.lan
}`);
    expect(value(connection, "phase2.encryption")).toBe("aes-256-gcm, aes-128-gcm (tunnel)");
    expect(selectors(connection)[0]).toBe("10.77.0.0/16 10.2.0.0/24");
  });

  it("has no ends to tell apart", () => {
    expect(codesOf(analyzeText(`${SITES}let x = 8h <-> 9h`))).toEqual(["error type/pair-outside-tunnel"]);
  });

  it("may not lead back to itself", () => {
    const analysis = analyzeText(
      `${SITES}let a = b\nlet b = a\ntunnel t: hq <-> riga {\n  phase1 = strong\n  phase2 {\n    pfs = a\n  }\n  psk = env("X")\n}`,
    );
    expect(codesOf(analysis)).toContain("error type/unknown-word");
  });
});

describe("policies", () => {
  const tunnel = (block: string): Connection =>
    only(`tunnel t: hq <-> riga {\n  phase1 = strong\n  phase2 = strong\n  psk = env("PSK")\n${block}\n}`);

  it("are the product of the LANs when none is written, left-major", () => {
    expect(selectors(tunnel(""))).toEqual(["10.1.0.0/16 10.2.0.0/24", "10.1.0.0/16 10.2.8.0/24"]);
  });

  it("mirror at the other end, ports included", () => {
    const [policy] = tunnel(
      "  policy left.lan <-> 10.2.0.0/24 {\n    protocol = tcp\n    src-port = 1000\n    dst-port = 443\n  }",
    ).policies;
    const [left, right] = policy?.ends ?? [];
    expect(left && right && showScalar(right.source.value)).toBe(left && showScalar(left.destination.value));
    expect(right?.fields.get("policy.src-port")?.value).toEqual(left?.fields.get("policy.dst-port")?.value);
    expect(right?.fields.get("policy.dst-port")?.value).toEqual(left?.fields.get("policy.src-port")?.value);
  });

  it("`any` takes the family of the other side", () => {
    const six = tunnel("  policy any <-> 2001:db8:2::/48").policies[0]?.ends[0];
    expect(six && showScalar(six.source.value)).toBe("::/0");
    const four = tunnel("  policy any <-> right.lan").policies[0]?.ends[0];
    expect(four && showScalar(four.source.value)).toBe("0.0.0.0/0");
  });

  it("may have a phase 2 of their own", () => {
    const connection = only(`
phase2 other {
  encryption = aes-256-cbc
  auth       = sha256
  pfs        = none
}
tunnel t: hq <-> riga {
  phase1 = strong
  phase2 = strong
  psk = env("PSK")
  policy left.lan <-> 10.2.0.0/24
  policy left.lan <-> 10.2.8.0/24 {
    phase2 = other
  }
}`);
    expect(connection.policies.map((policy) => policy.ends[0].phase2.name)).toEqual(["strong", "other"]);
  });
});

describe("addresses", () => {
  it("behind a NAT an end has its own address and another that is dialled", () => {
    const connection = only(`
site nat {
  device     = routeros 7.20
  wan        = 192.168.1.2/24 on ether1
  behind-nat = 198.51.100.99
  lan        = 10.5.0.0/16
}
tunnel t: hq <-> nat { phase1 = strong  phase2 = strong  psk = env("PSK") }`);
    expect(connection.ends[1].outside).toMatchObject({
      own: { value: "192.168.1.2" },
      seen: { value: "198.51.100.99" },
    });
    const scripts = scriptsOf(
      analyzeText(`${SITES}
site nat {
  device     = routeros 7.20
  wan        = 192.168.1.2/24 on ether1
  behind-nat = 198.51.100.99
  lan        = 10.5.0.0/16
}
tunnel t: hq <-> nat { phase1 = strong  phase2 = strong  psk = env("PSK") }`),
    );
    expect(scripts.get("hq.rsc")).toContain("address=198.51.100.99/32");
    expect(scripts.get("nat.rsc")).toContain("local-address=192.168.1.2");
  });

  it("an inside address goes on the interface of the outer one, unless it says where", () => {
    const script = (inside: string): string =>
      scriptsOf(
        analyzeText(
          `${SITES}tunnel t: hq <-> riga { phase1 = strong  phase2 = strong  psk = env("PSK")  inside = ${inside} }`,
        ),
      ).get("hq.rsc") ?? "";
    expect(script("172.31.0.1/30 <-> 172.31.0.2/30")).toContain("add address=172.31.0.1/30 interface=ether1");
    expect(script("172.31.0.1/30 on loop <-> 172.31.0.2/30")).toContain(
      "add address=172.31.0.1/30 interface=loop",
    );
  });
});

describe("standby", () => {
  it("without BGP its policies are disabled and come last", () => {
    const script = scriptsOf(
      analyzeText(`${SITES}
tunnel a: hq <-> riga { phase1 = strong  phase2 = strong  psk = env("A")  standby = yes }
tunnel b: hq <-> riga { phase1 = strong  phase2 = strong  psk = env("B") }`),
    ).get("hq.rsc");
    const policies = (script ?? "").split("\n").filter((line) => line.includes("/ip ipsec policy add"));
    expect(policies.map((line) => [/peer=(\w)/.exec(line)?.[1], line.includes("disabled=yes")])).toEqual([
      ["b", false],
      ["b", false],
      ["a", true],
      ["a", true],
    ]);
  });
});

describe("names and comments", () => {
  it("an object is called after its declaration, `name =` overrides, `##` is its comment", () => {
    const script = scriptsOf(
      analyzeText(`${SITES.replace("phase2 strong {", "## from the office\nphase2 strong {\n  name = esp-strong")}
tunnel t: hq <-> riga { phase1 = strong  phase2 = strong  psk = env("A")  name = to-riga  comment = "the \\"good\\" one" }`),
    ).get("hq.rsc");
    expect(script).toContain('comment="from the office"');
    expect(script).toContain("name=esp-strong");
    expect(script).toContain("proposal=esp-strong");
    expect(script).toContain("name=to-riga");
    expect(script).toContain('comment="the \\"good\\" one"');
  });
});

describe("several files", () => {
  const files = {
    "/project/a.vpn": "tunnel t: hq <-> riga { phase1 = strong  phase2 = strong  psk = common }",
    "/project/b.vpn": SITES,
    "/project/c.vpn": 'secret common = env("PSK")',
  };

  it("are one name space, and their order does not matter", () => {
    const once = analyzeTexts(files);
    const again = analyzeTexts(Object.fromEntries(Object.entries(files).toReversed()));
    expect(codesOf(once)).toEqual([]);
    expect([...scriptsOf(again)]).toEqual([...scriptsOf(once)]);
    expect(again.table).toEqual(once.table);
  });

  it("a duplicate names both places", () => {
    const { diagnostics } = analyzeTexts({ ...files, "/project/d.vpn": 'secret common = env("OTHER")' });
    expect(diagnostics).toMatchObject([
      {
        code: "name/duplicate",
        place: { uri: "/project/d.vpn" },
        related: [{ place: { uri: "/project/c.vpn" } }],
      },
    ]);
  });
});

it("another site's address cannot be read outside a tunnel", () => {
  const { diagnostics } = analyzeText(SITES.replace("10.2.0.0/24, 10.2.8.0/24", "hq.lan"));
  expect(diagnostics).toMatchObject([{ code: "type/mismatch", label: "write the address itself here" }]);
});

describe("what comes later", () => {
  it.each([
    [
      "a derived key",
      "tunnel t: hq <-> riga {\n  phase1 = strong\n  phase2 = strong\n  psk = derive(master)\n}",
      "a derived key",
    ],
    [
      "an allocation",
      'tunnel t: hq <-> riga {\n  phase1 = strong\n  phase2 = strong\n  psk = env("X")\n  inside = from 172.31.0.0/16\n}',
      "an allocation",
    ],
    ["a star", "tunnel s: hq <-> riga, hq2 {\n}", "a star of tunnels"],
    ["a mesh", "mesh m: hq, riga {\n}", "`mesh` is not supported yet"],
    ["a failover", "failover f: a, b", "`failover` is not supported yet"],
    [
      "a test",
      'test "x" {\n  packet hq: 10.0.0.1 -> 10.0.0.2 tcp 443 => plain\n}',
      "`test` is not supported yet",
    ],
    [
      "a firewall",
      "site x {\n  device = routeros 7.20\n  firewall {\n    mss = yes\n  }\n}",
      "`firewall` is not supported yet",
    ],
    [
      "a carrier",
      'tunnel t: hq <-> riga {\n  phase1 = strong\n  phase2 = strong\n  psk = env("X")\n  carrier gre g {\n    mtu = 1400\n  }\n}',
      "`carrier` is not supported yet",
    ],
  ])("%s says so at its place", (_what, text, message) => {
    const { diagnostics } = analyzeText(SITES + text);
    const [found] = diagnostics.filter(({ code }) => code === "language/not-yet");
    expect(found?.message).toContain(message);
    expect(found?.place).toBeDefined();
  });
});
