/** Twice as many lines take twice the work: counted in executed blocks of the reader's own code, not in time. */

import { Session, type Profiler } from "node:inspector";
import { describe, expect, it } from "vitest";
import { exportOf } from "../../../bench/exports.ts";
import { routeros } from "../../../compiler/import/routeros/index.ts";

const OWN = /\/compiler\/(?:import\/routeros|source|targets\/routeros|catalogue)\//;

/** Not what a bundler adds around exports. */
function isOurs({ functionName }: Profiler.FunctionCoverage): boolean {
  return functionName !== "get";
}

/** How often blocks of the reader, and of what it calls in the compiler, were entered. */
function work(text: string): number {
  const session = new Session();
  session.connect();
  const post = (method: string, params: object = {}): unknown => {
    let result: unknown;
    session.post(method, params, (error, given) => {
      if (error !== null) throw error;
      result = given;
    });
    return result;
  };
  post("Profiler.enable");
  post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
  routeros.read({ file: "in.rsc", text });
  const { result } = post("Profiler.takePreciseCoverage") as Profiler.TakePreciseCoverageReturnType;
  post("Profiler.stopPreciseCoverage");
  session.disconnect();
  return result
    .filter(({ url }) => OWN.test(url))
    .flatMap(({ functions }) =>
      functions.filter(isOurs).flatMap(({ ranges }) => ranges.map(({ count }) => count)),
    )
    .reduce((sum, count) => sum + count, 0);
}

const unclosed = (lines: number, line: string): string => `/ip ipsec peer\n${`${line}\n`.repeat(lines)}`;

/** Texts that tempt a reader to look at everything again for every line. */
const SHAPES: Readonly<Record<string, (lines: number) => string>> = {
  "of a large router": exportOf,
  "of quotes that are never closed": (n) => unclosed(n, 'add comment="never address=192.0.2.1'),
  "of scripts that are never closed": (n) => unclosed(n, 'add source="never'),
  "of braces that are never closed": (n) => unclosed(n, "add name=x comment={ never"),
  "of brackets that are never closed": (n) => unclosed(n, "set [ find name=x comment=y"),
  "of changes by name": (n) =>
    `/ip ipsec peer\n${Array.from({ length: n }, (_, k) => `add name=p${k} address=192.0.2.1\nset [ find name=p${k} ] comment=c${k}\n`).join("")}`,
  "of one statement over all lines": (n) => `/ip ipsec peer\nadd name=x \\\n${"comment=y \\\n".repeat(n)}`,
  "of lines that continue the one above": (n) => `/ip ipsec peer\nadd name=x\n${"comment=y\n".repeat(n)}`,
  "of manual keys": (n) =>
    `/ip ipsec policy\n${Array.from({ length: n }, (_, k) => `add sa-dst=10.${k >> 8}.${k & 255}.1 sa-src=10.0.0.1 action=encrypt manual-sa=x tunnel=yes\n`).join("")}`,
};

describe.each(Object.entries(SHAPES))("an export %s", (_, make) => {
  it("takes twice the work when it is twice as long", () => {
    work(make(100)); // tables that are made once
    // The engine loses counts when it collects garbage meanwhile: work that grows with the square does so every time.
    let least = Number.POSITIVE_INFINITY;
    for (let run = 0; run < 5 && least >= 2.3; run += 1) {
      const [small, large] = [work(make(500)), work(make(1000))];
      expect(small).toBeGreaterThan(1000);
      least = Math.min(least, large / small);
    }
    expect(least).toBeLessThan(2.3);
  });
});
