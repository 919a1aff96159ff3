/** Splits commands with the reader of Ansible's community.routeros collection, one python process for all of them. */

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const collections = "/usr/lib/python3/dist-packages/ansible_collections";
const program = `
import json, sys
from ansible_collections.community.routeros.plugins.module_utils.quoting import split_routeros_command
print(json.dumps([split_routeros_command(line) for line in json.load(sys.stdin)]))
`;

/** `undefined` when the collection is not installed: a test then says so, and fails where `CI` is set. */
export function splitWithAnsible(lines: readonly string[]): readonly (readonly string[])[] | undefined {
  if (!existsSync(`${collections}/community/routeros/plugins/module_utils/quoting.py`)) {
    return undefined;
  }
  const run = spawnSync("python3", ["-c", program], {
    input: JSON.stringify(lines),
    encoding: "utf8",
    env: { ...process.env, PYTHONPATH: collections.replace(/\/[^/]*$/u, ""), PYTHONUTF8: "1" },
    maxBuffer: 64 * 1024 * 1024,
  });
  if (run.status !== 0) {
    throw new Error(run.stderr);
  }
  return JSON.parse(run.stdout) as string[][];
}
