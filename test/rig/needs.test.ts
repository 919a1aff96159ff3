/** What is missing for the rig fails a run in CI in plain words, and is said aloud elsewhere; what only the clock says is asked again. */

import { describe, expect, it, vi } from "vitest";
import { isUndecided } from "./differential.ts";
import { leftOut } from "./needs.ts";
import type { ObservedChild } from "./negotiate.ts";

describe("a machine without the daemons", () => {
  const missing = ["strongswan-swanctl", "charon-systemd", "root"];
  const words =
    "The tests with real daemons (daemons) cannot run: apt-get install strongswan-swanctl charon-systemd; run as root";

  it("fails in CI, and says what to install", () => {
    expect(() => leftOut("daemons", missing, true)).toThrow(words);
  });

  it("leaves the tests out elsewhere, and says so", () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => undefined);
    expect(leftOut("daemons", missing, false)).toBe(true);
    expect(warn).toHaveBeenCalledExactlyOnceWith(`\n${words}\n`);
    warn.mockRestore();
  });

  it("runs them where nothing is missing", () => {
    expect(leftOut("daemons", [], true)).toBe(false);
    expect(leftOut("daemons", [], false)).toBe(false);
  });
});

describe("a disagreement", () => {
  const child = (ranOut: boolean): ObservedChild => ({
    verdict: "P2",
    suite: undefined,
    pfs: undefined,
    selectors: undefined,
    mode: undefined,
    ping: undefined,
    signs: [],
    ranOut,
  });
  const seen = (ranOut: boolean, disagreements: readonly string[]) => ({
    initiator: "a" as const,
    observed: { suite: undefined, children: [child(false), child(ranOut)] },
    disagreements,
    repeated: 0,
  });

  it.each([
    ["with a wait that ran out is asked for again", seen(true, ["the verdict"]), true],
    ["with an answer stands", seen(false, ["the verdict"]), false],
    ["is none when both say the same, however long it took", seen(true, []), false],
  ])("%s", (_, compared, expected) => {
    expect(isUndecided(compared)).toBe(expected);
  });
});
