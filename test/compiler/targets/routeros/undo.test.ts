/** A script and its undo leave a router as it was: nothing added remains, nothing that was there is gone. */

import { expect, test } from "vitest";
import { aws, cisco, manual, modern } from "../../../support/models.ts";
import { emit } from "../../../support/scripts.ts";
import { run, type StoredRow } from "../../../support/tiny-router.ts";

function stored(menu: string, values: Readonly<Record<string, string>>): StoredRow {
  return { menu, values: new Map(Object.entries(values)) };
}

const before: readonly StoredRow[] = [
  stored("/ip ipsec profile", { name: "default", default: "yes" }),
  stored("/ip ipsec proposal", { name: "default", default: "yes" }),
  stored("/ip ipsec proposal", { name: "aws-old", "enc-algorithms": "3des" }),
  stored("/ip ipsec peer", { name: "other", address: "72.21.209.194/32" }),
  stored("/ip ipsec identity", { peer: "other" }),
  stored("/ip ipsec policy", {
    "src-address": "0.0.0.0/0",
    "dst-address": "10.13.0.0/16",
    protocol: "all",
    action: "encrypt",
  }),
  stored("/ip address", { address: "192.0.2.4/24", interface: "ether8" }),
  stored("/routing bgp instance", { name: "default" }),
  stored("/routing bgp connection", { name: "upstream" }),
  stored("/routing bgp peer", { name: "upstream" }),
];

const generations = ["5.6", "6.30", "6.43.8", "6.44", "6.45.1", "7.8", "7.12.2", "7.19.6", "7.20.1"];
const models = [...generations.map(aws), cisco(), manual("r1"), manual("r2"), modern("7.9"), modern("7.24")];

test.each(models)("undo after script is nothing: $site $version", (model) => {
  for (const style of ["compact", "terse"] as const) {
    const { commands, undoCommands } = emit(model, style);
    const applied = run(before, commands);
    expect(applied.length).toBeGreaterThan(before.length);
    expect(run(applied, undoCommands)).toEqual(before);
  }
});

test("what refers is removed before what it refers to, and undo holds no secret", () => {
  const { undo, undoCommands } = emit(aws("7.20.1"));
  const menus = [...new Set(undoCommands.map((command) => command.menu))];
  expect(menus).toEqual([
    "/routing bgp connection",
    "/routing bgp instance",
    "/ip address",
    "/ip ipsec policy",
    "/ip ipsec identity",
    "/ip ipsec peer",
    "/ip ipsec proposal",
    "/ip ipsec profile",
  ]);
  expect(undo.secret).toBe(false);
  expect(undo.text).not.toContain("lQYY");
});

test("each generation finds items in the form its sources show", () => {
  expect(emit(aws("5.6")).undo.text).toContain('remove [find name="aws"]');
  expect(emit(aws("7.20.1")).undo.text).toContain('remove [find where name="aws"]');
  expect(emit(cisco()).undo.text).toContain("The 2.6 manual does not show how items are found");
});
