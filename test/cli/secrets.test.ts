/** `vpnc secrets`: what it lists, what it never shows, and the file it generates. */

import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { nodeHost } from "../../compiler/host/node.ts";
import { analyze } from "../../compiler/pipeline.ts";
import { SITES } from "../support/two-sites.ts";
import { folderWith, runHere, type Outcome } from "./fake.ts";

const VALUE = "the-value-of-the-master-secret-0123456789";
const PROJECT = `${SITES}secret master = env("MASTER")
tunnel a: hq <-> riga {
  phase1 = strong
  phase2 = strong
  psk    = derive(master)
}
tunnel b: hq <-> oslo {
  phase1 = strong
  phase2 = strong
  psk    = env("OSLO")
}
tunnel c: riga <-> oslo {
  phase1 = strong
  phase2 = strong
  psk    = file("keys/c")
}
site oslo {
  device = routeros 7.20
  wan    = 192.0.2.9/24 on ether1
  lan    = 10.9.0.0/16
}
`;

function run(folder: string, env: Readonly<Record<string, string>>, ...argv: string[]): Promise<Outcome> {
  return runHere(["secrets", ...argv], { host: nodeHost(folder), env, analyze });
}

describe("vpnc secrets", () => {
  test("says where each comes from, for whom, and whether it is there", async () => {
    const { status, out, err } = await run(folderWith({ "a.vpn": PROJECT }), { MASTER: VALUE });
    expect(status).toBe(0);
    expect(out.split("\n")).toEqual([
      'present  env("MASTER") (secret master) derives the keys of a, at hq, riga',
      'missing  env("OSLO") is the key of b, at hq, oslo',
      'missing  file("keys/c") is the key of c, at oslo, riga',
      "",
    ]);
    expect(out + err).not.toContain(VALUE);
  });

  test("as JSON", async () => {
    const { out } = await run(folderWith({ "a.vpn": PROJECT }), { MASTER: VALUE }, "--format", "json");
    expect(out).not.toContain(VALUE);
    expect(JSON.parse(out)).toMatchObject({
      version: 1,
      secrets: [
        {
          reference: 'env("MASTER")',
          declared: "master",
          derives: true,
          sites: ["hq", "riga"],
          present: true,
        },
        { reference: 'env("OSLO")', derives: false, tunnels: ["b"], present: false },
        { reference: 'file("keys/c")', source: "file", present: false },
      ],
    });
  });

  test("--generate writes what is missing to a file of its owner, and never over one", async () => {
    const folder = folderWith({ "a.vpn": PROJECT });
    const done = await run(folder, { MASTER: VALUE }, "--generate", "new.env");
    expect(done.status).toBe(0);
    const text = readFileSync(join(folder, "new.env"), "utf8");
    expect(text).toMatch(/^OSLO=k[a-z2-7]{40}\n$/);
    expect(statSync(join(folder, "new.env")).mode & 0o777).toBe(0o600);
    expect(done.out + done.err).not.toContain(text.slice(5, 20));
    expect(done.err).toContain('left to you: file("keys/c")');
    const again = await run(folder, {}, "--generate", "new.env");
    expect(again.status).toBe(2);
    expect(readFileSync(join(folder, "new.env"), "utf8")).toBe(text);
  });

  test("a literal is not repeated", async () => {
    const text = PROJECT.replace('env("OSLO")', `"${VALUE}"`);
    const { out } = await run(folderWith({ "a.vpn": text }), {});
    expect(out).toContain("present  a literal in the source is the key of b");
    expect(out).not.toContain(VALUE);
  });
});
