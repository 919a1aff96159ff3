/** What a device does to single packets: the 22 cases that tell simulators of security policy databases apart. */

import { describe, expect, it } from "vitest";
import { addressNamed, showPacket } from "../../../compiler/trace/packet.ts";
import { SEMANTICS } from "../../../compiler/trace/semantics.ts";
import type { Departure } from "../../../compiler/trace/step.ts";
import { packet, R1, R2, R3, router, rule, sa, sealed, sends, takes } from "../../support/routers.ts";

const FORWARDED = "10.1.0.5 -> 10.2.0.5 tcp 49152 443";
const CLEAR = "10.1.0.5 → 10.2.0.5 tcp 443";

function wire(departure: Departure): string {
  return departure.kind === "sent" ? showPacket(departure.packet) : `dropped ${departure.counter ?? ""}`;
}

describe("what leaves", () => {
  it("1: without a policy goes as it is", () => {
    const sent = sends(router([]), FORWARDED);
    expect(wire(sent)).toBe(CLEAR);
    expect(sent.steps.map(({ text }) => text)).toEqual(["there are no policies here: it leaves as it is"]);
  });

  it("2: goes as it is where an exception stands above the policy", () => {
    const exception = rule("10.1.0.0/16 -> 10.2.0.0/24", { action: "none" });
    const encrypt = rule("10.1.0.0/16 -> 10.2.0.0/16");
    const sent = sends(router([exception, encrypt], { associations: [sa(encrypt, "out")] }), FORWARDED);
    expect(wire(sent)).toBe(CLEAR);
    expect(sent).toMatchObject({ rule: exception, leaks: false });
  });

  it("3: is dropped by a policy that discards", () => {
    const discard = rule("10.1.0.0/16 -> 10.2.0.0/16", { action: "discard" });
    expect(sends(router([discard]), FORWARDED)).toMatchObject({
      kind: "dropped",
      counter: "out-policy-blocked",
      rule: discard,
    });
  });

  it.each([
    ["4", "use", CLEAR, false],
    ["5", "acquire", CLEAR, true],
    ["6", "require", "dropped out-no-states", undefined],
    ["7", "unique", "dropped out-no-states", undefined],
  ] as const)("%s: without an SA at level %s", (_number, level, expected, acquires) => {
    const sent = sends(router([rule("10.1.0.0/16 -> 10.2.0.0/16", { level })]), FORWARDED);
    expect(wire(sent)).toBe(expected);
    if (sent.kind === "sent") expect(sent).toMatchObject({ leaks: true, acquires });
    else expect(sent.why).toContain("asks IKE");
  });

  it("8: with SAs for ESP alone gets only ESP at level use", () => {
    const both = rule("10.1.0.0/16 -> 10.2.0.0/16", { level: "use", protocols: ["esp", "ah"] });
    const sent = sends(router([both], { associations: [sa(both, "out", "esp")] }), FORWARDED);
    expect(wire(sent)).toBe(`${R1} → ${R2} ESP of t [${CLEAR}]`);
    const strict = { ...both, level: "require" } as const;
    expect(wire(sends(router([strict], { associations: [sa(strict, "out", "esp")] }), FORWARDED))).toBe(
      "dropped out-no-states",
    );
  });

  it("9: in tunnel mode gets a new header, ESP inside AH", () => {
    const both = rule("10.1.0.0/16 -> 10.2.0.0/16", { protocols: ["ah", "esp"] });
    const sas = [sa(both, "out", "esp", "258"), sa(both, "out", "ah", "256")];
    const sent = sends(router([both], { associations: sas }), FORWARDED);
    expect(wire(sent)).toBe(`${R1} → ${R2} AH of t [ESP of t [${CLEAR}]]`);
    expect(sent).toMatchObject({ applied: sas });
  });

  it("10: is not taken by a policy in transport mode when it is forwarded", () => {
    const transport = rule("any -> any", { tunnel: false });
    const here = router([transport], { associations: [sa(transport, "out")] });
    expect(wire(sends(here, FORWARDED))).toBe(CLEAR);
    expect(wire(sends(here, `${R1} -> ${R2} icmp`, { local: true }))).toBe(`${R1} → ${R2} ESP of t [icmp]`);
  });

  it("11: is encrypted again by the policy that takes the encrypted packet", () => {
    const inner = rule("10.1.0.0/16 -> 10.2.0.0/16", { carrier: "a" });
    const outer = rule(`${R1} -> ${R2}`, { ends: [R1, R3], carrier: "b" });
    const sas = [
      { ...sa(inner, "out"), tunnel: "a" },
      { ...sa(outer, "out"), tunnel: "b" },
    ];
    const sent = sends(router([inner, outer], { associations: sas }), FORWARDED);
    expect(wire(sent)).toBe(`${R1} → ${R3} ESP of b [${R1} → ${R2} ESP of a [${CLEAR}]]`);
  });

  it("12: is not encrypted again by the policy that did", () => {
    const all = rule("any -> any");
    const sent = sends(router([all], { associations: [sa(all, "out")] }), FORWARDED);
    expect(wire(sent)).toBe(`${R1} → ${R2} ESP of t [${CLEAR}]`);
    expect(sent.steps.at(-1)?.text).toContain("took it before");
    expect(sent.steps.at(-1)?.notes[0]?.basis).toBe("inference");
    const old = sends(router([all], { semantics: SEMANTICS.v2, associations: [sa(all, "out")] }), FORWARDED);
    expect(old.steps.at(-1)?.notes).toEqual([]);
  });

  it("13: does not go round between two policies", () => {
    const first = rule("any -> 10.2.0.0/16", { ends: [R1, R2] });
    const second = rule(`${R1} -> ${R2}`, { ends: [R1, "10.2.0.9"] });
    const sas = [sa(first, "out"), sa(second, "out")];
    const sent = sends(router([first, second], { associations: sas }), FORWARDED);
    expect(wire(sent)).toBe(`${R1} → 10.2.0.9 ESP of t [${R1} → ${R2} ESP of t [${CLEAR}]]`);
    expect(sent).toMatchObject({ applied: sas });
    expect(sent.steps.at(-1)).toMatchObject({ rule: first });
  });

  it("14: skips the policies when it is IKE of the router, and only then", () => {
    const all = rule("any -> any");
    const here = router([all]);
    expect(wire(sends(here, `${R1} -> ${R2} udp 500 500`, { local: true }))).toBe(`${R1} → ${R2} udp 500`);
    expect(wire(sends(here, "10.1.0.5 -> 10.2.0.5 udp 500 500"))).toBe("dropped out-no-states");
    const natted = sends(here, `${R1} -> ${R2} udp 4500 4500`, { local: true });
    expect(wire(natted)).toBe(`${R1} → ${R2} udp 4500`);
    expect(natted.steps[0]?.notes[0]?.basis).toBe("inference");
    const old = router([all], { semantics: SEMANTICS.v2 });
    expect(wire(sends(old, `${R1} -> ${R2} udp 4500 4500`, { local: true }))).toBe("dropped ");
  });
});

describe("what arrives", () => {
  const policy = rule("10.1.0.0/16 -> 10.2.0.0/16");
  const here = router([policy], { associations: [sa(policy, "in"), sa(policy, "out")] });
  const reply = packet("10.2.0.5 -> 10.1.0.5 tcp 443 49152");

  it("15: is dropped when nobody knows its SPI", () => {
    expect(takes(here, sealed(R2, R1, reply, { spi: "9" }))).toMatchObject({
      kind: "dropped",
      counter: "in-no-states",
    });
    expect(takes(here, sealed(R3, R1, reply))).toMatchObject({ kind: "dropped", counter: "in-no-states" });
    expect(takes(here, sealed(R2, R1, reply))).toMatchObject({ kind: "delivered", to: "lan", packet: reply });
  });

  it("16: is dropped when what was inside is not what the SA is for", () => {
    const stranger = packet("10.3.0.5 -> 10.1.0.5 tcp 443 49152");
    expect(takes(here, sealed(R2, R1, stranger))).toMatchObject({
      kind: "dropped",
      counter: "in-no-policies",
      rule: policy,
    });
    const other = rule("10.1.0.0/16 -> 10.3.0.0/16", { ends: [R1, R3] });
    const both = router([policy, other], { associations: [sa(policy, "in")] });
    expect(takes(both, sealed(R2, R1, stranger))).toMatchObject({
      kind: "dropped",
      counter: "in-template-mismatches",
    });
  });

  it("17: is dropped when it should have been encrypted", () => {
    for (const semantics of [SEMANTICS.v2, SEMANTICS.v3, SEMANTICS.v7]) {
      expect(takes({ ...here, semantics }, reply)).toMatchObject({ kind: "dropped", rule: policy });
    }
    expect(takes(here, reply)).toMatchObject({ counter: "in-template-mismatches" });
  });

  it("18: is let in by 2.x as long as there is no SA, and by nobody later", () => {
    const without = router([policy]);
    expect(takes({ ...without, semantics: SEMANTICS.v2 }, reply)).toMatchObject({ kind: "delivered" });
    const later = takes(without, reply);
    expect(later).toMatchObject({ kind: "dropped", counter: "in-template-mismatches" });
    expect(later.steps.at(-1)?.notes[0]?.basis).toBe("inference");
  });
});

describe("what stands around", () => {
  it("19: source NAT comes before the policies", () => {
    const masquerade = { to: addressNamed(R1), bypass: [] };
    const narrow = rule("10.1.0.0/16 -> 10.2.0.0/16");
    const sas = (of: ReturnType<typeof rule>) => ({ masquerade, associations: [sa(of, "out")] });
    expect(wire(sends(router([narrow], sas(narrow)), FORWARDED))).toBe(`${R1} → 10.2.0.5 tcp 443`);
    const any = rule("any -> 10.2.0.0/16");
    expect(wire(sends(router([any], sas(any)), FORWARDED))).toBe(
      `${R1} → ${R2} ESP of t [${R1} → 10.2.0.5 tcp 443]`,
    );
    const excepted = {
      masquerade: { ...masquerade, bypass: [narrow.box] },
      associations: [sa(narrow, "out")],
    };
    expect(wire(sends(router([narrow], excepted), FORWARDED))).toBe(`${R1} → ${R2} ESP of t [${CLEAR}]`);
  });

  it("20: a policy for everything takes the router's replies to its own network", () => {
    const all = rule("any -> any");
    const reply = sends(router([all]), "10.1.0.1 -> 10.1.0.5 tcp 22 50000", { local: true });
    expect(reply).toMatchObject({ kind: "dropped", rule: all });
  });

  it("21: of two policies with the same selectors the second is never reached", () => {
    const first = rule("10.1.0.0/16 -> 10.2.0.0/16", { level: "unique" });
    const second = rule("10.1.0.0/16 -> 10.2.0.0/16", { level: "unique", ends: [R1, R3] });
    const here = router([first, second], { associations: [sa(second, "out"), sa(second, "in")] });
    expect(sends(here, FORWARDED)).toMatchObject({ kind: "dropped", rule: first });
    const back = sealed(R3, R1, packet("10.2.0.5 -> 10.1.0.5 tcp 443 49152"));
    expect(takes(here, back)).toMatchObject({
      kind: "dropped",
      counter: "in-template-mismatches",
      rule: first,
    });
  });

  it("22: a policy for UDP between two routers matches what leaves and what comes back, and nothing else", () => {
    const udp = rule(`${R1} -> ${R2}`, { protocol: "udp" });
    const here = router([udp], { semantics: SEMANTICS.v2, associations: [sa(udp, "out"), sa(udp, "in")] });
    expect(wire(sends(here, `${R1} -> ${R2} udp 5000 5001`, { local: true }))).toContain("ESP");
    expect(wire(sends(here, `${R1} -> ${R2} tcp 5000 5001`, { local: true }))).not.toContain("ESP");
    expect(takes(here, packet(`${R2} -> ${R1} udp 5001 5000`))).toMatchObject({ kind: "dropped", rule: udp });
    expect(takes(here, packet(`${R2} -> ${R1} tcp 5001 5000`))).toMatchObject({
      kind: "delivered",
      to: "router",
    });
  });
});
