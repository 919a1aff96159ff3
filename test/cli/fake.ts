/** Runs command lines in this process with a fake compiler, and real ones as a process of the bundle. */

import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, realpathSync, writeFileSync, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expand, type Expansion } from "../../compiler/expand/index.ts";
import type { Resolved } from "../../compiler/resolve/declarations.ts";
import { Named } from "../../compiler/source/named.ts";
import type { Analyze, Findings, Io } from "../../compiler/cli/io.ts";
import { run } from "../../compiler/cli/run.ts";
import type { SecretScalar } from "../../compiler/catalogue/scalar.ts";
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
import type { Host } from "../../compiler/host/host.ts";
import { nodeHost } from "../../compiler/host/node.ts";
import type { DeviceModel } from "../../compiler/model/model.ts";
import type { Target } from "../../compiler/targets/target.ts";

export interface Outcome {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

export interface Setting {
  readonly host: Host;
  readonly env?: Readonly<Record<string, string>>;
  readonly analyze?: Analyze;
  readonly target?: Target;
  readonly terminal?: boolean;
  readonly input?: string;
}

export async function runHere(argv: readonly string[], setting: Setting): Promise<Outcome> {
  let out = "";
  let err = "";
  const isTerminal = setting.terminal === true;
  const nothing: Analyze = (project) => analysisOf({ diagnostics: project.diagnostics });
  const analyze = setting.analyze ?? nothing;
  const io: Io = {
    host: setting.host,
    env: setting.env ?? {},
    input: async () => new TextEncoder().encode(setting.input ?? ""),
    out: { write: (text) => void (out += text), isTerminal, columns: 80 },
    err: { write: (text) => void (err += text), isTerminal, columns: 80 },
    version: "1.2.3",
    compiler: {
      analyze: async () => analyze,
      analyzeAgain: async () => analyze,
      targetOf: async () => (name) => (name === setting.target?.name ? setting.target : undefined),
    },
  };
  const status = await run(argv, io);
  return { status, out, err };
}

const BUNDLE = fileURLToPath(new URL("../../dist/vpnc.cjs", import.meta.url));

export function runProcess(
  argv: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Outcome {
  if (!existsSync(BUNDLE)) throw new Error("there is no dist/vpnc.cjs: run `npm run build` first");
  const { PATH = "" } = process.env;
  const done = spawnSync(process.execPath, [BUNDLE, ...argv], {
    cwd,
    env: { PATH, ...env },
    encoding: "utf8",
  });
  return { status: done.status ?? -1, out: done.stdout, err: done.stderr };
}

/** A new folder with these files. */
export function folderWith(files: Readonly<Record<string, string>> = {}): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "vpnc-test-")));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

export function diskHost(files: Readonly<Record<string, string>> = {}): Host {
  return nodeHost(folderWith(files));
}

export function analysisOf(part: {
  readonly diagnostics?: readonly Diagnostic[];
  readonly devices?: readonly DeviceModel[];
  readonly table?: Findings["table"];
}): Findings {
  const { diagnostics = [], devices, table = { connections: [] } } = part;
  const unknown = { values: new Map(), selectors: new Map(), secrets: new Map() };
  const expansion = {
    ...expand(new Named<Resolved>(new Map(), []), unknown, []),
    // As many as the table has: only their number is read.
    connections: table.connections.map(() => ({}) as Expansion["connections"][number]),
  };
  const model = devices === undefined ? undefined : { devices };
  return { diagnostics, table, model, tests: [], expansion, lock: undefined };
}

const NOWHERE = { uri: "/nowhere.vpn", span: { start: 0, end: 0 } };

/** A device with one connection to `remote`, whose key is `psk`. */
export function deviceWith(site: string, remote: string, psk: Partial<SecretScalar>): DeviceModel {
  const object = { name: "p", place: NOWHERE, comment: undefined, disabled: false, fields: new Map() };
  const endpoint = { address: undefined, hostName: undefined, family: 4, interface: undefined } as const;
  const value: SecretScalar = { kind: "secret", source: "env", name: "PSK", declared: undefined, ...psk };
  return {
    site,
    place: NOWHERE,
    devicePlace: NOWHERE,
    target: "fake",
    version: undefined,
    comment: undefined,
    bgpInstances: [],
    names: new Map(),
    keys: [],
    failovers: [],
    firewall: undefined,
    policies: [],
    connections: [
      {
        name: "t",
        place: NOWHERE,
        comment: undefined,
        disabled: false,
        standby: false,
        subjects: [],
        remoteSite: remote,
        local: endpoint,
        remote: endpoint,
        keying: {
          kind: "ike",
          phase1: object,
          psk: { value, from: "tunnel", place: NOWHERE, through: undefined },
          identity: new Map(),
        },
        carrier: undefined,
        inside: undefined,
        policies: [],
        bgp: undefined,
      },
    ],
  };
}

/** Prints the key of the first connection into `SITE.rsc`. */
export const fakeTarget: Target = {
  name: "fake",
  releases: [],
  has: () => true,
  refuses: () => undefined,
  offers: () => undefined,
  check: () => [],
  emit(device, { secrets }) {
    const keying = device.connections[0]?.keying;
    const psk = keying?.kind === "ike" ? keying.psk?.value : undefined;
    const key = psk === undefined ? "" : secrets(psk);
    return [
      { name: `${device.site}.rsc`, text: `secret=${key}\n`, secret: true },
      { name: `${device.site}.undo.rsc`, text: "remove\n", secret: false },
    ];
  },
};
