/** `test` blocks: what a line may say, what is said of one that is not understood, and what runs. */

import { describe, expect, it } from "vitest";
import { failuresOf } from "../../../compiler/trace/failures.ts";
import { runTests } from "../../../compiler/trace/run-tests.ts";
import { analyzeText, codesOf } from "../../support/analyze.ts";
import { expectDiagnostics } from "../../support/expect-diagnostics.ts";
import { labelled } from "../../support/labels.ts";
import { SITES } from "../../support/two-sites.ts";

const PROJECT = `${SITES}
let client = 10.1.0.5
tunnel hq-riga: hq <-> riga {
  phase1 = strong
  phase2 = strong
  psk    = env("X")
  policy left.lan <-> right.lan {
    protocol = tcp
    dst-port = 443
  }
  policy left.lan <-> 10.2.8.0/24
}
`;

/** The same lines with a label for each packet that must fail. */
function expectFailures(block: string): void {
  const { text, labels } = labelled(PROJECT + block);
  const analysis = analyzeText(text);
  expect(codesOf(analysis).filter((code) => code.startsWith("error"))).toEqual([]);
  const failures = failuresOf(runTests(analysis.tests, analysis.expansion));
  const shown = ({ start, end }: { readonly start: number; readonly end: number }): string =>
    `${start} ${text.slice(start, end)}`;
  expect(failures.map(({ place }) => place && shown(place.span))).toEqual(
    labels.map(({ span }) => shown(span)),
  );
  for (const [index, { words }] of labels.entries()) expect(failures[index]?.message).toContain(words);
}

describe("a test", () => {
  it("passes where each packet goes the way that is written", () => {
    expectFailures(`
test "all is well" {
  packet hq: 10.1.0.5 -> 10.2.0.5 tcp 443 => encrypted hq-riga
  packet hq: 10.1.0.5 -> 10.2.0.5 tcp 443 => encrypted
  packet hq: client -> 10.2.0.5 tcp 80 => plain
  packet hq: client -> 10.2.8.5 => encrypted hq-riga
  packet riga: 10.2.0.5 -> 10.1.0.5 tcp src-port 443 55000 => encrypted hq-riga
  packet hq: 10.1.0.5 -> 10.2.8.5 udp 53 while hq-riga down => dropped
  packet hq: 10.1.0.5 -> 10.2.8.5 47 while hq-riga down => dropped
}
`);
  });

  it("fails at the verdict of each packet that goes another way", () => {
    expectFailures(`
test "nothing is" {
  packet hq: 10.1.0.5 -> 10.2.0.5 tcp 443 => plain
                                             ^^^^^ is encrypted by \`hq-riga\` and delivered at \`riga\`
  packet hq: 10.1.0.5 -> 10.2.0.5 tcp 80 => encrypted hq-riga
                                            ^^^^^^^^^^^^^^^^^ leaves \`hq\` as it is
  packet hq: 10.1.0.5 -> 10.2.8.5 while hq-riga down => encrypted
                                                        ^^^^^^^^^ is dropped at \`hq\`
}
`);
  });

  it("points at the policy that decided, and tells each step", () => {
    const { tests, expansion } = analyzeText(
      `${PROJECT}test "one" {\n  packet hq: 10.1.0.5 -> 10.2.0.5 tcp 443 => dropped\n}\n`,
    );
    const [failure] = failuresOf(runTests(tests, expansion));
    expect(failure).toMatchObject({ code: "test/failed", label: "expected `dropped`" });
    expect(failure?.related[0]?.message).toContain("10.1.0.0/16 -> 10.2.0.0/24 tcp dst-port 443");
    expect(failure?.notes.join("\n")).toContain("hq: ESP of `hq-riga`, tunnel mode");
  });

  it("may name a peer as its site does, or with its site", () => {
    const half = (
      site: string,
      other: string,
      own: string,
      address: string,
      lan: string,
      far: string,
    ): string =>
      `site ${site} {\n  device = routeros 7.20\n  wan    = ${own}/24 on ether1\n  lan    = ${lan}\n  peer to-${other} {\n    address = ${address}\n    phase1  = strong\n    psk     = env("X")\n  }\n  policy ${lan} -> ${far} {\n    peer   = to-${other}\n    phase2 = strong\n  }\n}\n`;
    const project =
      SITES.slice(0, SITES.indexOf("site hq")) +
      half("a", "b", "203.0.113.2", "198.51.100.7", "10.1.0.0/16", "10.2.0.0/16") +
      half("b", "a", "198.51.100.7", "203.0.113.2", "10.2.0.0/16", "10.1.0.0/16");
    const { tests, expansion } = analyzeText(`${project}
test "both ways" {
  packet a: 10.1.0.5 -> 10.2.0.5 => encrypted to-b
  packet b: 10.2.0.5 -> 10.1.0.5 => encrypted "b.to-a"
  packet b: 10.2.0.5 -> 10.1.0.5 => encrypted "a.to-b"
  packet a: 10.1.0.5 -> 10.2.0.5 while to-b down => dropped
}
`);
    expect(runTests(tests, expansion).map(({ passes }) => passes)).toEqual([true, true, true, true]);
  });
});

describe("a line that is not understood", () => {
  it("names something that is not there", () => {
    expectDiagnostics(`${PROJECT}
test "names" {
  packet hk: 10.1.0.5 -> 10.2.0.5 => plain
         ^^ name/dangling
  packet hq: 10.1.0.5 -> 10.2.0.5 while hq-rigo down => encrypted hq-rgia
                                        ^^^^^^^ name/dangling
                                                                  ^^^^^^^ name/dangling
}
`);
  });

  it("has an address that is none", () => {
    expectDiagnostics(`${PROJECT}
test "addresses" {
  packet hq: 10.1.0.0/16 -> 10.2.0.5 => plain
             ^^^^^^^^^^^ test/address
  packet hq: cleint -> left.lan => plain
             ^^^^^^ test/address
                       ^^^^^^^^ test/address
  packet hq: 10.1.0.5 -> 2001:db8::1 => plain
                         ^^^^^^^^^^^ test/address
}
`);
  });

  it("has a word too many, or one that means nothing there", () => {
    expectDiagnostics(`${PROJECT}
test "conditions" {
  packet hq: 10.1.0.5 -> 10.2.0.5 tpc 443 => plain
                                  ^^^ test/condition
  packet hq: 10.1.0.5 -> 10.2.0.5 tcp 70000 => plain
                                      ^^^^^ test/condition
  packet hq: 10.1.0.5 -> 10.2.0.5 icmp 8 => plain
                                       ^ test/condition
  packet hq: 10.1.0.5 -> 10.2.0.5 tcp 443 80 => plain
                                          ^^ test/condition
  packet hq: 10.1.0.5 -> 10.2.0.5 while hq-riga => plain
                                  ^^^^^ test/condition
  packet hq: 10.1.0.5 -> 10.2.0.5 gre src-port 5 => plain
                                               ^ test/condition
}
`);
  });

  it("expects what cannot be", () => {
    expectDiagnostics(`${PROJECT}
tunnel branch {
       ^^^^^^ also test/verdict
  phase1 = strong
}
test "verdicts" {
  packet hq: 10.1.0.5 -> 10.2.0.5 => encrypt hq-riga
                                     ^^^^^^^ test/verdict
  packet hq: 10.1.0.5 -> 10.2.0.5 => plain hq-riga
                                           ^^^^^^^ test/verdict
  packet hq: 10.1.0.5 -> 10.2.0.5 => encrypted branch
                                               ^^^^^^ test/verdict
}
`);
  });

  it("names a star, where one of its tunnels is meant", () => {
    const star = `${SITES}site oslo {\n  device = routeros 7.20\n  wan    = 192.0.2.9/24 on ether1\n  lan    = 10.3.0.0/16\n}\ntunnel b: hq <-> riga, oslo {\n  phase1 = strong\n  phase2 = strong\n  psk    = env("X")\n  waive secret/reused "an example"\n}\n`;
    const line = (by: string): string =>
      `test "star" {\n  packet hq: 10.1.0.5 -> 10.3.0.5 => encrypted ${by}\n}\n`;
    const { diagnostics } = analyzeText(star + line("b"));
    expect(diagnostics.filter(({ code }) => code === "name/dangling")).toHaveLength(1);
    const { tests, expansion } = analyzeText(star + line("b-oslo"));
    expect(runTests(tests, expansion).map(({ passes }) => passes)).toEqual([true]);
  });

  it("is no packet", () => {
    expectDiagnostics(`${PROJECT}
test "entries" {
  lifetime = 1h
  ^^^^^^^^^^^^^ test/not-a-packet
  packet hq: 10.1.0.5 -> 10.2.0.5 => plain
}
test "nothing" {
     ^^^^^^^^^ test/empty
}
`);
  });

  it("suggests what was meant", () => {
    const { diagnostics } = analyzeText(`${PROJECT}
test "typos" {
  packet hq: cliant -> 10.2.0.5 tcpp 443 => plian
}
`);
    expect(diagnostics.filter(({ code }) => code.startsWith("test/")).map(({ help }) => help)).toEqual([
      "did you mean `client`?",
      "did you mean `tcp`?",
      "did you mean `plain`?",
    ]);
  });
});
