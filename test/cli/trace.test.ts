/** `vpnc trace` and `vpnc test` on the command line: what they print, what their JSON promises, and how they end. */

import { readFileSync } from "node:fs";
import Ajv from "ajv";
import { XMLParser } from "fast-xml-parser";
import { describe, expect, test } from "vitest";
import { nodeHost } from "../../compiler/host/node.ts";
import { analyze } from "../../compiler/pipeline.ts";
import { SITES } from "../support/two-sites.ts";
import { diskHost, runHere, type Outcome } from "./fake.ts";

const TUNNEL = `
tunnel hq-riga: hq <-> riga {
  phase1 = strong
  phase2 = strong
  psk    = env("X")
  policy left.lan <-> right.lan
}
`;
const PROJECT = SITES + TUNNEL;

function run(argv: readonly string[], text = PROJECT): Promise<Outcome> {
  return runHere(argv, { host: diskHost({ "a.vpn": text }), analyze });
}

const QUESTION = ["trace", "hq", "10.1.0.5", "10.2.0.5", "tcp", "443"];

describe("vpnc trace", () => {
  test("tells each decision, its place, and the headers where they change", async () => {
    const { status, out, err } = await run(QUESTION);
    expect({ status, err }).toEqual({ status: 0, err: "" });
    expect(`\n${out}`).toBe(`
10.1.0.5 → 10.2.0.5 tcp 443, from hq

hq (routeros 7.20)
  it comes from the \`lan\`
  the policy \`10.1.0.0/16 -> 10.2.0.0/24\` of \`hq-riga\` takes it: the first that matches (a.vpn:31:3)
  ESP of \`hq-riga\`, tunnel mode (a.vpn:31:3)
      203.0.113.2 → 198.51.100.7 ESP of hq-riga [10.1.0.5 → 10.2.0.5 tcp 443]
  no policy matches it: it leaves as it is

riga (routeros 7.20)
  ESP of \`hq-riga\`: there is an SA for it, and what was inside fits its policy \`10.2.0.0/24 -> 10.1.0.0/16\` (a.vpn:31:3)
      10.1.0.5 → 10.2.0.5 tcp 443
  its destination lies in the \`lan\` of the site

The packet is encrypted by \`hq-riga\` and delivered at \`riga\`.
`);
  });

  test("says what it only infers, and what is outside of the model", async () => {
    const { out } = await run(["trace", "hq", "10.2.0.5", "10.1.0.5", "--inbound"]);
    expect(out).toContain("The packet is dropped at `hq` (counter `in-template-mismatches`).");
    expect(out).toContain("- inference: the kernel refuses what a policy would have encrypted");
    const plain = await run(["trace", "hq", "10.1.0.5", "8.8.8.8"]);
    expect(plain.out).toContain("- outside the model: where it is routed to");
  });

  test("takes a tunnel for down", async () => {
    const { status, out } = await run([...QUESTION, "--down", "hq-riga"]);
    expect(status).toBe(0);
    expect(out).toContain("`hq-riga` is down, as you say");
    expect(out).toContain("is dropped at `hq` (counter `out-no-states`)");
  });

  test("json is what its schema says", async () => {
    const schema = JSON.parse(readFileSync("compiler/schemas/trace.schema.json", "utf8"));
    const validate = new Ajv({ allowUnionTypes: true }).compile(schema);
    for (const argv of [
      QUESTION,
      [...QUESTION, "--down", "hq-riga"],
      ["trace", "hq", "10.1.0.5", "8.8.8.8"],
      ["trace", "hq", "10.2.0.5", "10.1.0.5", "--inbound"],
    ]) {
      const { out } = await run([...argv, "--format", "json"]);
      expect(validate(JSON.parse(out)), JSON.stringify(validate.errors)).toBe(true);
    }
    const { out } = await run([...QUESTION, "--format", "json"]);
    expect(JSON.parse(out)).toMatchObject({
      outcome: { kind: "encrypted", tunnels: ["hq-riga"], at: "riga", ends: "delivered", counter: null },
      steps: [
        { site: "hq", asked: "start", policy: null },
        { asked: "policy", policy: { tunnel: "hq-riga", file: "a.vpn" } },
        {
          asked: "encrypt",
          after: {
            headers: [{ protocol: 50 }, { ipsec: "esp", tunnel: "hq-riga" }, { destinationPort: 443 }],
          },
        },
        { asked: "policy" },
        { site: "riga", asked: "decrypt" },
        { asked: "deliver" },
      ],
    });
  });

  test("fails when errors concern the packet's way, and only mentions others", async () => {
    const broken =
      PROJECT.replace("phase1 = strong\n", "phase1 = strong <-> weaker\n") +
      "phase1 weaker extends strong {\n  dh-group = modp2048\n}\n";
    const near = await run(QUESTION, broken);
    expect(near.status).toBe(1);
    expect(near.err).toContain("phase1/dh-disjoint");
    expect(near.out).toContain("cannot agree on `dh-group` in phase 1");
    const far = await run(QUESTION, `${PROJECT}site lost {\n  lan = 10.9.0.0/16\n}\n`);
    expect(far).toMatchObject({
      status: 0,
      err: "1 error elsewhere in the project: `vpnc check` shows it\n",
    });
  });

  test.each([
    [["trace", "hk", "10.1.0.5", "10.2.0.5"], "there is no site `hk`", "did you mean `hq`?"],
    [["trace", "hq", "10.1.0.0/16", "10.2.0.5"], "`10.1.0.0/16` is no address", "one host's address"],
    [["trace", "hq", "10.1.0.5", "::1"], "no packet goes from IPv4 to IPv6", ""],
    [["trace", "hq", "10.1.0.5", "10.2.0.5", "tpc"], "`tpc` is no protocol", "tcp, udp"],
    [["trace", "hq", "10.1.0.5", "10.2.0.5", "tcp", "70000"], "`70000` is no port", "65535"],
    [["trace", "hq", "10.1.0.5", "10.2.0.5", "icmp", "8"], "only `tcp` and `udp` have ports", ""],
    [
      ["trace", "hq", "10.1.0.5", "10.2.0.5", "--down", "hq-rga"],
      "there is no tunnel `hq-rga`",
      "did you mean `hq-riga`?",
    ],
    [["trace", "hq", "10.1.0.5"], "missing required argument `destination`", ""],
  ])("%j is wrong usage", async (argv, message, hint) => {
    const { status, err } = await run(argv);
    expect(status).toBe(2);
    expect(err).toContain(message);
    expect(err).toContain(hint);
  });
});

test("docs/trace.md shows what is printed", async () => {
  const [, command = "", shown] =
    /```sh\nvpnc (.*)\n```\n\n```text\n([^]*?)```/.exec(readFileSync("docs/trace.md", "utf8")) ?? [];
  const { out } = await runHere(command.split(" "), { host: nodeHost(process.cwd()), analyze });
  expect(out).toBe(shown);
});

describe("vpnc test", () => {
  const GOOD = `test "good" {\n  packet hq: 10.1.0.5 -> 10.2.0.5 tcp 443 => encrypted hq-riga\n}\n`;
  const BAD = `test "bad & worse" {\n  packet hq: 10.1.0.5 -> 10.2.1.5 tcp 443 => encrypted hq-riga\n  packet hq: 10.1.0.5 -> 10.2.0.5 => encrypted\n}\n`;

  test("passes in one line", async () => {
    const { status, out, err } = await run(["test"], PROJECT + GOOD);
    expect({ status, out, err }).toEqual({
      status: 0,
      out: "1 test, 1 packet: all go the way they should\n",
      err: "",
    });
    expect((await run(["test"])).out).toBe("there are no tests in this project\n");
  });

  test("shows the packet, what was expected, and who decided", async () => {
    const { status, out, err } = await run(
      ["test"],
      PROJECT + GOOD + BAD.replace("10.2.1.5", "10.2.0.5").replace("encrypted hq-riga", "plain"),
    );
    expect(status).toBe(1);
    expect(out).toBe("2 tests, 3 packets: 1 of them goes another way\n");
    expect(err).toContain("error[test/failed]");
    expect(err).toContain(
      "10.1.0.5 → 10.2.0.5 tcp 443 from `hq` is encrypted by `hq-riga` and delivered at `riga`",
    );
    expect(err).toContain("this policy decided");
  });

  test("junit has a case for every packet", async () => {
    const { status, out } = await run(["test", "--format", "junit"], PROJECT + GOOD + BAD);
    expect(status).toBe(1);
    const xml = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: "" }).parse(out);
    expect(xml.testsuites).toMatchObject({ tests: "3", failures: "1" });
    const [good, bad] = xml.testsuites.testsuite;
    expect(good).toMatchObject({
      name: "good",
      failures: "0",
      testcase: { classname: "good", file: "a.vpn" },
    });
    expect(bad).toMatchObject({ name: "bad & worse", tests: "2", failures: "1" });
    expect(bad.testcase[0].failure.message).toContain("leaves `hq` as it is");
  });

  test.each(["json", "sarif"])("%s lists what failed", async (format) => {
    const { status, out } = await run(["test", "--format", format], PROJECT + BAD);
    expect(status).toBe(1);
    expect(JSON.stringify(JSON.parse(out))).toContain("test/failed");
  });

  test("fails when the project has errors, and says that", async () => {
    const { status, out, err } = await run(
      ["test"],
      `${PROJECT + GOOD}site lost {\n  lan = 10.9.0.0/16\n}\n`,
    );
    expect(status).toBe(1);
    expect(err).toContain("site/device-missing");
    expect(out).toContain("none goes another way; the project has 1 error");
  });
});
