/** Whatever is in a secret, a comment or a name, it is read back byte for byte and never becomes another command. */

import * as fc from "fast-check";
import { expect, test } from "vitest";
import { print } from "../../../../compiler/targets/routeros/print.ts";
import { quote } from "../../../../compiler/targets/routeros/quote.ts";
import type { Row } from "../../../../compiler/targets/routeros/tree.ts";
import { splitWithAnsible } from "../../../support/ansible.ts";
import { aws, cisco } from "../../../support/models.ts";
import { readScript } from "../../../support/routeros-reader.ts";
import { emit } from "../../../support/scripts.ts";

const nasty = fc.oneof(
  fc.string({
    unit: fc.constantFrom(..."\"\\$?[]{}();#=\n\r\t\0\u0007\u007F '`!*,/:añ€😀AF01nrt_"),
    maxLength: 40,
  }),
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.constantFrom(
    "",
    " ",
    "\\",
    '"',
    "a\\\n    b",
    '" ; /system reset',
    "[/system reboot]",
    "# x",
    "\uFEFFx",
  ),
);

function row(value: string): Row {
  const pairs = ["comment", "name", "secret"].map((name) => ({ name, value }));
  return { menu: "/ip ipsec peer", command: "add", selector: undefined, arguments: pairs };
}

test("values survive in both styles", () => {
  fc.assert(
    fc.property(nasty, fc.constantFrom("compact", "terse"), (value, style) => {
      const commands = readScript(print([row(value), row("after")], style));
      expect(commands).toHaveLength(2);
      expect([...(commands[0]?.arguments.values() ?? [])]).toEqual([value, value, value]);
      expect(commands[1]?.arguments.get("name")).toBe("after");
    }),
    { numRuns: 2000 },
  );
});

test("names survive in `disable` and in `[find …]`", () => {
  fc.assert(
    fc.property(nasty, fc.constantFrom("find", "find where"), (value, form) => {
      const selector = {
        kind: "find",
        form,
        conditions: [
          { name: "name", value },
          { name: "a", value },
        ],
      } as const;
      const text = print([{ menu: "/ip ipsec peer", command: "remove", selector, arguments: [] }], "compact");
      const [command] = readScript(text);
      expect(command?.find?.conditions).toEqual(
        new Map([
          ["a", value],
          ["name", value],
        ]),
      );
      expect(command?.find?.where).toBe(form === "find where");
      const disable: Row = {
        menu: "/x",
        command: "disable",
        selector: { kind: "name", name: value },
        arguments: [],
      };
      expect(readScript(print([disable], "terse"))[0]?.plain).toEqual([value]);
    }),
  );
});

test("secrets and comments survive a whole script of every generation", () => {
  fc.assert(
    fc.property(nasty, nasty, fc.constantFrom("compact", "terse"), (secret, comment, style) => {
      for (const base of [cisco(), aws("5.6"), aws("7.24")]) {
        const device = {
          ...base,
          site: "office\n/system reset",
          comment: `${comment}\n/system reboot\\`,
          connections: base.connections.map((each) => ({ ...each, comment })),
        };
        const plain = emit(base, style).commands.length;
        const { commands, undoCommands, script } = emit(device, style, () => secret);
        expect(commands).toHaveLength(plain);
        expect(undoCommands.every((command) => command.command === "remove")).toBe(true);
        const secrets = commands
          .map((command) => command.arguments.get("secret"))
          .filter((each) => each !== undefined);
        expect(new Set(secrets)).toEqual(new Set([secret]));
        if (base.version !== "2.6") {
          expect(commands.some((command) => command.arguments.get("comment") === comment)).toBe(true);
        }
        expect(script.name).toBe("office_system_reset.rsc");
      }
    }),
    { numRuns: 60 },
  );
});

test("escapes are the documented ones", () => {
  expect(quote("lQYYOz0bTt5CzgSTjwcGffL8GrgchPCx")).toBe("lQYYOz0bTt5CzgSTjwcGffL8GrgchPCx");
  expect(quote("10.0.0.0/8")).toBe("10.0.0.0/8");
  expect(quote("::/0")).toBe("::/0");
  expect(quote("")).toBe('""');
  expect(quote("what Amazon wants")).toBe('"what Amazon wants"');
  expect(quote('a"b\\c$d?e\nf')).toBe(String.raw`"a\"b\\c\$d\?e\nf"`);
  expect(quote("é\u0001")).toBe(String.raw`"\C3\A9\01"`);
  expect(quote("!x")).toBe('"!x"');
});

test("Ansible's reader agrees", () => {
  const values = fc.sample(
    nasty.filter((value) => !value.includes("\f")),
    { numRuns: 1500, seed: 7 },
  );
  const lines = values.map((value) => print([row(value)], "terse").trimEnd());
  const read = splitWithAnsible(lines);
  if (read === undefined) {
    console.warn(
      "NOT CHECKED: Debian's package `ansible` is not installed, so no second reader looked at the quoting.",
    );
    expect(process.env["CI"], "CI must have the package `ansible`").toBeUndefined();
    return;
  }
  expect(read).toEqual(
    values.map((value) => [
      "/ip",
      "ipsec",
      "peer",
      "add",
      `comment=${value}`,
      `name=${value}`,
      `secret=${value}`,
    ]),
  );
});
