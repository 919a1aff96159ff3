/**
 * `examples/two-routers/manual` on a real kernel: the example's text in, changed or not; out, whether a packet gets through
 * and what the kernel counts when it does not.
 */

import { execFileSync, spawnSync } from "node:child_process";
import { analyzeText } from "../../support/analyze.ts";
import { exampleText } from "../../support/examples.ts";
import { targetOf } from "../../../compiler/targets/index.ts";
import { ip, openStage } from "../stage.ts";
import { xfrmOf } from "./xfrm.ts";

export interface ManualResult {
  readonly passes: boolean;
  /** Counters of /proc/net/xfrm_stat that are not zero at the receiver. */
  readonly counters: readonly string[];
}

const KEYS: ReadonlyMap<string, string> = new Map([
  ["AUTH_KEY1", "11".repeat(20)],
  ["ENC_KEY1", "0123456789abcdef23456789abcdef01456789abcdef0123"],
  ["ENC_KEY2", "fedcba9876543210dcba98765432100fba98765432100fed"],
]);

/** `change` alters one end's script, as somebody who mistypes it. */
export async function runManual(
  change: (script: string) => string = (script) => script,
): Promise<ManualResult> {
  const [r1, r2] = scripts();
  const stage = openStage();
  try {
    const [a, b] = [stage.namespace("r1"), stage.namespace("r2")];
    ip("link", "add", "wire", "netns", a, "type", "veth", "peer", "name", "wire", "netns", b);
    const ends = [
      { name: a, outer: "1.0.0.1", host: "10.0.1.1", far: "10.0.2.0/24", script: change(r1) },
      { name: b, outer: "1.0.0.2", host: "10.0.2.1", far: "10.0.1.0/24", script: r2 },
    ];
    for (const { name, outer, host, far, script } of ends) {
      ip("-n", name, "addr", "add", `${outer}/24`, "dev", "wire");
      ip("-n", name, "addr", "add", `${host}/32`, "dev", "lo");
      ip("-n", name, "link", "set", "wire", "up");
      ip("-n", name, "route", "add", far, "dev", "wire", "src", host);
      for (const words of xfrmOf(script)) ip("-n", name, "xfrm", ...words);
    }
    const command = ["netns", "exec", a, "ping", "-q", "-c", "2", "-W", "2", "-I", "10.0.1.1", "10.0.2.1"];
    const passes = spawnSync("ip", command, { stdio: "ignore" }).status === 0;
    const stat = execFileSync("ip", ["netns", "exec", b, "cat", "/proc/net/xfrm_stat"], { encoding: "utf8" });
    const counters = stat.split("\n").flatMap((line) => {
      const [name, count] = line.split(/\s+/);
      return name !== undefined && count !== undefined && Number(count) > 0 ? [name] : [];
    });
    return { passes, counters };
  } finally {
    await stage.close();
  }
}

function scripts(): readonly [string, string] {
  const { model } = analyzeText(exampleText("two-routers/manual"));
  const secrets = ({ name }: { readonly name: string }): string => KEYS.get(name) ?? "";
  const [r1, r2] = ["r1", "r2"].map((site) => {
    const device = model?.devices.find((each) => each.site === site);
    const files = device && targetOf("routeros")?.emit(device, { style: "terse", secrets });
    return files?.find(({ name }) => name === `${site}.rsc`)?.text;
  });
  if (r1 === undefined || r2 === undefined) throw new Error("the example does not compile");
  return [r1, r2];
}
