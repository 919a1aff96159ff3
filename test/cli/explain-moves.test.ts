/** What moves between two releases of RouterOS, held against dated facts of MikroTik's changelogs. */

import { expect, test } from "vitest";
import { movesBetween } from "../../compiler/targets/routeros/moves.ts";
import { diskHost, runHere } from "./fake.ts";

const explain = (topic: string, ...more: string[]): ReturnType<typeof runHere> =>
  runHere(["explain", topic, ...more], { host: diskHost() });

test("6.43 to 7: profile and identity have menus of their own", async () => {
  const { status, out } = await explain("target/6.43.8..7.22.3");
  expect(status).toBe(0);
  expect(out).toMatch(
    /phase1\.encryption +\/ip ipsec peer profile enc-algorithm +\/ip ipsec profile enc-algorithm/,
  );
  expect(out).toMatch(/tunnel\.psk +\/ip ipsec peer secret +\/ip ipsec identity secret/);
  expect(out).toMatch(/bgp\.hold-time +\/routing bgp peer hold-time +\/routing bgp connection hold-time/);
});

test("5.26 to 6.49: the defaults that changed", () => {
  const changed = movesBetween("5.26", "6.49.10")?.defaults.map(
    ({ parameter, before, after }) => `${parameter}: ${before} -> ${after}`,
  );
  expect(changed).toContain("phase1.hash: md5 -> sha1");
  expect(changed).toContain("phase1.nat-traversal: no -> yes");
  expect(movesBetween("7.22.1", "7.22.3")).toEqual({ moved: [], defaults: [] });
});

test("every move names its source", () => {
  for (const [from, to] of [
    ["2.6", "5.26"],
    ["5.26", "6.42"],
    ["6.42", "6.49.10"],
    ["6.49.10", "7.24"],
  ] as const) {
    const moves = movesBetween(from, to);
    expect(moves?.moved.length).toBeGreaterThan(0);
    for (const { source } of [...(moves?.moved ?? []), ...(moves?.defaults ?? [])])
      expect(source).not.toBe("");
  }
});

test("an unsupported release is refused with what is supported", async () => {
  const { status, err } = await explain("target/2.8..7.20");
  expect(status).toBe(2);
  expect(err).toContain("supported are 2.6");
});

test("as JSON", async () => {
  const { out } = await explain("target/6.42..6.44", "--format", "json");
  expect(JSON.parse(out)).toMatchObject({ from: "6.42", to: "6.44" });
});
