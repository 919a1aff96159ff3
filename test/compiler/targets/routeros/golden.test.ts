/** The documents' own scripts are reproduced: every command and argument, extras only at their defaults, order kept. */

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { DeviceModel } from "../../../../compiler/model/model.ts";
import { differences } from "../../../support/golden.ts";
import { aws, cisco, manual } from "../../../support/models.ts";
import { readScript, type ReadCommand } from "../../../support/routeros-reader.ts";
import { codes, emit } from "../../../support/scripts.ts";

function golden(name: string): readonly ReadCommand[] {
  return readScript(readFileSync(new URL(`../../../goldens/${name}.rsc`, import.meta.url), "utf8"));
}

function menusOf(commands: readonly ReadCommand[]): readonly string[] {
  return [...new Set(commands.map((command) => command.menu))];
}

const cases: readonly (readonly [string, DeviceModel, Readonly<Record<string, string>>])[] = [
  ["aws-vpc.routeros-5.6", aws("5.6"), {}],
  ["aws-vpc.routeros-7.20.1", aws("7.20.1"), { "ignore-as-path-len": "no" }],
  [
    "cisco.routeros-2.6",
    cisco(),
    { "exchange-mode": "main", "proposal-check": "strict", "nonce-size": "16", lifetime: "30m" },
  ],
];

test.each(cases)("%s", (name, device, defaults) => {
  expect(codes(device)).toEqual([]);
  for (const style of ["compact", "terse"] as const) {
    const { commands } = emit(device, style);
    expect(differences(golden(name), commands, defaults)).toEqual([]);
    expect(menusOf(commands)).toEqual(menusOf(golden(name)));
  }
});

test("a standby session is disabled after everything else in 5.x, and added disabled in 7", () => {
  const last = emit(aws("5.6"), "terse").script.text.trimEnd().split("\n").at(-1);
  expect(last).toBe("/routing bgp peer disable aws-us-east-test-5");
  const sessions = emit(aws("7.20.1")).commands.filter((each) => each.menu === "/routing bgp connection");
  expect(sessions.map((each) => each.arguments.get("disabled"))).toEqual([undefined, "yes"]);
});

test.each(["r1", "r2"] as const)("the manual SA of the 2.6 manual at %s", (side) => {
  const device = manual(side);
  expect(codes(device)).toEqual([]);
  const { commands } = emit(device);
  const pair = commands.filter((command) => command.menu === "/ip ipsec manual-sa");
  expect(differences(golden(`manual-sa-${side}.routeros-2.6`), pair, {})).toEqual([]);
  const keys = commands.filter((command) => command.menu === "/ip ipsec key");
  expect(keys.map((key) => key.arguments.get("key"))).toEqual(
    keys.map((key) => key.arguments.get("key")?.replace(/^0x/u, "")),
  );
  const policy = commands.find((command) => command.menu === "/ip ipsec policy");
  expect(policy?.arguments.get("manual-sa")).toBe("sa1");
  expect(policy?.arguments.get("ipsec-protocols")).toBe("ah,esp");
  expect(policy?.arguments.get("tunnel")).toBe("yes");
});

test("arguments stand in alphabetical order, and long lines are wrapped as exports wrap them", () => {
  for (const device of [aws("5.6"), aws("7.20.1"), cisco()]) {
    for (const { arguments: named } of emit(device).commands) {
      expect([...named.keys()]).toEqual([...named.keys()].toSorted());
    }
    const body = emit(device)
      .script.text.split("\n")
      .filter((line) => !line.startsWith("#"));
    expect(body.filter((line) => line.length > 80)).toEqual([]);
  }
});

test("the same model gives the same bytes", () => {
  expect(emit(aws("7.24")).script).toEqual(emit(aws("7.24")).script);
});
