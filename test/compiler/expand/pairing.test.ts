/** Who is whose partner among the peers of several sites, and what is said where nobody or more than one is found. */

import { describe, expect, it } from "vitest";
import { analyzeTexts } from "../../support/analyze.ts";
import { labelled } from "../../support/labels.ts";

/** What is found in these files, and what their labels expect; the profiles stand in a file of their own. */
function judge(
  files: Readonly<Record<string, string>>,
): Readonly<Record<"names" | "codes" | "labels" | "expected", readonly string[]>> {
  const parts = Object.entries(files).map(([name, source]) => ({ name, ...labelled(source) }));
  const texts = Object.fromEntries(parts.map(({ name, text }) => [`/project/${name}.vpn`, text]));
  const analysis = analyzeTexts({ "/project/a-profiles.vpn": COMMON, ...texts });
  const show = (uri: string, start: number, words: string): string => `${uri} ${start} ${words}`;
  return {
    names: analysis.table.connections.map(({ name, verdict }) => `${name}: ${verdict}`),
    codes: analysis.diagnostics.map((d) => `${d.severity} ${d.code}`),
    labels: analysis.diagnostics
      .flatMap((d) => [{ place: d.place, message: d.label ?? "" }, ...d.related])
      .flatMap(({ place, message }) =>
        place === undefined ? [] : [show(place.uri, place.span.start, message)],
      )
      .toSorted(),
    expected: parts
      .flatMap(({ name, labels }) =>
        labels.map(({ span, words }) => show(`/project/${name}.vpn`, span.start, words)),
      )
      .toSorted(),
  };
}

const COMMON = `phase1 strong {
  exchange   = ikev2
  encryption = aes-256-cbc
  hash       = sha256
  dh-group   = ecp256
}

phase2 strong {
  encryption = aes-256-cbc
  auth       = sha256
  pfs        = ecp256
}
`;

interface Parts {
  readonly wan?: string;
  readonly more?: string;
  readonly peer: string;
  readonly policy?: string;
}

function site(
  name: string,
  own: string,
  other: string,
  { wan = "", more = "", peer, policy }: Parts,
): string {
  return `site ${name} {
  device = routeros 7.20
  ${wan === "" ? "" : `wan    = ${wan} on ether1`}
${more}
${peer}
${policy ?? `  policy ${own} -> ${other} {\n    peer   = p\n    phase2 = strong\n  }`}
}
`;
}

const peer = (lines: string): string => `  peer p {
${lines}
    phase1 = strong
    psk    = env("KEY")
  }`;

const marked = (words: string, address: string): string =>
  peer(`       ^ ${words}\n    address = ${address}`);

const hq = (parts: Parts): string =>
  site("hq", "10.1.0.0/16", "10.2.0.0/16", { wan: "203.0.113.2/28", ...parts });
const riga = (parts: Parts): string =>
  site("riga", "10.2.0.0/16", "10.1.0.0/16", { wan: "198.51.100.7/24", ...parts });

const SOUND = { names: ["hq.p <-> riga.p: agree"], codes: [] };

describe("two peers find each other", () => {
  it("by the addresses of their sites", () => {
    expect(
      judge({
        hq: hq({ peer: peer("    address = 198.51.100.7") }),
        riga: riga({ peer: peer("    address = 203.0.113.2") }),
      }),
    ).toMatchObject(SOUND);
  });

  it("by the address that others see", () => {
    expect(
      judge({
        hq: hq({ peer: peer("    address = 192.0.2.77") }),
        riga: riga({
          wan: "192.168.1.2/24",
          more: "  behind-nat = 192.0.2.77",
          peer: peer("    address = 203.0.113.2"),
        }),
      }),
    ).toMatchObject(SOUND);
  });

  it("by the address a peer sends from", () => {
    const both = "  wan    = 198.51.100.7/24 on ether1, 192.0.2.9/24 on ether2";
    const at = (address: string, local: string): string =>
      `    address = ${address}\n    local-address = ${local}`;
    const second = (name: string, lines: string): string => peer(lines).replace("peer p", `peer ${name}`);
    const files = {
      hq: hq({
        peer: `${peer("    address = 198.51.100.7")}\n${second("q", "    address = 192.0.2.9")}`,
        policy:
          "  policy 10.1.0.0/16 -> 10.2.0.0/16 {\n    peer   = p\n    phase2 = strong\n  }\n  policy 10.1.0.0/16 -> 10.3.0.0/16 {\n    peer   = q\n    phase2 = strong\n  }",
      }),
      riga: riga({
        wan: "",
        more: both,
        peer: `${peer(at("203.0.113.2", "192.0.2.9"))}\n${second("q", at("203.0.113.2", "198.51.100.7"))}`,
        policy:
          "  policy 10.3.0.0/16 -> 10.1.0.0/16 {\n    peer   = p\n    phase2 = strong\n  }\n  policy 10.2.0.0/16 -> 10.1.0.0/16 {\n    peer   = q\n    phase2 = strong\n  }",
      }),
    };
    expect(judge(files)).toMatchObject({
      names: ["hq.p <-> riga.q: agree", "hq.q <-> riga.p: agree"],
      codes: [],
    });
  });

  it("by name, where the other end's identity is that name", () => {
    const callers = (name: string): string => `    address = dns("${name}")`;
    expect(
      judge({
        hq: hq({ peer: peer(callers("riga.example.net")) }),
        riga: riga({
          wan: "dynamic",
          more: '  id = fqdn("riga.example.net")',
          peer: peer("    address = 203.0.113.2").replace("KEY", "KEY_AT_RIGA"),
        }),
      }),
    ).toMatchObject({ names: ["hq.p <-> riga.p: unverifiable"], codes: ["hint phase1/psk-unverifiable"] });
  });

  it("by name, where only the router can look it up and the rest fits", () => {
    expect(
      judge({
        hq: hq({ peer: peer('    address = dns("0123456789ab.sn.mynetname.net")') }),
        riga: riga({ wan: "dynamic", peer: peer("    address = 203.0.113.2") }),
      }),
    ).toMatchObject(SOUND);
  });

  it("by identity, and then an address that is nobody's is an error", () => {
    const files = {
      hq: hq({
        peer: `  peer p {
    address   = 198.51.100.70
                ^^^^^^^^^^^^^ \`riga\` has no such address
    remote-id = key-id("riga")
    phase1    = strong
    psk       = env("KEY")
  }`,
      }),
      riga: `site riga {
  device = routeros 7.20
  wan    = 198.51.100.7/24 on ether1
           ^^^^^^^^^^^^^^^^^^^^^^^^^ \`riga\` sends from \`198.51.100.7\`
  peer p {
    address = 203.0.113.2
    id      = key-id("riga")
    phase1  = strong
    psk     = env("KEY")
  }
  policy 10.2.0.0/16 -> 10.1.0.0/16 {
    peer   = p
    phase2 = strong
  }
}
`,
    };
    const { names, codes, labels, expected } = judge(files);
    expect(names).toEqual(["hq.p <-> riga.p: agree"]);
    expect(codes).toEqual(["error peer/address-mismatch"]);
    expect(labels).toEqual(expected);
  });
});

describe("a peer without a partner", () => {
  it("is told that nobody is there, and is compiled all the same", () => {
    const text = `${COMMON}${hq({ peer: peer("    address = 192.0.2.250") })}`;
    const analysis = analyzeTexts({ "/project/hq.vpn": text });
    expect(analysis.diagnostics.map((d) => `${d.severity} ${d.code}`)).toEqual(["hint peer/unpaired"]);
    expect(analysis.diagnostics[0]?.message).toContain("no site has, or is seen at, `192.0.2.250`");
    const [row] = analysis.table.connections;
    expect(row).toMatchObject({ name: "hq.p", verdict: "unverifiable" });
    expect(row?.ends[1]).toEqual({ site: "192.0.2.250", device: "unknown", outside: "192.0.2.250" });
    expect(row?.policies).toMatchObject([{ source: "10.1.0.0/16", verdict: "unverifiable" }]);
    expect(row?.phase1?.parameters.find((p) => p.parameter === "phase1.encryption")).toMatchObject({
      right: undefined,
      verdict: "unverifiable",
      code: undefined,
    });
    expect(analysis.model?.devices).toMatchObject([
      { site: "hq", connections: [{ name: "p" }], policies: [{ connection: { name: "p" } }] },
    ]);
  });

  it("is told that the other site does not look back", () => {
    const files = {
      hq: hq({
        peer: `  peer p {
    address = 198.51.100.7
              ^^^^^^^^^^^^ only this end is checked
    phase1 = strong
    psk    = env("KEY")
  }`,
      }),
      riga: `site riga {
     ^^^^ \`riga\` is here
  device = routeros 7.20
  wan    = 198.51.100.7/24 on ether1
}
`,
    };
    const { codes, labels, expected } = judge(files);
    expect(codes).toEqual(["hint peer/unpaired"]);
    expect(labels).toEqual(expected);
  });

  it("is not found at a third site", () => {
    const { names, codes } = judge({
      hq: hq({ peer: peer("    address = 198.51.100.7") }),
      riga: riga({ peer: peer("    address = 192.0.2.200") }),
      oslo: site("oslo", "10.3.0.0/16", "10.2.0.0/16", {
        wan: "192.0.2.200/24",
        peer: peer("    address = 198.51.100.7"),
      }),
    });
    expect(names).toEqual(["hq.p: unverifiable", "oslo.p <-> riga.p: conflict"]);
    expect(codes).toContain("hint peer/unpaired");
  });

  it("may be accepted in the peer itself", () => {
    const waived = peer('    address = 192.0.2.250\n    waive peer/unpaired "the provider\'s box"');
    const analysis = analyzeTexts({ "/project/hq.vpn": `${COMMON}${hq({ peer: waived })}` });
    expect(analysis.diagnostics).toMatchObject([
      { code: "peer/unpaired", severity: "hint", notes: ["waived: the provider's box"] },
    ]);
  });
});

describe("a peer that fits several", () => {
  /** Two sites behind one translator. */
  const shared = { wan: "192.168.1.2/24", more: "  behind-nat = 198.51.100.7" };

  it("belongs to nobody, and all of them are shown", () => {
    const files = {
      hq: hq({
        peer: marked("this peer fits more than one other, or another one's only partner", "198.51.100.7"),
      }),
      riga: riga({
        ...shared,
        peer: marked("and this one", "203.0.113.2"),
      }),
      oslo: site("oslo", "10.2.0.0/16", "10.1.0.0/16", {
        ...shared,
        peer: marked("and this one", "203.0.113.2"),
      }),
    };
    const { names, codes, labels, expected } = judge(files);
    expect(codes).toEqual(["error peer/ambiguous"]);
    expect(labels).toEqual(expected);
    expect(names).toEqual(["hq.p: unverifiable", "oslo.p: unverifiable", "riga.p: unverifiable"]);
  });

  it("is recognised by its traffic where only that differs", () => {
    const { names, codes } = judge({
      hq: hq({ peer: peer("    address = 198.51.100.7") }),
      riga: riga({ ...shared, peer: peer("    address = 203.0.113.2") }),
      oslo: site("oslo", "10.3.0.0/16", "10.1.0.0/16", {
        ...shared,
        peer: peer("    address = 203.0.113.2"),
      }),
    });
    expect(names).toEqual(["hq.p <-> riga.p: agree", "oslo.p: unverifiable"]);
    expect(codes).toEqual(["hint peer/unpaired"]);
  });

  it("is reported where one site repeats an address", () => {
    const { codes } = judge({
      hq: hq({
        peer: `${peer("    address = 198.51.100.7")}\n${peer("    address = 198.51.100.7").replace("peer p", "peer q")}`,
        policy:
          "  policy 10.1.0.0/16 -> 10.2.0.0/16 {\n    peer   = p\n    phase2 = strong\n  }\n  policy 10.1.0.0/16 -> 10.4.0.0/16 {\n    peer   = q\n    phase2 = strong\n  }",
      }),
      riga: riga({ peer: peer("    address = 203.0.113.2") }),
    });
    expect(codes).toEqual(["error peer/duplicate"]);
  });
});
