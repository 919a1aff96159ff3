/**
 * Two charons on one wire: two texts of swanctl.conf in; out, for either end as initiator, what became of every child of it.
 * The texts may come from anywhere, vpnc or not.
 */

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { kernelHasEsp, startCharon, type Backend, type Daemon } from "./charon.ts";
import { negotiate, type Observed } from "./negotiate.ts";
import { ip, openStage } from "./stage.ts";

export interface Ends<T> {
  readonly a: T;
  readonly b: T;
}

export type EndName = keyof Ends<unknown>;

export const END_NAMES = ["a", "b"] as const satisfies readonly EndName[];

export interface Addresses {
  /** On the wire, with length. */
  readonly outer: string;
  /** Hosts of the networks behind it, without length. */
  readonly inner: readonly string[];
}

export interface PairResult {
  /** What swanctl said of a file that it did not take. */
  readonly refused: { readonly end: EndName; readonly said: string } | undefined;
  /** By initiator; empty when a file was refused. */
  readonly observed: Partial<Ends<Observed>>;
}

export interface Rig {
  readonly backend: Backend;
  readonly run: (texts: Ends<string>, from?: readonly EndName[]) => Promise<PairResult>;
  readonly close: () => Promise<void>;
}

export async function openRig(addresses: Ends<Addresses>): Promise<Rig> {
  const stage = openStage();
  try {
    const names = { a: stage.namespace("a"), b: stage.namespace("b") };
    ip("link", "add", "wire", "netns", names.a, "type", "veth", "peer", "name", "wire", "netns", names.b);
    for (const end of END_NAMES) settle(names[end], addresses[end]);
    const backend: Backend = kernelHasEsp(names.a) ? "kernel" : "libipsec";
    const [a, b] = await Promise.all(END_NAMES.map((end) => startCharon(stage.folder, names[end], backend)));
    if (a === undefined || b === undefined) throw new Error("two ends make a rig");
    return {
      backend,
      run: (texts, from = END_NAMES) =>
        run({ folder: stage.folder, daemons: { a, b }, addresses, backend }, texts, from),
      async close() {
        for (const { vici, caller } of [a, b]) for (const socket of [vici, caller]) socket.close();
        await stage.close();
      },
    };
  } catch (error) {
    await stage.close();
    throw error;
  }
}

function settle(namespace: string, { outer, inner }: Addresses): void {
  ip("-n", namespace, "addr", "add", outer, "dev", "wire");
  for (const address of inner) ip("-n", namespace, "addr", "add", address, "dev", "lo");
  ip("-n", namespace, "link", "set", "wire", "up");
}

export interface Bench {
  readonly folder: string;
  readonly daemons: Ends<Daemon>;
  readonly addresses: Ends<Addresses>;
  readonly backend: Backend;
}

async function run(bench: Bench, texts: Ends<string>, from: readonly EndName[]): Promise<PairResult> {
  const said = await Promise.all(
    END_NAMES.map((end) => {
      const file = join(bench.folder, `${end}.conf`);
      writeFileSync(file, texts[end], { mode: 0o600 });
      return bench.daemons[end].load(file);
    }),
  );
  const at = said.findIndex((complaint) => complaint !== undefined);
  const end = END_NAMES[at];
  if (end !== undefined) return { refused: { end, said: said[at] ?? "" }, observed: {} };
  const observed: Partial<Record<EndName, Observed>> = {};
  for (const initiator of from) observed[initiator] = await negotiate(bench, initiator);
  return { refused: undefined, observed };
}
