/** The whole way, with the real compiler, as a process: the starter project builds, and a mismatch is told. */

import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";
import { describe, expect, test } from "vitest";
import { folderWith, runProcess } from "./fake.ts";

const SITES = `site hq {
  device = routeros 7.22
  wan    = 192.0.2.1/24 on ether1
  lan    = 10.0.0.0/16
}

site riga {
  device = routeros 7.22
  wan    = 198.51.100.7/24 on ether1
  lan    = 10.20.0.0/16
}

phase1 strong {
  exchange   = ikev2
  encryption = aes-256-cbc
  hash       = sha256
  dh-group   = ecp256
  lifetime   = 8h
}

phase2 gcm {
  encryption = aes-256-gcm
  pfs        = ecp256
}

phase2 cbc {
  encryption = aes-256-cbc
  auth       = sha256
  pfs        = ecp256
}

tunnel hq-riga: hq <-> riga {
  phase1 = strong
  phase2 = gcm <-> cbc
  psk    = env("HQ_RIGA")
}
`;

describe("with the real compiler", () => {
  test("the starter project checks clean, shows its tunnel and builds", () => {
    const folder = folderWith();
    runProcess(["init"], folder);
    expect(runProcess(["check", "--strict"], folder)).toMatchObject({ status: 0, out: "" });

    const { out } = runProcess(["tunnels", "--format", "json"], folder);
    const validate = new Ajv({ allowUnionTypes: true }).compile(
      JSON.parse(readFileSync("compiler/schemas/tunnels.schema.json", "utf8")),
    );
    const table = JSON.parse(out);
    expect(validate(table), JSON.stringify(validate.errors)).toBe(true);
    expect(table.tunnels).toMatchObject([{ name: "hq-branch", verdict: "agree" }]);

    const missing = runProcess(["build"], folder);
    expect(missing.status).toBe(1);
    expect(missing.err).toContain("the environment variable `HQ_BRANCH_PSK` is not set");
    const key = "iSeetheLight-4711-iSeetheLight";
    const built = runProcess(["build"], folder, { HQ_BRANCH_PSK: key });
    expect(built.status).toBe(0);
    expect(built.out + built.err).not.toContain(key);
    expect(readFileSync(join(folder, "build/hq.rsc"), "utf8")).toContain(key);
    expect(statSync(join(folder, "build/branch.rsc")).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(folder, "build/hq.undo.rsc"), "utf8")).not.toContain(key);
    expect(runProcess(["build", "--verify"], folder, { HQ_BRANCH_PSK: key }).status).toBe(0);
    expect(runProcess(["build", "--verify"], folder, { HQ_BRANCH_PSK: `${key}!` }).status).toBe(1);
  });

  test("a mismatch is an error that shows both ends, and nothing is built", () => {
    const folder = folderWith({ "hq-riga.vpn": SITES });
    const { status, err } = runProcess(["build", "--format", "pretty"], folder, { HQ_RIGA: "x".repeat(30) });
    expect(status).toBe(1);
    expect(err).toContain("error[phase2/enc-disjoint]");
    expect(err).toMatch(/┌─ hq-riga\.vpn:22:16\n22 │ {3}encryption = aes-256-gcm\n/);
    expect(err).toMatch(/┌─ hq-riga\.vpn:27:16\n27 │ {3}encryption = aes-256-cbc\n/);
    expect(() => statSync(join(folder, "build"))).toThrow();
  });

  test("site names that cannot be file names are refused", () => {
    const text = SITES.replaceAll("riga", '"../riga"')
      .replace('"../riga": hq', "x: hq")
      .replace('hq-"../riga"', "x");
    const { status, err } = runProcess(["check"], folderWith({ "a.vpn": text }));
    expect(status).toBe(1);
    expect(err).toContain("error[project/site-name-unsafe]");
  });

  test("a literal secret is in no diagnostic", () => {
    const literal = SITES.replace('env("HQ_RIGA")', '"hunter2-hunter2" unexpected');
    for (const format of ["pretty", "plain", "json"]) {
      const { out, err } = runProcess(["check", "--format", format], folderWith({ "a.vpn": literal }));
      expect(out + err).not.toContain("hunter2");
      expect(out + err).toContain("syntax/");
    }
  });
});
