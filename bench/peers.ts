/** The other tools of the comparison: installed from the registry outside of the project, in pinned versions; each may be missing. */

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

const VERSIONS = { "@typespec/compiler": "1.5.0", prisma: "7.10.1" };

/** Beside the scripts for them. */
export const PEERS = fileURLToPath(new URL("./peers/", import.meta.url));

const MODELS = (count: number): string =>
  Array.from(
    { length: count },
    (_, n) => `/** Site ${n} */
model Site${n} {
  name: string;
  wan: string = "198.51.100.${n % 250}";
  lan: string[];
  lifetime?: int32 = ${3600 + n};
}

`,
  ).join("");

const SCHEMA = `datasource db {
  provider = "sqlite"
}

model Site {
  id   Int    @id
  name String
}
`;

/**
 * Prisma validates with what is in its package, but fetches an engine for its other commands first, from elsewhere than the
 * registry, unless it is told of one; no command here runs it. It would also ask for a newer version of itself.
 * https://www.prisma.io/docs/orm/reference/environment-variables-reference
 */
export const PRISMA_ENV: readonly string[] = [
  `PRISMA_SCHEMA_ENGINE_BINARY=${process.execPath}`,
  "CHECKPOINT_DISABLE=1",
];

/** The folder with what could be installed, and a hello world for each; `undefined` without the network. */
export function installPeers(): string | undefined {
  const folder = join(tmpdir(), "vpnc-bench-peers");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, dependencies: VERSIONS }));
  writeFileSync(join(folder, "main.tsp"), MODELS(1));
  writeFileSync(join(folder, "large.tsp"), MODELS(4_000));
  writeFileSync(join(folder, "schema.prisma"), SCHEMA);
  const npm = spawnSync(
    "npm",
    ["install", "--prefix", folder, "--ignore-scripts", "--no-audit", "--no-fund", "--silent"],
    { stdio: "ignore", timeout: 300_000 },
  );
  return npm.status === 0 && existsSync(join(folder, "node_modules/@typespec/compiler")) ? folder : undefined;
}

export function hasJinja(): boolean {
  return spawnSync("python3", ["-c", "import jinja2"], { stdio: "ignore" }).status === 0;
}
