/** The two hosts answer alike, and the disk's failures have clear reasons. */

import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { HostError } from "../../../compiler/host/host.ts";
import { memoryHost } from "../../../compiler/host/memory.ts";
import { nodeHost } from "../../../compiler/host/node.ts";
import { folderWith } from "../../cli/fake.ts";

const FILES = {
  "a.vpn": "ü\r\n",
  "sub/b.vpn": "",
  "sub/.hidden/c.vpn": "",
  "node_modules/d.vpn": "",
  "e.txt": "",
};

describe.each([
  ["the disk", () => nodeHost(folderWith(FILES))],
  ["memory", () => memoryHost(FILES)],
])("%s", (_name, make) => {
  test("reads, tells kinds apart and lists", () => {
    const host = make();
    const at = (path: string): string => `${host.cwd}/${path}`;
    expect(host.readText(at("a.vpn"))).toBe("ü\r\n");
    expect(["a.vpn", "sub", "nope", "a.vpn/x"].map((path) => host.kindOf(at(path)))).toEqual([
      "file",
      "folder",
      "missing",
      "missing",
    ]);
    expect(host.vpnFilesBelow(host.cwd)).toEqual([at("a.vpn"), at("sub/b.vpn")]);
    expect(reasonOf(() => host.readText(at("nope")))).toBe("missing");
    expect(reasonOf(() => host.readText(at("sub")))).toBe("unreadable");
  });
});

function reasonOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof HostError) return error.reason;
    throw error;
  }
  return "none";
}

describe("the disk", () => {
  test("a byte order mark is no part of the text", () => {
    const folder = folderWith({ "bom.vpn": "\uFEFFsite" });
    expect(nodeHost(folder).readText(join(folder, "bom.vpn"))).toBe("site");
  });

  test("links to files are followed, links to folders are not", () => {
    const folder = folderWith({ "real/a.vpn": "" });
    symlinkSync("real/a.vpn", join(folder, "link.vpn"));
    symlinkSync("real", join(folder, "folder-link"));
    symlinkSync("..", join(folder, "real/up.vpn"));
    expect(nodeHost(folder).vpnFilesBelow(folder)).toEqual([
      join(folder, "link.vpn"),
      join(folder, "real/a.vpn"),
    ]);
  });

  test("a pipe is refused instead of waited for", () => {
    const folder = folderWith();
    spawnSync("mkfifo", [join(folder, "pipe.vpn")]);
    expect(reasonOf(() => nodeHost(folder).readText(join(folder, "pipe.vpn")))).toBe("unreadable");
  });

  test("what may not be read is named", () => {
    const folder = folderWith({ "locked.vpn": "" });
    chmodSync(folder, 0o755);
    chmodSync(join(folder, "locked.vpn"), 0);
    mkdirSync(join(folder, "closed"), 0);
    asNobody(() => {
      expect(() => nodeHost(folder).readText(join(folder, "locked.vpn"))).toThrow(/no permission/);
      expect(reasonOf(() => nodeHost(folder).vpnFilesBelow(folder))).toBe("unreadable");
    });
  });

  test("a text at the limit is read", () => {
    const folder = folderWith();
    writeFileSync(join(folder, "big.vpn"), Buffer.alloc(16 * 1024 * 1024, "#"));
    expect(nodeHost(folder).readText(join(folder, "big.vpn"))).toHaveLength(16 * 1024 * 1024);
  });
});

/** Whoever may read everything cannot see a refusal: root becomes nobody for a moment. */
function asNobody(run: () => void): void {
  if (process.getuid?.() !== 0) {
    run();
    return;
  }
  process.seteuid?.(65534);
  try {
    run();
  } finally {
    process.seteuid?.(0);
  }
}
