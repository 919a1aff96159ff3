/** One charon in a namespace: started on a folder of its own, spoken to over its control socket, judged by its log. */

import { spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, readSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ip } from "./stage.ts";
import { openVici, type Vici } from "./vici.ts";

/** Who carries ESP: the kernel, or charon itself in user space. */
export type Backend = "kernel" | "libipsec";

export interface Daemon {
  readonly namespace: string;
  readonly vici: Vici;
  /** For `initiate` alone: charon answers the requests of one connection one after the other. */
  readonly caller: Vici;
  /** Hands a file to the real `swanctl --load-all`; out comes what it complained about, `undefined` when nothing. */
  readonly load: (file: string) => Promise<string | undefined>;
  /** The same for `--load-creds`, which touches nothing but secrets. */
  readonly loadCreds: (file: string) => Promise<string | undefined>;
  /** A place in the log, to read from later. */
  readonly mark: () => number;
  readonly logSince: (mark: number) => string;
}

const PLUGINS =
  "random nonce aes sha1 sha2 md5 hmac kdf xcbc cmac gmp curve25519 ctr gcm ccm chapoly drbg openssl gcrypt";

export async function startCharon(folder: string, namespace: string, backend: Backend): Promise<Daemon> {
  const at = (name: string): string => join(folder, `${namespace}.${name}`);
  const [socket, log, conf] = [at("vici"), at("log"), at("strongswan.conf")];
  const esp = backend === "libipsec" ? "kernel-libipsec " : "";
  // Short waits, because silence is an answer here; no defence against many calls from one address, because they are ours.
  writeFileSync(
    conf,
    `charon-systemd {
  load_modular = no
  load = ${PLUGINS} ${esp}kernel-netlink socket-default vici
  retransmit_tries = 6
  retransmit_timeout = 0.4
  retransmit_base = 1
  half_open_timeout = 6
  dos_protection = no
  i_dont_care_about_security_and_use_aggressive_mode_psk = yes
  plugins {
    vici {
      socket = unix://${socket}
    }
    openssl {
      load_legacy = yes
    }
    # A selector that holds the other end itself must not catch IKE: what the daemon sends goes past its own routes.
    kernel-libipsec {
      allow_peer_ts = yes
    }
    kernel-netlink {
      fwmark = !0x42
    }
    socket-default {
      fwmark = 0x42
    }
  }
  filelog {
    rig {
      path = ${log}
      default = 1
      cfg = 2
      flush_line = yes
    }
  }
}
swanctl {
  load = random
}
`,
  );
  const env = { ...process.env, STRONGSWAN_CONF: conf, SWANCTL_DIR: folder };
  const child = spawn("ip", ["netns", "exec", namespace, "/usr/sbin/charon-systemd"], {
    env,
    stdio: "ignore",
  });
  child.unref();
  const started = Date.now();
  while (!existsSync(socket)) {
    if (Date.now() - started > 20_000)
      throw new Error(`charon did not start: ${existsSync(log) ? readFileSync(log, "utf8") : "no log"}`);
    await sleep(15);
  }
  const size = (): number => (existsSync(log) ? statSync(log).size : 0);
  return {
    namespace,
    vici: openVici(socket),
    caller: openVici(socket),
    load: (file) =>
      swanctl(["--load-all", "--clear", "--noprompt", "--file", file, "--uri", `unix://${socket}`], env),
    loadCreds: (file) =>
      swanctl(["--load-creds", "--noprompt", "--file", file, "--uri", `unix://${socket}`], env),
    mark: size,
    logSince: (mark) => slice(log, mark, size()),
  };
}

function swanctl(args: readonly string[], env: NodeJS.ProcessEnv): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const child = spawn("swanctl", args, { env, stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (data: Buffer) => (said += data.toString()));
    child.once("error", reject);
    child.once("close", (code) => resolve(code === 0 ? undefined : complaint(said, code)));
  });
}

function complaint(said: string, code: number | null): string {
  // That there are no folders of certificates beside the file is no complaint about it.
  const lines = said
    .split("\n")
    .filter((line) => /failed|invalid|error|unknown/i.test(line) && !line.includes("opening directory"));
  return lines.length > 0 ? lines.join("; ") : `exit ${code}`;
}

function slice(file: string, from: number, to: number): string {
  if (to <= from) return "";
  const bytes = Buffer.alloc(to - from);
  const handle = openSync(file, "r");
  readSync(handle, bytes, 0, bytes.length, from);
  closeSync(handle);
  return bytes.toString();
}

/** Does this kernel take an ESP state? It may know policies and yet have no ESP. */
export function kernelHasEsp(namespace: string): boolean {
  try {
    const ends = "src 192.0.2.1 dst 192.0.2.2 proto esp spi 0x100 mode tunnel";
    const keys = `enc cbc(aes) 0x${"11".repeat(16)} auth hmac(sha1) 0x${"22".repeat(20)}`;
    ip("-n", namespace, "xfrm", "state", "add", ...`${ends} ${keys}`.split(" "));
    ip("-n", namespace, "xfrm", "state", "flush");
    return true;
  } catch {
    return false;
  }
}
