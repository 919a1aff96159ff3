/**
 * `npm run rig:kernel -- [--pairs N] [--seed WORD]`: what needs ESP and AH in a kernel. Where this machine's has them, it runs
 * here; else in user-mode Linux on this machine's own files, which takes a minute or two.
 */

import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { kernelHasEsp } from "../charon.ts";
import { missingFor } from "../needs.ts";
import { openStage } from "../stage.ts";

const { values } = parseArgs({
  options: { pairs: { type: "string", default: "40" }, seed: { type: "string", default: "kernel" } },
});
const GUEST = fileURLToPath(new URL("guest.ts", import.meta.url));
const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const MODULES = "esp4 ah4 xfrm_user veth tun des_generic sha1_generic hmac cbc ecb authenc";

const missing = missingFor("kernel");
if (missing.length > 0) {
  console.error(`missing: ${missing.join(" ")}`);
  process.exit(2);
}
process.exitCode = (await here()) ? runHere() : await runInUml();

async function here(): Promise<boolean> {
  const stage = openStage();
  const has = kernelHasEsp(stage.namespace("probe"));
  await stage.close();
  return has;
}

function runHere(): number {
  const command = ["--import", "tsx", GUEST, "/dev/stdout", values.seed, values.pairs];
  return spawnSync(process.execPath, command, { cwd: ROOT, stdio: "inherit" }).status ?? 2;
}

/** The guest's first process is a script that runs Node.js and switches the guest off. */
async function runInUml(): Promise<number> {
  const stage = openStage();
  const { folder } = stage;
  const at = (name: string): string => join(folder, name);
  const [init, answer, code] = [at("init"), at("answer"), at("code")];
  writeFileSync(
    init,
    `#!/bin/bash
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root
mount -t proc proc /proc; mount -t sysfs sys /sys; mount -t devtmpfs dev /dev; mount -t tmpfs tmp /run; mount -t tmpfs tmp /mnt
mkdir -p /mnt/lib /run/netns; ln -s /usr/lib/uml/modules /mnt/lib/modules
printf '#!/bin/sh\\nexec /usr/sbin/modprobe -d /mnt "$@"\\n' > /mnt/modprobe; chmod +x /mnt/modprobe
echo /mnt/modprobe > /proc/sys/kernel/modprobe
for module in ${MODULES}; do /mnt/modprobe $module; done
ip link set lo up
# A folder of its own: here the host's processes look dead, and their stages left over.
export TMPDIR=/run
cd ${ROOT}
${process.execPath} --import tsx ${GUEST} ${answer} ${values.seed} ${values.pairs} > ${folder}/console 2>&1
echo $? > ${code}
echo o > /proc/sysrq-trigger; sleep 9
`,
  );
  chmodSync(init, 0o755);
  const kernel = ["mem=1024M", "root=/dev/root", "rootfstype=hostfs", "rootflags=/", "rw", "quiet"];
  const terminal = ["con=null", "con0=null,null", "random.trust_cpu=on", `init=${init}`];
  const own = [`uml_dir=${folder}`, "umid=guest"];
  await stage.spawn("/usr/bin/linux.uml", [...kernel, ...terminal, ...own], 1_800_000);
  const read = (file: string): string => (existsSync(file) ? readFileSync(file, "utf8") : "");
  console.log(read(answer) || `the guest gave no answer\n${read(at("console"))}`);
  const status = read(code).trim();
  if (status !== "0" && read(answer) !== "") console.log(read(at("console")));
  await stage.close();
  return status === "" ? 2 : Number(status);
}
