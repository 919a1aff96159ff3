/** One echo through a tunnel: the child SA in; out, whether the answer came, or `undefined` when no packet of ours fits it. */

import { spawn } from "node:child_process";
import { BlockList } from "node:net";
import type { Bench, EndName } from "./rig.ts";
import { listAt, type Message } from "./vici.ts";

/** No route leads to the far networks but the one that charon makes, so an answer came through the tunnel. */
export async function passes(bench: Bench, from: EndName, child: Message): Promise<boolean | undefined> {
  const source = inside(bench.addresses[from].inner, listAt(child, "local-ts"));
  const destination = inside(bench.addresses[from === "a" ? "b" : "a"].inner, listAt(child, "remote-ts"));
  if (source === undefined || destination === undefined) return undefined;
  const { namespace } = bench.daemons[from];
  for (let attempt = 0; attempt < 3; attempt++) if (await echo(namespace, source, destination)) return true;
  return false;
}

function echo(namespace: string, source: string, destination: string): Promise<boolean> {
  const args = ["netns", "exec", namespace, "ping", "-q", "-c", "1", "-W", "2", "-I", source, destination];
  return new Promise((resolve) => {
    spawn("ip", args, { stdio: "ignore" }).once("exit", (code) => resolve(code === 0));
  });
}

/** A selector with a protocol lets no echo through. */
function inside(addresses: readonly string[], selectors: readonly string[]): string | undefined {
  const networks = new BlockList();
  for (const selector of selectors) {
    const [address, length] = selector.split("/");
    if (address !== undefined && !selector.includes("[")) networks.addSubnet(address, Number(length ?? 32));
  }
  return addresses.find((address) => networks.check(address));
}
