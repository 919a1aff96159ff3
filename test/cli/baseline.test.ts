/** `--baseline` and `baseline` of vpnc.json as a process, and what `--with-secrets` says of the values. */

import { describe, expect, test } from "vitest";
import { project } from "../../compiler/diagnostics/catalogue/example.ts";
import { PUBLISHED } from "../support/examples.ts";
import { folderWith, runProcess } from "./fake.ts";

const TEXT = project({
  phase1: `
  exchange   = ikev2
  encryption = aes-256-cbc
  hash       = sha256
  dh-group   = modp2048`,
  phase2: `
  encryption = aes-256-cbc
  auth       = sha256
  pfs        = modp2048`,
});

const settings = (baseline: string): string => JSON.stringify({ baseline });

describe("a baseline", () => {
  test("of the project fails, and the command line's word is stronger", () => {
    const folder = folderWith({ "main.vpn": TEXT, "vpnc.json": settings("bsi") });
    const checked = runProcess(["check"], folder);
    expect(checked.status).toBe(1);
    expect(checked.err).toContain(
      "`dh-group = modp2048` in `phase1 strong` is not allowed by BSI TR-02102-3",
    );
    expect(checked.err).toContain("use `dh-group = ecp256`");
    expect(runProcess(["check", "--baseline", "rfc"], folder)).toMatchObject({ status: 0 });
    expect(runProcess(["build"], folder, { HQ_RIGA: "a-key-for-this-test-only" }).status).toBe(1);
  });

  test("of the command line alone", () => {
    const folder = folderWith({ "main.vpn": TEXT });
    expect(runProcess(["check", "--strict"], folder).status).toBe(0);
    expect(runProcess(["check", "--baseline", "bsi"], folder).status).toBe(1);
  });

  test("is one of four", () => {
    const { status, err } = runProcess(["check", "--baseline", "fips"], folderWith({ "main.vpn": TEXT }));
    expect(status).toBe(2);
    expect(err).toContain("rfc, nist, bsi, cnsa2");
  });
});

test("a published key is recognised and never shown; with --strict it fails", () => {
  const folder = folderWith({ "main.vpn": TEXT });
  const env = { HQ_RIGA: PUBLISHED.AWS_PSK_1 ?? "" };
  expect(runProcess(["check", "--strict"], folder, env).status).toBe(0);
  const { status, err, out } = runProcess(["check", "--strict", "--with-secrets"], folder, env);
  expect(status).toBe(1);
  expect(err).toContain("stands in a public document");
  expect(`${out}${err}`).not.toContain(env.HQ_RIGA);
});
