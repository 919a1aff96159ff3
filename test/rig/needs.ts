/** What the rig takes of the machine: in, nothing; out, the names of what is missing and where it comes from. */

import { existsSync } from "node:fs";
import { isCi } from "../support/ci.ts";

/** A program and the Debian package that has it. */
const DAEMONS = [
  ["/usr/sbin/swanctl", "strongswan-swanctl"],
  ["/usr/sbin/charon-systemd", "charon-systemd"],
  ["/usr/lib/ipsec/plugins/libstrongswan-openssl.so", "libstrongswan-standard-plugins"],
  ["/usr/lib/ipsec/plugins/libstrongswan-curve25519.so", "libstrongswan-extra-plugins"],
  ["/usr/lib/ipsec/plugins/libstrongswan-kernel-libipsec.so", "libcharon-extra-plugins"],
  ["/usr/lib/ipsec/plugins/libstrongswan-eap-mschapv2.so", "libcharon-extauth-plugins"],
  ["/usr/sbin/ip", "iproute2"],
  ["/usr/bin/ping", "iputils-ping"],
] as const;

const ROUTING = [
  ["/usr/lib/frr/bgpd", "frr"],
  ["/usr/bin/tcpdump", "tcpdump"],
] as const;

const KERNEL = [
  ["/usr/bin/linux.uml", "user-mode-linux"],
  ["/usr/sbin/modprobe", "kmod"],
] as const;

const GROUPS = {
  daemons: DAEMONS,
  routing: [...DAEMONS, ...ROUTING],
  kernel: [...DAEMONS, ...KERNEL],
} as const;

/** Packages to install, or `root`, without which nobody makes a namespace. */
export function missingFor(group: keyof typeof GROUPS): readonly string[] {
  const packages = GROUPS[group].flatMap(([file, name]) => (there(file) ? [] : [name]));
  return process.getuid?.() === 0 ? packages : [...packages, "root"];
}

/** Some releases of Debian have `/bin` and `/sbin` beside `/usr`. */
function there(file: string): boolean {
  return existsSync(file) || existsSync(file.replace(/^\/usr/, ""));
}

/**
 * Whether the tests of a group are left out here, which is said aloud with what to install. A run in CI leaves none out: there
 * the file that asks fails, with the same words.
 */
export function leftOut(
  group: keyof typeof GROUPS,
  missing: readonly string[] = missingFor(group),
  ci: boolean = isCi,
): boolean {
  if (missing.length === 0) return false;
  const install = missing.filter((name) => name !== "root").join(" ");
  const how = [
    ...(install === "" ? [] : [`apt-get install ${install}`]),
    ...(missing.includes("root") ? ["run as root"] : []),
  ];
  const complaint = `The tests with real daemons (${group}) cannot run: ${how.join("; ")}`;
  if (ci) throw new Error(complaint);
  console.warn(`\n${complaint}\n`);
  return true;
}
