/** What the language means, clause by clause: layers, values written once, inheritance, `let`. */

import { describe, expect, it } from "vitest";
import type { Connection } from "../../../compiler/expand/connection.ts";
import { analyzeText, codesOf } from "../../support/analyze.ts";
import { scriptsOf } from "../../support/examples.ts";
import { connections, only, selectors, SITES, value } from "../../support/two-sites.ts";

describe("layers, nearest last", () => {
  it("device default < profile < tunnel < pair side", () => {
    const connection = only(`
tunnel t: hq <-> riga {
  phase1 = strong
  phase1 {
    lifetime = 8h
    dpd {
      failures = 3 <-> 4
    }
  }
  phase2 = strong
  psk = env("PSK")
}`);
    expect(value(connection, "phase1.proposal-check")).toBe("obey (default)");
    expect(value(connection, "phase1.encryption")).toBe("aes-256-cbc (profile)");
    expect(value(connection, "phase1.lifetime")).toBe("28800 (tunnel)");
    expect(value(connection, "dpd.failures", 0)).toBe("3 (side)");
    expect(value(connection, "dpd.failures", 1)).toBe("4 (side)");
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
    pfs = none
  }
  psk = env("PSK")
}`;
    return codesOf(analyzeText(text)).filter((code) => !/^hint|crypto\//.test(code));
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
