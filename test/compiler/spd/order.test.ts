/** What is judged is the list that is printed: the same policies, in the same order. */

import { describe, expect, it } from "vitest";
import { oneSided, project } from "../../../compiler/diagnostics/catalogue/example.ts";
import { devicesOf } from "../../../compiler/spd/device.ts";
import { addressOf } from "../../../compiler/source/addresses.ts";
import type { Analysis } from "../../../compiler/pipeline.ts";
import { analyzeTexts } from "../../support/analyze.ts";
import { EXAMPLES, exampleTexts, scriptsOf } from "../../support/examples.ts";
import { readScript } from "../../support/routeros-reader.ts";

/** `10.1.0.0/16 10.2.0.0/16 encrypt` of each policy that is judged, first to last. */
function judged({ expansion }: Analysis, site: string): string[] {
  const { sites, connections, sitePolicies } = expansion;
  const device = devicesOf(sites.list, connections, sitePolicies).find((each) => each.site.name === site);
  const network = (bits: string, width: number): string =>
    `${addressOf(bits.padEnd(width, "0"))}/${bits.length}`;
  return (device?.policies ?? []).map(({ end }, at) => {
    const box = device!.index.boxes[at]!;
    const width = box.family === 4 ? 32 : 128;
    const action = end.fields.get("policy.action")?.value[0];
    return `${network(box.source, width)} ${network(box.destination, width)} ${action?.kind === "word" ? action.word : ""}`;
  });
}

/** The same of the policies in the script that are not disabled. In transport mode the peer says between which hosts. */
function printed(analysis: Analysis, site: string): string[] {
  const rows = readScript(scriptsOf(analysis).get(`${site}.rsc`) ?? "").filter(
    ({ command }) => command === "add",
  );
  const ends = new Map(
    rows
      .filter(({ menu }) => menu === "/ip ipsec peer")
      .map((row) => [
        row.arguments.get("name"),
        [`${row.arguments.get("local-address")}/32`, row.arguments.get("address")],
      ]),
  );
  return rows
    .filter(({ menu }) => menu === "/ip ipsec policy")
    .filter((row) => row.arguments.get("disabled") !== "yes")
    .map((row) => {
      const [source, destination] =
        row.arguments.get("tunnel") === "no"
          ? (ends.get(row.arguments.get("peer")) ?? [])
          : ["src-address", "dst-address"].map((name) => row.arguments.get(name));
      // A template has no action: what is made of it for a caller encrypts.
      const action = row.arguments.get("template") === "yes" ? "encrypt" : row.arguments.get("action");
      return [source, destination, action].join(" ");
    });
}

function expectSame(texts: Readonly<Record<string, string>>, sites: readonly string[]): string[][] {
  const analysis = analyzeTexts(texts);
  expect(analysis.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  return sites.map((site) => {
    const rows = printed(analysis, site);
    expect(judged(analysis, site)).toEqual(rows);
    return rows;
  });
}

const OSLO = `
site oslo {
  device = routeros 7.20
  wan    = 192.0.2.9/24 on ether1
  lan    = 10.3.0.0/16
}
`;

const tunnel = (name: string, far: string, more = ""): string => `tunnel ${name}: hq <-> ${far} {
  phase1 = strong
  phase2 = strong
  psk    = env("KEY")
${more}}
`;

const END = /\ntunnel hq-riga[^]*$/;
const SITES = project().replace(END, "\n") + OSLO;

describe("the list of a device", () => {
  it("follows the paths of files, then places in a file", () => {
    const files = {
      "/p/sites.vpn": SITES,
      "/p/b.vpn": tunnel("first", "oslo"),
      "/p/a.vpn": tunnel("second", "riga"),
    };
    expect(expectSame(files, ["hq"])[0]).toEqual([
      "10.1.0.0/16 10.2.0.0/16 encrypt",
      "10.1.0.0/16 10.3.0.0/16 encrypt",
    ]);
  });

  it("has standby tunnels last, and not those that are switched off", () => {
    const files = {
      "/p/sites.vpn": SITES,
      "/p/a.vpn": tunnel("waiting", "riga", "  standby = yes\n"),
      "/p/b.vpn": tunnel("off", "riga", "  disabled = yes\n"),
      "/p/c.vpn": tunnel(
        "on",
        "oslo",
        "  policy left.lan <-> 10.3.9.0/24 {\n    disabled = yes\n  }\n  policy left.lan <-> right.lan\n",
      ),
    };
    const analysis = analyzeTexts(files);
    expect(judged(analysis, "hq")).toEqual(["10.1.0.0/16 10.3.0.0/16 encrypt"]);
  });

  it("has a site's own policies first, as written, whatever file they stand in", () => {
    const own = `
  policy 10.1.9.0/24 -> 10.2.0.0/16 {
    action = none
  }
  policy 10.1.0.0/16 -> 10.2.0.0/16 {
    peer   = to-riga
    phase2 = strong
  }
  policy 10.1.0.0/16 -> 10.5.0.0/16 {
    action = discard
  }`;
    const files = {
      "/p/a.vpn": tunnel("early", "oslo"),
      "/p/b.vpn": oneSided({ hqPolicy: own }) + OSLO,
    };
    expect(expectSame(files, ["hq", "riga"])[0]).toEqual([
      "10.1.9.0/24 10.2.0.0/16 none",
      "10.1.0.0/16 10.2.0.0/16 encrypt",
      "10.1.0.0/16 10.5.0.0/16 discard",
      "10.1.0.0/16 10.3.0.0/16 encrypt",
    ]);
  });

  it("is not judged where policies state different priorities", () => {
    const text = project({
      hq: "\n  device = routeros 6.35\n  wan    = 203.0.113.2/24 on ether1\n  lan    = 10.1.0.0/16",
    }).replace(
      'psk    = env("HQ_RIGA")',
      'psk    = env("HQ_RIGA")\n  policy left.lan <-> right.lan\n  policy left.lan <-> 10.2.9.0/24 {\n    action = none\n    priority = 5\n  }',
    );
    expect(judged(analyzeTexts({ "/p/a.vpn": text }), "hq")).toEqual([]);
  });

  it.each(EXAMPLES)("is what is printed in the example %s", (name) => {
    const texts = exampleTexts(name);
    const analysis = analyzeTexts(texts);
    const routers = [...analysis.expansion.sites.values()].filter(
      // 2.6 writes the port behind the address.
      ({ device }) => device.value.target === "routeros" && device.value.version !== "2.6",
    );
    expectSame(
      texts,
      routers.map((site) => site.name),
    );
  });
});
