/** What netwatch and the script of a failover do: run against tunnels that come and go, they end at one that works. */

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { analyzeExample, scriptsOf } from "../../../support/examples.ts";
import { switchingRouter, type SwitchingRouter, type World } from "../../../support/switching.ts";

const TUNNELS = [1, 2, 3] as const;

/** Three tunnels of one office, with addresses inside them or a host behind them to ask. */
function project(kind: "inside" | "behind"): string {
  const tunnel = (number: number): string => `tunnel t${number}: office <-> hub {
  phase1  = p
  phase2  = p
  psk     = env("KEY_${number}")
  outside = 192.0.2.4 <-> 203.0.113.${number}
${
  kind === "inside"
    ? `  inside  = 172.31.${number}.1/30 on ether1 <-> 172.31.${number}.2/30

  policy left.lan <-> right.lan
  policy left.inside <-> right.inside
`
    : ""
}}
`;
  return `phase1 p {
  exchange   = main
  encryption = aes-128-cbc
  hash       = md5
  dh-group   = modp1024
}

phase2 p {
  encryption = aes-128-cbc
  auth       = md5
  pfs        = modp1024
}

site office {
  device = routeros 5.26
  wan    = 192.0.2.4/24 on ether1
  lan    = 10.1.0.0/16
}

site hub {
  device = generic
  wan    = 203.0.113.1/24, 203.0.113.2/24, 203.0.113.3/24
  lan    = 10.2.0.0/16
}

${TUNNELS.map(tunnel).join("\n")}
failover both: t1, t2, t3${kind === "behind" ? " {\n  probe  = 10.2.0.10\n  source = 10.1.0.1\n}" : ""}
`;
}

const scriptOf = (kind: "inside" | "behind"): string =>
  scriptsOf(analyzeExample(project(kind))).get("office.rsc") ?? "";
const scripts = { inside: scriptOf("inside"), behind: scriptOf("behind") };

/** `works(tunnel, second)`; a tunnel that was just switched on answers after `setUp` seconds. */
function worldOf(works: (tunnel: string, second: number) => boolean, setUp = 3): World {
  let since = 0;
  let before = "";
  return (host, second, active) => {
    const inside = /^172\.31\.(\d)\.2$/u.exec(host)?.[1];
    if (inside !== undefined) return works(`t${inside}`, second);
    if (active.join() !== before) since = second;
    before = active.join();
    return active.some((tunnel) => works(tunnel, second)) && second >= since + setUp;
  };
}

function router(kind: "inside" | "behind", world: World): SwitchingRouter {
  return switchingRouter(scripts[kind], world);
}

describe.each(["inside", "behind"] as const)("with somebody to ask %s", (kind) => {
  it("stays with the first tunnel while that works", () => {
    const one = router(
      kind,
      worldOf(() => true),
    );
    one.until(600);
    expect(one.active()).toEqual(["t1"]);
    expect(one.running()).toBe(0);
  });

  it("takes the second within forty seconds of the first one's death", () => {
    const one = router(
      kind,
      worldOf((tunnel, second) => tunnel !== "t1" || second < 100),
    );
    one.until(100);
    expect(one.active()).toEqual(["t1"]);
    one.until(140);
    expect(one.active()).toEqual(["t2"]);
  });

  it("is not moved by single packets that are lost", () => {
    const one = router(
      kind,
      worldOf((_, second) => second % 20 !== 0 || second === 0),
    );
    one.until(2000);
    expect(one.active()).toEqual(["t1"]);
  });

  it("ends at a tunnel that works, whatever went on before", () => {
    const phase = fc.record({ seconds: fc.integer({ min: 1, max: 90 }), up: fc.subarray([...TUNNELS]) });
    fc.assert(
      fc.property(
        fc.array(phase, { maxLength: 12 }),
        fc.subarray([...TUNNELS], { minLength: 1 }),
        fc.integer({ min: 0, max: 9 }),
        (phases, last, setUp) => {
          const ends = phases.map((_, at) =>
            phases.slice(0, at + 1).reduce((sum, { seconds }) => sum + seconds, 0),
          );
          const upAt = (second: number): readonly number[] =>
            phases[ends.findIndex((end) => second < end)]?.up ?? last;
          const one = router(
            kind,
            worldOf((tunnel, second) => upAt(second).includes(Number(tunnel.slice(1))), setUp),
          );
          one.until((ends.at(-1) ?? 0) + 180);
          const active = one.active();
          expect(active).toHaveLength(1);
          if (kind === "inside") {
            // The last one is taken untested, where no other answers.
            expect(active).toEqual([`t${Math.min(...last, 3)}`]);
          } else expect(last.map((number) => `t${number}`)).toContain(active[0]);
          expect(one.running()).toBe(0);
        },
      ),
    );
  });
});

it("comes back to the first tunnel as soon as its far end answers from inside it", () => {
  const one = router(
    "inside",
    worldOf((tunnel, second) => tunnel !== "t1" || second < 100 || second > 300),
  );
  one.until(300);
  expect(one.active()).toEqual(["t2"]);
  one.until(325);
  expect(one.active()).toEqual(["t1"]);
});

it("stays where it is while one host answers for all of them", () => {
  const one = router(
    "behind",
    worldOf((tunnel, second) => tunnel !== "t1" || second < 100 || second > 300),
  );
  one.until(900);
  expect(one.active()).toEqual(["t2"]);
});
