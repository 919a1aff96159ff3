/** A site joins a mesh of twelve: no address, key or number of the others changes, and no file that has nothing to do with it. */

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { nodeHost } from "../../compiler/host/node.ts";
import { analyze } from "../../compiler/pipeline.ts";
import { routeros } from "../../compiler/targets/routeros/index.ts";
import { SITES } from "../support/two-sites.ts";
import { folderWith, runHere } from "./fake.ts";

const TWELVE = ["ams", "ber", "cph", "dub", "fra", "gva", "hel", "lis", "mad", "osl", "rig", "waw"];

function project(mesh: readonly string[]): string {
  const sites = [...TWELVE, "kyiv"].map(
    (name, at) => `site ${name} {
  device = routeros 7.22
  wan    = 192.0.2.${at + 10}/24 on ether1
  lan    = 10.${at + 30}.0.0/16
}
`,
  );
  return `${SITES}${sites.join("")}
secret master = env("MASTER")

mesh m: ${mesh.join(", ")} {
  phase1 = strong
  phase2 = strong
  psk    = derive(master)
  inside = from 172.31.0.0/16
}

tunnel t: hq <-> riga {
  phase1 = strong
  phase2 = strong
  psk    = derive(master)
}
`;
}

test("a site more adds lines and changes none", async () => {
  const folder = folderWith({ "vpnc.json": "{}", "a.vpn": project(TWELVE) });
  const host = nodeHost(folder);
  const env = { MASTER: Buffer.alloc(32, 7).toString("base64") };
  const build = () => runHere(["build"], { host, env, analyze, target: routeros });
  const texts = (): Map<string, string> =>
    new Map(
      readdirSync(join(folder, "build")).map((name) => [
        name,
        readFileSync(join(folder, "build", name), "utf8"),
      ]),
    );
  const first = await build();
  expect(first).toMatchObject({ status: 0 });
  const before = texts();
  const rows = [...before.values()].join("\n").split("\n");
  expect(rows.filter((line) => line.startsWith("add address=172.31.")).length).toBe(12 * 11);

  writeFileSync(join(folder, "a.vpn"), project([...TWELVE.slice(0, 5), "kyiv", ...TWELVE.slice(5)]));
  const second = await build();
  expect(second).toMatchObject({ status: 0 });
  const after = texts();
  const added = [...after.keys()].filter((name) => !before.has(name));
  expect(added.every((name) => name.startsWith("kyiv."))).toBe(true);
  for (const [name, text] of before) {
    const now = after.get(name) ?? "";
    const isInMesh = TWELVE.includes(name.split(".")[0] ?? "");
    expect(second.err.includes(`wrote build/${name} `), name).toBe(isInMesh);
    if (!isInMesh) expect(now, name).toBe(text);
    // What a router is told; remarks may count.
    const said = new Set(now.split("\n"));
    const gone = text.split("\n").filter((line) => /^(?:add|set|remove|\/)/.test(line) && !said.has(line));
    expect(gone, name).toEqual([]);
  }
});
