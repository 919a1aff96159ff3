/** Policies whose counterpart is missing or differs: what the other end has instead, and what becomes of it. */

import { describe, expect, it } from "vitest";
import { oneSided } from "../../../compiler/diagnostics/catalogue/example.ts";
import type { Diagnostic } from "../../../compiler/diagnostics/diagnostic.ts";
import { analyzeText } from "../../support/analyze.ts";
import { judged, type Half } from "../negotiation/halves.ts";

const policy = (networks: string, lines: string): string => `\n  policy ${networks} {\n${lines}  }`;
const here = (networks: string, more = ""): string =>
  policy(networks, `    peer   = to-riga\n    phase2 = strong\n${more}`);
const there = (networks: string, more = ""): string =>
  policy(networks, `    peer   = to-hq\n    phase2 = strong\n${more}`);
const [OWN, THEIRS] = ["10.1.0.0/16 -> 10.2.0.0/16", "10.2.0.0/16 -> 10.1.0.0/16"];

const missing = (hqPolicy: string, rigaPolicy: string, exchange = "ikev2"): readonly Diagnostic[] =>
  analyzeText(oneSided({ hqPolicy, rigaPolicy, exchange })).diagnostics.filter(
    ({ code }) => code === "policy/missing-counterpart",
  );
const related = ({ related: places = [] }: Diagnostic): readonly string[] =>
  places.map(({ message }) => message);

const SAME = "`riga` says the same instead of the mirror image";
const CLOSE = "`riga` protects this, which overlaps it";
const EXEMPT = "`riga` leaves this unprotected";
const END = "this is the other end, at `riga`";

describe("a policy without a counterpart", () => {
  it("is told with the other end alone, where that has nothing like it", () => {
    const [told, ...more] = missing(here(OWN) + here("10.1.0.0/16 -> 10.7.0.0/16"), there(THEIRS));
    expect(more).toEqual([]);
    expect(related(told!)).toEqual([END]);
    expect([told!.severity, told!.notes]).toEqual([
      "error",
      ["IKEv1 answers INVALID_ID_INFORMATION, IKEv2 TS_UNACCEPTABLE"],
    ]);
    expect(told!.help).toBe("write `policy 10.7.0.0/16 -> 10.1.0.0/16` in `site riga`");
  });

  it("is told once where the other end copied it instead of turning it round", () => {
    const copied = missing(here(OWN), there(OWN));
    expect(copied.map(({ message }) => message.split(" ")[0])).toEqual(["`riga`"]);
    expect(related(copied[0]!)).toEqual([SAME, END]);
    expect(copied[0]!.notes?.[0]).toMatch(/^source and destination are from each end's own point of view/);
  });

  it("has no copy in what has only its source or only its destination", () => {
    for (const other of ["10.1.0.0/16 -> 10.9.0.0/16", "10.9.0.0/16 -> 10.2.0.0/16"]) {
      const told = missing(here(OWN), there(other));
      expect(told.map(({ message }) => message.split(" ")[0])).toEqual(["`riga`", "`hq`"]);
      expect(related(told[0]!)).toEqual([END]);
    }
  });

  it("has no copy in a policy that mirrors another one", () => {
    // At riga both networks may be either side, so the copy of the second is the mirror image of the first.
    const [one, two] = ["10.1.0.0/16 -> 10.2.0.0/16", "10.2.0.0/16 -> 10.1.0.0/16"];
    const told = missing(here(one) + here(two), there(two));
    expect(told).toHaveLength(1);
    expect(related(told[0]!)).not.toContain(SAME);
  });

  it("is told with what overlaps it, and may then be narrowed under IKEv2", () => {
    const hq = here(OWN) + here("10.1.1.0/24 -> 10.2.0.0/16");
    const [told] = missing(hq, there(THEIRS));
    expect(related(told!)).toEqual([CLOSE, END]);
    expect(told!.severity).toBe("warning");
    expect(told!.notes).toEqual([
      "a responder may narrow the offer to what it has; others refuse with TS_UNACCEPTABLE",
    ]);
    const [main] = missing(hq, there(THEIRS), "main");
    expect(main!.severity).toBe("error");
    expect(main!.notes).toEqual(["IKEv1 answers INVALID_ID_INFORMATION, IKEv2 TS_UNACCEPTABLE"]);
  });

  it("is told with what the other site leaves unprotected, not with what it sends to a peer", () => {
    const exempt = policy("10.7.0.0/16 -> 10.1.0.0/16", "    action = none\n");
    const [told] = missing(here(OWN) + here("10.1.0.0/16 -> 10.7.0.0/16"), exempt + there(THEIRS));
    expect(related(told!)).toEqual([EXEMPT, END]);
    const [close] = missing(here(OWN) + here("10.1.1.0/24 -> 10.2.0.0/16"), there(THEIRS));
    expect(related(close!)).not.toContain(EXEMPT);
  });

  it("is not told of a stranger, and of the left end as of the right one", () => {
    const [alone] = oneSided({}).split("site riga");
    expect(analyzeText(alone!).diagnostics.map(({ code }) => code)).not.toContain(
      "policy/missing-counterpart",
    );
    const told = missing(here(OWN), there(THEIRS) + there("10.2.0.0/16 -> 10.8.0.0/16"));
    expect(told.map(({ message }) => message.split(" ")[0])).toEqual(["`hq`"]);
  });
});

describe("a policy whose ends select different traffic", () => {
  const told = (lines: string, exchange: string, left = "generic", right = left) => {
    const half = (device: string): Half => ({ device, phase1: { exchange } });
    const { diagnostics } = judged(
      half(left),
      half(right),
      `  policy left.lan <-> right.lan {\n    ${lines}\n  }\n`,
    );
    return diagnostics
      .filter(({ code }) => code.startsWith("policy/not-mirrored"))
      .map(({ severity, notes }) => [severity, notes?.[0]]);
  };
  const CHARON = "strongswan 5.9.8";
  const NARROWS = "charon narrows the wider one to what both have; the rest is dropped";
  const MAY =
    "under IKEv2 a responder may narrow the wider one, or refuse with TS_UNACCEPTABLE; the rest is dropped";

  it("is narrowed where one end selects all that the other does", () => {
    expect(told("protocol = tcp <-> all", "ikev2")).toEqual([["warning", MAY]]);
    expect(told("protocol = all <-> tcp", "ikev2")).toEqual([["warning", MAY]]);
    expect(told("protocol = tcp <-> all", "ikev2", CHARON)).toEqual([["warning", NARROWS]]);
    expect(told("protocol = tcp <-> all", "main", CHARON)).toEqual([["warning", NARROWS]]);
    expect(told("protocol = tcp <-> all", "main", CHARON, "generic")).toEqual([
      [
        "error",
        "an IKEv1 responder answers INVALID_ID_INFORMATION; one that narrows the wider one is the exception",
      ],
    ]);
  });

  it("is refused where both select something else", () => {
    expect(told("protocol = tcp <-> udp", "ikev2")).toEqual([
      ["error", "the responder answers TS_UNACCEPTABLE"],
    ]);
    expect(told("protocol = tcp <-> udp", "main")).toEqual([
      ["error", "IKEv1 answers INVALID_ID_INFORMATION"],
    ]);
    expect(told("protocol = tcp <-> udp", "main", CHARON)).toEqual([
      ["error", "IKEv1 answers INVALID_ID_INFORMATION"],
    ]);
  });

  it("has ports that are all of them at one end", () => {
    const ports = (pair: string) => told(`protocol = tcp\n    dst-port = ${pair}`, "ikev2");
    expect(ports("443 <-> any")).toEqual([["warning", MAY]]);
    expect(ports("any <-> 443")).toEqual([["warning", MAY]]);
    expect(ports("443 <-> 80")).toEqual([["error", "the responder answers TS_UNACCEPTABLE"]]);
  });

  it("is put right by one line, and whose port it is", () => {
    const help = (key: string) =>
      judged(
        {},
        {},
        `  policy left.lan <-> right.lan {\n    protocol = tcp\n    ${key} = 1 <-> 2\n  }\n`,
      ).diagnostics.find(({ code }) => code === "policy/not-mirrored-ports")?.help;
    expect([help("src-port"), help("dst-port")]).toEqual([
      "write one `src-port`: it is the left end's port, mirrored at the other end",
      "write one `dst-port`: it is the right end's port, mirrored at the other end",
    ]);
  });
});
