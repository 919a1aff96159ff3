/**
 * A rotation between two real charons, with the files that vpnc writes: what is up stays up while the ends have different keys, what is
 * negotiated anew in that gap fails, and comes up when both have the next key, or the old one again.
 */

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { planRotation } from "../../compiler/rotate/plan.ts";
import { remarksFor } from "../../compiler/rotate/words.ts";
import { strongswan } from "../../compiler/targets/strongswan/index.ts";
import type { SecretReader } from "../../compiler/targets/target.ts";
import { analyzeText } from "../support/analyze.ts";
import { kernelHasEsp, startCharon, type Daemon } from "./charon.ts";
import { leftOut } from "./needs.ts";
import { ip, openStage, type Stage } from "./stage.ts";
import { sectionsAt, sectionsIn, textAt, type Message } from "./vici.ts";

const project = (exchange: string): string => `
secret master = env("MASTER")
phase1 p {
  exchange   = ${exchange}
  encryption = aes-256-cbc
  hash       = sha256
  dh-group   = ecp256
  lifetime   = 8h
}
phase2 p {
  encryption = aes-256-cbc
  auth       = sha256
  pfs        = ecp256
  lifetime   = 1h
}
site a {
  device = strongswan
  wan    = 192.0.2.1/24 on wire
  lan    = 10.1.0.0/24
}
site b {
  device = strongswan
  wan    = 192.0.2.2/24 on wire
  lan    = 10.2.0.0/24
}
tunnel t: a <-> b {
  phase1 = p
  phase2 = p
  psk    = derive(master)
}
`;

/** Which key it is is all that counts here. */
const secrets: SecretReader = ({ name }) => `the key that is called ${name}`;

function filesOf(exchange: string): ReadonlyMap<string, string> {
  const { model, diagnostics } = analyzeText(project(exchange));
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (model === undefined || errors.length > 0) throw new Error("the project has errors");
  const plan = planRotation(model, { tunnels: [], sites: [], to: undefined, near: undefined });
  const tunnels = new Set(plan.tunnels.map(({ name }) => name));
  const options = { style: "compact", secrets } as const;
  const files = model.devices.flatMap((before, at) => {
    const after = plan.after.devices[at] ?? before;
    const remarks = remarksFor(before.site, plan);
    return [
      ...strongswan.emit(before, options),
      ...(strongswan.rotate?.({ before, after, tunnels, remarks }, options) ?? []),
    ];
  });
  return new Map(files.map(({ name, text }) => [name, text]));
}

describe.skipIf(leftOut("daemons"))("a rotation between two charons", () => {
  let stage: Stage;
  let a: Daemon;
  let b: Daemon;

  beforeAll(async () => {
    stage = openStage();
    const names = [stage.namespace("a"), stage.namespace("b")] as const;
    ip("link", "add", "wire", "netns", names[0], "type", "veth", "peer", "name", "wire", "netns", names[1]);
    for (const [at, name] of names.entries()) {
      ip("-n", name, "addr", "add", `192.0.2.${at + 1}/24`, "dev", "wire");
      ip("-n", name, "addr", "add", `10.${at + 1}.0.1/24`, "dev", "lo");
      ip("-n", name, "link", "set", "wire", "up");
    }
    const backend = kernelHasEsp(names[0]) ? "kernel" : "libipsec";
    [a, b] = [
      await startCharon(stage.folder, names[0], backend),
      await startCharon(stage.folder, names[1], backend),
    ];
  }, 60_000);
  afterAll(async () => {
    for (const { vici, caller } of [a, b]) for (const socket of [vici, caller]) socket.close();
    await stage.close();
  });

  it.each(["ikev2", "main"])("with %s", { timeout: 120_000 }, async (exchange) => {
    const files = filesOf(exchange);
    const give = async (daemon: Daemon, name: string, how: "load" | "loadCreds"): Promise<void> => {
      const file = join(stage.folder, name);
      writeFileSync(file, files.get(name) ?? "", { mode: 0o600 });
      expect(await daemon[how](file)).toBeUndefined();
    };
    await give(a, "a.swanctl.conf", "load");
    await give(b, "b.swanctl.conf", "load");
    expect(await initiates()).toBe(true);
    const [before] = await established(a);

    await give(b, "b.rotate-1.swanctl.conf", "loadCreds");
    expect((await established(a)).map(numberOf)).toEqual([numberOf(before)]);
    expect(await established(b)).toHaveLength(1);
    await a.vici.request("rekey", { ike: "t" });
    const renewed = await until(async () =>
      (await established(a)).find((sa) => numberOf(sa) !== numberOf(before)),
    );
    // IKEv2 renews without a key; IKEv1 has none to authenticate with.
    if (exchange === "ikev2") expect(renewed).toBeDefined();
    else expect(renewed).toBeUndefined();

    await end();
    expect(await initiates(), "in the gap").toBe(false);

    await give(a, "a.rotate-1.swanctl.conf", "loadCreds");
    await end();
    expect(await initiates(), "after step 1 at both ends").toBe(true);

    await give(a, "a.rotate-back.swanctl.conf", "loadCreds");
    await give(b, "b.rotate-back.swanctl.conf", "loadCreds");
    await end();
    expect(await initiates(), "with the old key again").toBe(true);
    await end();
  });

  async function initiates(): Promise<boolean> {
    const answer = await a.caller.request("initiate", {
      ike: "t",
      child: "t",
      timeout: "9000",
      loglevel: "0",
    });
    return textAt(answer, "success") === "yes";
  }

  async function end(): Promise<void> {
    for (const daemon of [a, b]) {
      for (const sa of await sasOf(daemon))
        await daemon.vici.request("terminate", {
          "ike-id": textAt(sa, "uniqueid") ?? "",
          force: "yes",
          timeout: "-1",
        });
    }
    await until(async () => (await sasOf(a)).length + (await sasOf(b)).length === 0 || undefined);
  }
});

async function sasOf({ vici }: Daemon): Promise<readonly Message[]> {
  return (await vici.stream("list-sas", "list-sa")).flatMap(sectionsIn).map(([, sa]) => sa);
}

async function established(daemon: Daemon): Promise<readonly Message[]> {
  return (await sasOf(daemon)).filter(
    (sa) =>
      textAt(sa, "state") === "ESTABLISHED" &&
      sectionsAt(sa, "child-sas").some(([, child]) => textAt(child, "state") === "INSTALLED"),
  );
}

function numberOf(sa: Message | undefined): string | undefined {
  return sa && textAt(sa, "uniqueid");
}

async function until<T>(look: () => Promise<T | undefined>): Promise<T | undefined> {
  for (let left = 60; left > 0; left--) {
    const found = await look();
    if (found !== undefined) return found;
    await sleep(50);
  }
  return undefined;
}
