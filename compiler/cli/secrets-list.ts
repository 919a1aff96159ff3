/** `vpnc secrets`: which secrets a build needs, from where, for whom, and whether they are there. Never a value. */

import { randomBytes } from "node:crypto";
import type { Derivation, SecretScalar } from "../catalogue/scalar.ts";
import type { DeviceModel, NamedObject } from "../model/model.ts";
import { joinPath, parentOf, relativePath, resolvePath } from "../source/paths.ts";
import { slashed } from "../host/node.ts";
import { optionText, type Invocation } from "./invocation.ts";
import { UsageError, type ExitStatus, type Io } from "./io.ts";
import { openSession, showDiagnostics, statusOf } from "./session.ts";
import { writeAll } from "./write.ts";

interface Needed {
  readonly secret: Derivation["master"];
  /** The `secret` that names it. */
  readonly declared: string | undefined;
  /** Keys of pairs are derived from it. */
  readonly derives: boolean;
  /** Bits of a key that is written in hexadecimal digits; `undefined` for a pre-shared key. */
  readonly bits: number | undefined;
  readonly sites: Set<string>;
  readonly tunnels: Set<string>;
}

export async function secrets(invocation: Invocation, io: Io): Promise<ExitStatus> {
  const session = await openSession(invocation, io, { withSecrets: true });
  const { model, diagnostics } = session.analysis;
  const status = statusOf(diagnostics, invocation);
  if (status !== 0 || model === undefined || session.secrets === undefined) {
    showDiagnostics(session, invocation, io, { format: io.err.isTerminal ? "pretty" : "plain" });
    return status === 0 ? 1 : status;
  }
  const needed = neededBy(model.devices);
  const { value } = session.secrets;
  const isThere = ({ secret }: Needed): boolean => value(secret) !== undefined;
  const target = optionText(invocation, "generate");
  if (target !== undefined) {
    const missing = needed.filter((each) => !isThere(each));
    return generate(missing, resolvePath(io.host.cwd, slashed(target)), io);
  }
  if (optionText(invocation, "format") === "json") {
    const list = needed.map((each) => ({ ...described(each), present: isThere(each) }));
    io.out.write(`${JSON.stringify({ version: 1, secrets: list }, undefined, 2)}\n`);
  } else {
    io.out.write(needed.length === 0 ? "This project needs no secrets.\n" : "");
    for (const each of needed) io.out.write(`${line(each, isThere(each))}\n`);
  }
  return 0;
}

function neededBy(devices: readonly DeviceModel[]): readonly Needed[] {
  const all = new Map<string, Needed>();
  for (const { site, connections, keys } of devices) {
    for (const { name, keying } of connections) {
      if (keying.kind === "ike" && keying.psk !== undefined) use(keying.psk.value, site, name, undefined);
    }
    for (const key of keys) {
      const [value] = key.fields.get("key.value")?.value ?? [];
      if (value?.kind === "secret") use(value, site, key.name, bitsOf(key));
    }
  }
  return [...all.values()].toSorted((a, b) => (reference(a) < reference(b) ? -1 : 1));

  function use(secret: SecretScalar, site: string, name: string, bits: number | undefined): void {
    const { derivation, declared } = secret;
    const source = derivation?.master ?? secret;
    if (source.source === "derive") return;
    const master = { source: source.source, name: source.name };
    const id = JSON.stringify(master);
    const known = all.get(id);
    const sites = (known?.sites ?? new Set()).add(site);
    const tunnels = (known?.tunnels ?? new Set()).add(name);
    const derives = known?.derives === true || derivation !== undefined;
    all.set(id, { secret: master, declared, derives, bits: known?.bits ?? bits, sites, tunnels });
  }
}

function bitsOf({ fields }: NamedObject): number | undefined {
  const [length] = fields.get("key.length")?.value ?? [];
  return length?.kind === "number" ? length.value : undefined;
}

/** The name of a literal is the secret itself. */
function reference({ secret: { source, name } }: Needed): string {
  return source === "literal" ? "a literal in the source" : `${source}(${JSON.stringify(name)})`;
}

function described(each: Needed): object {
  const { secret, declared, derives, sites, tunnels } = each;
  return {
    reference: reference(each),
    source: secret.source,
    ...(secret.source === "literal" ? {} : { name: secret.name }),
    ...(declared === undefined ? {} : { declared }),
    derives,
    sites: [...sites].toSorted(),
    tunnels: [...tunnels].toSorted(),
  };
}

const SHOWN = 6;

function line(each: Needed, present: boolean): string {
  const { declared, derives, sites, tunnels } = each;
  const named = declared === undefined ? "" : ` (secret ${declared})`;
  const what = derives ? `derives the keys of ${listed(tunnels)}` : `is the key of ${listed(tunnels)}`;
  return `${present ? "present" : "missing"}  ${reference(each)}${named} ${what}, at ${listed(sites)}`;
}

function listed(names: ReadonlySet<string>): string {
  const all = [...names].toSorted();
  const rest = all.length - SHOWN;
  return [...all.slice(0, SHOWN), ...(rest > 0 ? [`${rest} more`] : [])].join(", ");
}

/** To a file that only its owner reads: what is printed stays in the scrollback of a terminal and the log of a pipeline. */
async function generate(missing: readonly Needed[], path: string, io: Io): Promise<ExitStatus> {
  const shown = relativePath(io.host.cwd, path);
  if (io.host.kindOf(path) !== "missing") {
    throw new UsageError(`\`${shown}\` is there already, and generated secrets replace no file`);
  }
  const variables = missing.filter(isVariable);
  const others = missing.filter((each) => !isVariable(each));
  for (const each of others) io.err.write(`left to you: ${reference(each)}\n`);
  if (variables.length === 0) {
    io.err.write("no environment variable is missing: nothing was written\n");
    return 0;
  }
  const text = variables.map(({ secret, bits }) => `${secret.name}=${freshKey(bits)}\n`).join("");
  const name = path.slice(path.lastIndexOf("/") + 1);
  await writeAll(parentOf(path), [{ name, text, secret: true, once: true }]);
  io.err.write(`wrote ${shown} (0600): ${variables.map(({ secret }) => secret.name).join(", ")}\n`);
  io.err.write(
    `do not commit it; \`set -a; . ${joinPath(".", shown)}; set +a\` sets the variables in a shell\n`,
  );
  return 0;
}

function isVariable({ secret: { source, name } }: Needed): boolean {
  return source === "env" && /^[A-Za-z_][A-Za-z0-9_]*$/.test(name);
}

/** 200 bits in letters and digits that every device takes; of a key with a length, hexadecimal digits. */
function freshKey(bits: number | undefined): string {
  if (bits !== undefined) return randomBytes(Math.ceil(bits / 8)).toString("hex");
  // 32 divides 256, so all letters are equally likely.
  const letters = [...randomBytes(40)].map((byte) => "abcdefghijklmnopqrstuvwxyz234567".charAt(byte % 32));
  return `k${letters.join("")}`;
}
