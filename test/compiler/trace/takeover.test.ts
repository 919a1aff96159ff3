/** Packets through a failover of which some tunnels are down: what switches, and at which end. */

import { describe, expect, it } from "vitest";
import { runTests } from "../../../compiler/trace/run-tests.ts";
import { analyzeText } from "../../support/analyze.ts";
import { exampleText } from "../../support/examples.ts";

/** The packets of a project that went another way than its tests say. */
function strays(text: string): readonly string[] {
  const { tests, expansion } = analyzeText(text);
  const results = runTests(tests, expansion);
  expect(results.length).toBeGreaterThan(0);
  return results.flatMap(({ passes, packet, trace }) =>
    passes ? [] : [`${packet.site}: ${trace?.outcome.kind ?? "?"} ${trace?.tunnels[0]?.connection ?? ""}`],
  );
}

const withPackets = (text: string, ...packets: readonly string[]): string =>
  `${text.replace(/^test[^]*$/mu, "")}test "x" {\n${packets.map((each) => `  packet ${each}\n`).join("")}}\n`;

describe("two tunnels", () => {
  it.each(["failover", "failover-6"])("%s goes the way its tests say", (example) => {
    expect(strays(exampleText(example))).toEqual([]);
    const stays = exampleText(example).replace(/^failover [^]*?(?=^test)/mu, "");
    expect(strays(stays)).toEqual(["office: dropped "]);
  });

  it("are switched at both ends, where both switch", () => {
    const both = exampleText("failover").replace(
      "device = aws",
      "device = routeros 7.20\n  wan    = 203.0.113.193/27 on ether1, 203.0.113.225/27 on ether2",
    );
    const back = "vpc: 10.12.3.4 -> 10.0.1.5";
    const text = withPackets(
      both,
      `${back} => encrypted aws-1`,
      `${back} while aws-1 down => encrypted aws-2`,
      `${back} while aws-2 down => encrypted aws-1`,
    );
    expect(strays(text)).toEqual([]);
  });
});

it("peers that one policy lists are taken one after the other", () => {
  const peer = (name: string, address: string): string =>
    `  peer ${name} {\n    address = ${address}\n    phase1  = aws\n    psk     = ${name}\n  }\n`;
  const sites = exampleText("failover")
    .replace(/^tunnel [^]*$/mu, "")
    .replace(
      "10.0.0.0/16\n}",
      `10.0.0.0/16\n${peer("aws-1", "203.0.113.193")}${peer("aws-2", "203.0.113.225")}  policy 10.0.0.0/16 -> 10.12.0.0/16 {\n    peer   = aws-1, aws-2\n    phase2 = aws\n  }\n}`,
    )
    .replace(/^site vpc[^]*?^\}\n/mu, "");
  const there = "office: 10.0.1.5 -> 10.12.3.4";
  const text = withPackets(
    sites,
    `${there} => encrypted "office.aws-1"`,
    `${there} while "office.aws-1" down => encrypted "office.aws-2"`,
  );
  expect(strays(text)).toEqual([]);
});
