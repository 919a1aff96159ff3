/** What stands twice in a block is said at the second one; what may stand several times is not; and nothing written is lost. */

import { describe, expect, it } from "vitest";
import { analyzeText } from "../../support/analyze.ts";

const project = (parts: {
  readonly hq?: string;
  readonly tunnel?: string;
  readonly dpd?: string;
}): string => `
phase1 p {
  exchange   = ikev2
  encryption = aes-256-cbc
  hash       = sha256
  dh-group   = modp2048
${parts.dpd ?? ""}
}
phase2 p {
  encryption = aes-256-cbc
  auth       = sha256
  pfs        = modp2048
}
site hq {
  device = routeros 7.22
  wan    = 203.0.113.2/28 on ether1
  lan    = 10.1.0.0/16
  as     = 65001
${parts.hq ?? ""}
}
site riga {
  device = generic
  wan    = 198.51.100.7/24
  lan    = 10.2.0.0/24
  as     = 65002
}
tunnel t: hq <-> riga {
  phase1 = p
  phase2 = p
  psk    = env("PSK")
  inside = 172.16.0.1/30 <-> 172.16.0.2/30
${parts.tunnel ?? ""}
}
`;

/** The names or heads of each pair: the second one, at which it is said, and the first. */
function repeatedIn(parts: Parameters<typeof project>[0]): readonly (readonly string[])[] {
  const text = project(parts);
  const { diagnostics } = analyzeText(text);
  return diagnostics.flatMap(({ code, place, related }) =>
    code === "name/duplicate-block"
      ? [
          [place, ...related.map((each) => each.place)].map((each) =>
            text.slice(each?.span.start, each?.span.end),
          ),
        ]
      : [],
  );
}

describe("a block that stands twice", () => {
  it.each([
    ["another carrier", { tunnel: "  carrier gre one {\n  }\n  carrier ipip two {\n  }" }, ["two", "one"]],
    ["another session", { tunnel: "  bgp {\n  }\n  bgp second {\n  }" }, ["second", "bgp"]],
    ["an instance of the same name", { hq: "  bgp core {\n  }\n  bgp core {\n  }" }, ["core", "core"]],
    ["another firewall", { hq: "  firewall {\n  }\n  firewall {\n  }" }, ["firewall", "firewall"]],
    ["another dpd", { dpd: "  dpd {\n  }\n  dpd {\n  }" }, ["dpd", "dpd"]],
    ["a peer of the same name", { hq: "  peer a {\n  }\n  peer a {\n  }" }, ["a", "a"]],
  ])("%s", (_, parts, names) => {
    expect(repeatedIn(parts)).toEqual([names]);
  });

  it("is none under another name, where there may be several", () => {
    expect(
      repeatedIn({ hq: "  bgp core {\n  }\n  bgp edge {\n  }\n  peer a {\n  }\n  peer b {\n  }" }),
    ).toEqual([]);
    expect(repeatedIn({ tunnel: "  manual a {\n  }\n  manual b {\n  }\n  bgp {\n  }" })).toEqual([]);
  });

  it("is one block with an inherited one of another name, which it renames", () => {
    const heir = "tunnel u: hq <-> riga extends t {\n  carrier ipip two {\n    keepalive = no\n  }\n}\n";
    const text = project({ tunnel: "  carrier gre one {\n    mtu = 1400\n  }" }) + heir;
    const carriers = analyzeText(text).expansion.connections.map(({ ends: [{ carrier }] }) => carrier);
    expect(carriers.map((carrier) => [carrier?.kind, carrier?.name])).toEqual([
      ["gre", "one"],
      ["ipip", "two"],
    ]);
    expect(carriers[1]?.fields.get("carrier.mtu")?.value).toEqual([{ kind: "number", value: 1400 }]);
  });

  it("adds to what stands beside it", () => {
    const { model } = analyzeText(project({ dpd: "  dpd-interval = 17s\n  dpd {\n    failures = 4\n  }" }));
    const [connection] = model?.devices.find(({ site }) => site === "hq")?.connections ?? [];
    const fields = connection?.keying.kind === "ike" ? connection.keying.phase1.fields : undefined;
    expect(fields?.get("dpd.interval")?.value).toEqual([{ kind: "number", value: 17 }]);
    expect(fields?.get("dpd.failures")?.value).toEqual([{ kind: "number", value: 4 }]);
  });
});
