/** `inside = from PREFIX`: what an address depends on, what it never depends on, and what is wrong with a pool or a lock file. */

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { analyze, type Analysis } from "../../../compiler/pipeline.ts";
import { allocate } from "../../../compiler/expand/allocate.ts";
import { printLock, readLock } from "../../../compiler/project/lock-file.ts";
import { DEFAULT_SETTINGS } from "../../../compiler/project/settings.ts";
import { contains } from "../../../compiler/source/addresses.ts";
import { SITES } from "../../support/two-sites.ts";

const POOL = { address: "172.31.0.0", length: 16, family: 4 } as const;
const tunnelNames = fc.uniqueArray(fc.stringMatching(/^branch-[a-z]{1,8}$/), { minLength: 1, maxLength: 80 });

function wanted(names: readonly string[], pool: Parameters<typeof allocate>[0][number]["pool"] = POOL) {
  return names.map((tunnel) => ({ tunnel, pool }));
}

describe("an allocation", () => {
  it("is a network of its own in the pool for each tunnel, in whatever order they come", () => {
    fc.assert(
      fc.property(tunnelNames, (names) => {
        const given = allocate(wanted(names), new Map(), []);
        expect(new Set(given.values()).size).toBe(names.length);
        for (const address of given.values()) expect(contains(POOL, { address, length: 30 })).toBe(true);
        expect(new Map(allocate(wanted(names.toReversed()), new Map(), []))).toEqual(new Map(given));
      }),
    );
  });

  it("never changes once it is recorded, whoever comes or goes", () => {
    fc.assert(
      fc.property(tunnelNames, tunnelNames, (before, after) => {
        const recorded = allocate(wanted(before), new Map(), []);
        const now = allocate(wanted(after), recorded, []);
        for (const name of after) if (recorded.has(name)) expect(now.get(name)).toBe(recorded.get(name));
        expect(new Set(now.values()).size).toBe(after.length);
      }),
    );
  });

  it("seldom depends on others: of 300 new tunnels in a /16 at most a few move when 300 are added", () => {
    const names = Array.from({ length: 600 }, (_, at) => `core-s${at}`);
    const few = allocate(wanted(names.slice(0, 300)), new Map(), []);
    const many = allocate(wanted(names), new Map(), []);
    const moved = [...few].filter(([name, network]) => many.get(name) !== network);
    expect(moved.length).toBeLessThan(20);
  });

  it("fills a pool to its last network, and leaves out what is written by hand or Amazon's own", () => {
    const names = Array.from({ length: 64 }, (_, at) => `t${at}`);
    const small = { address: "10.9.0.0", length: 24, family: 4 } as const;
    expect(allocate(wanted(names, small), new Map(), []).size).toBe(64);
    const byHand = { address: "10.9.0.129", length: 25 };
    expect(allocate(wanted(names, small), new Map(), [byHand]).size).toBe(32);
    const amazon = { address: "169.254.0.0", length: 29, family: 4 } as const;
    expect([...allocate(wanted(["a", "b"], amazon), new Map(), []).values()]).toEqual(["169.254.0.4"]);
  });

  it("works for IPv6, in a /126 each", () => {
    const pool = { address: "fd00:1::", length: 48, family: 6 } as const;
    const given = allocate(wanted(["a", "b"], pool), new Map(), []);
    expect(given.size).toBe(2);
    for (const address of given.values()) expect(contains(pool, { address, length: 126 })).toBe(true);
  });

  it("goes on where it was when the pool grows, and starts anew when it moves", () => {
    const before = allocate(wanted(["a", "b", "c"]), new Map(), []);
    const larger = { address: "172.30.0.0", length: 15, family: 4 } as const;
    expect(new Map(allocate(wanted(["a", "b", "c"], larger), before, []))).toEqual(new Map(before));
    const elsewhere = { address: "10.200.0.0", length: 16, family: 4 } as const;
    for (const address of allocate(wanted(["a"], elsewhere), before, []).values())
      expect(address).toMatch(/^10\.200/);
  });
});

describe("the lock file", () => {
  it("reads back what it prints, sorted by address", () => {
    fc.assert(
      fc.property(tunnelNames, (names) => {
        const given = [...allocate(wanted(names), new Map(), [])].map(([tunnel, network]) => ({
          tunnel,
          network,
        }));
        const text = printLock(given);
        const { entries, diagnostics } = readLock("/p/vpnc.lock", text);
        expect(diagnostics).toEqual([]);
        expect(printLock(entries)).toBe(text);
        expect(entries.length).toBe(names.length);
      }),
    );
  });

  const HEAD = "# vpnc.lock 1\n";
  it.each([
    ["", "lock/version", ""],
    ["# vpnc.lock 2\n", "lock/version", "# vpnc.lock 2"],
    ["{}\n", "lock/version", "{}"],
    [`${HEAD}172.31.0.4/30\n`, "lock/line", "172.31.0.4/30"],
    [`${HEAD}172.31.0.5/30 a\n`, "lock/line", "172.31.0.5/30 a"],
    [`${HEAD}172.31.0.0/24 a\n`, "lock/line", "172.31.0.0/24 a"],
    [`${HEAD}172.31.0.400/30 a\n`, "lock/line", "172.31.0.400/30 a"],
    [`${HEAD}172.31.0.4/30 a\n172.31.0.8/30 a\n`, "lock/conflict", "172.31.0.8/30 a"],
    [
      `${HEAD}<<<<<<< HEAD\n172.31.0.4/30 a\n=======\n172.31.0.8/30 b\n>>>>>>> other\n`,
      "lock/unmerged",
      "<<<<<<< HEAD",
    ],
  ])("%j is %s", (text, code, marked) => {
    const { diagnostics } = readLock("/p/vpnc.lock", text);
    expect(diagnostics.map((found) => found.code)).toEqual([code]);
    const span = diagnostics[0]?.place?.span;
    expect(text.slice(span?.start, span?.end)).toBe(marked);
  });
});

describe("in a project", () => {
  const STAR = `${SITES}tunnel b: hq <-> riga, oslo {
  phase1 = strong
  phase2 = strong
  psk    = env("ALL")
  inside = from 172.31.0.0/16
}
site oslo {
  device = routeros 7.20
  wan    = 192.0.2.9/24 on ether1
  lan    = 10.3.0.0/16
}
`;
  const LOCK = "# vpnc.lock 1\n172.31.0.4/30 b-riga\n172.31.0.8/30 b-oslo\n10.0.0.0/30 gone\n";

  function run(text: string, lock?: string): Analysis {
    return analyze({
      root: "/p",
      files: [{ uri: "/p/a.vpn", text }],
      settings: DEFAULT_SETTINGS,
      diagnostics: [],
      lock: lock === undefined ? undefined : { uri: "/p/vpnc.lock", text: lock },
    });
  }
  const insides = ({ expansion }: Analysis): readonly string[] =>
    expansion.connections.map(({ ends }) =>
      ends.map(({ inside }) => `${inside?.value.address}/${inside?.value.length}`).join(" "),
    );

  it("the left end has the first host, and what is recorded counts", () => {
    const analysis = run(STAR, LOCK);
    expect(insides(analysis)).toEqual(["172.31.0.5/30 172.31.0.6/30", "172.31.0.9/30 172.31.0.10/30"]);
    expect(analysis.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(analysis.lock).toMatch(
      /^# vpnc\.lock 1\n#.*\n172\.31\.0\.4\/30 b-riga\n172\.31\.0\.8\/30 b-oslo\n$/,
    );
  });

  it("an Amazon end has the first host", () => {
    const cloud = STAR.replace(/site oslo \{\n.*\n.*/, "site oslo {\n  device = aws").replace(
      "172.31.0.0/16",
      "169.254.0.0/16",
    );
    const [, oslo] = run(cloud, "# vpnc.lock 1\n169.254.9.4/30 b-oslo\n").expansion.connections;
    expect(oslo?.ends.map(({ inside }) => inside?.value.address)).toEqual(["169.254.9.6", "169.254.9.5"]);
  });

  it("two tunnels with one network are told with both lines; one that is gone does no harm", () => {
    const twice = "# vpnc.lock 1\n172.31.0.4/30 b-oslo\n172.31.0.4/30 b-riga\n";
    const found = run(STAR, twice).diagnostics.filter(({ code }) => code === "lock/conflict");
    expect(found.map(({ message }) => message)).toEqual([
      "vpnc.lock gives 172.31.0.4/30 to both `b-oslo` and `b-riga`",
    ]);
    expect(found[0]?.related.map(({ place }) => place.uri)).toContain("/p/vpnc.lock");
    expect(run(STAR, twice.replace("b-oslo", "gone")).diagnostics.map(({ code }) => code)).not.toContain(
      "lock/conflict",
    );
  });

  it("a full pool is told once, with numbers", () => {
    const found = run(STAR.replace("172.31.0.0/16", "172.31.0.0/30")).diagnostics.filter(
      ({ severity }) => severity === "error",
    );
    expect(found.map(({ code, label }) => `${code}: ${label}`)).toEqual([
      "tunnel/inside-exhausted: room for 1, and 2 ask for one",
    ]);
  });

  it.each([
    ["172.31.0.1/16", "type/host-bits"],
    ["172.31.0.0/31", "type/out-of-range"],
    ["172.31.0.0/16 <-> 172.31.0.1/30", "type/mismatch"],
  ])("`from %s` is %s", (pool, code) => {
    const errors = run(STAR.replace("172.31.0.0/16", pool)).diagnostics.filter(
      ({ severity }) => severity === "error",
    );
    expect(errors.map((found) => found.code)).toEqual([code]);
  });

  it("needs no lock file where nothing is allocated", () => {
    expect(run(SITES).lock).toBeUndefined();
  });
});
