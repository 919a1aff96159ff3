/** FRR in a namespace: what vpnc's model says of BGP in; out, running daemons that answer questions in JSON. */

import { execFileSync, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

export interface Session {
  /** The other end's inside address, and the own one. */
  readonly remote: string;
  readonly local: string;
  readonly remoteAs: number;
  /** Seconds; `undefined` leaves FRR's own. */
  readonly holdTime: number | undefined;
  readonly defaultRoute: boolean;
  /** Configured and switched off. */
  readonly idle: boolean;
}

export interface Routing {
  readonly as: number;
  readonly routerId: string;
  readonly networks: readonly string[];
  readonly sessions: readonly Session[];
}

export interface Frr {
  readonly ask: (command: string) => string;
  readonly configure: (...lines: readonly string[]) => void;
}

export async function startFrr(stage: string, namespace: string, routing: Routing): Promise<Frr> {
  const folder = join(stage, `${namespace}.frr`);
  mkdirSync(folder);
  const at = (name: string): string => join(folder, name);
  writeFileSync(at("zebra.conf"), "");
  writeFileSync(at("bgpd.conf"), bgpText(routing));
  // Its daemons drop to a user of their own, who must reach the folder; files with secrets in it have their own modes.
  chmodSync(stage, 0o711);
  execFileSync("chown", ["-R", "frr:frr", folder]);
  await daemon("zebra", []);
  await daemon("bgpd", ["-n"]);
  const ask = (...commands: readonly string[]): string =>
    inside("vtysh", "--vty_socket", folder, ...commands.flatMap((command) => ["-c", command]));
  return {
    ask,
    configure: (...lines) => void ask("configure terminal", `router bgp ${routing.as}`, ...lines),
  };

  async function daemon(name: string, more: readonly string[]): Promise<void> {
    const files = [
      "-f",
      at(`${name}.conf`),
      "-i",
      at(`${name}.pid`),
      "-z",
      at("zserv.api"),
      "--vty_socket",
      folder,
    ];
    const program = ["netns", "exec", namespace, `/usr/lib/frr/${name}`, "-u", "frr", "-g", "frr"];
    spawn("ip", [...program, ...files, "-P", "0", "--log", `file:${at(`${name}.log`)}`, ...more], {
      stdio: "ignore",
    }).unref();
    for (let waited = 0; !existsSync(at(`${name}.vty`)); waited++) {
      if (waited > 400) throw new Error(`${name} did not start`);
      await sleep(25);
    }
  }

  function inside(...command: readonly string[]): string {
    return execFileSync("ip", ["netns", "exec", namespace, ...command], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
  }
}

function bgpText({ as, routerId, networks, sessions }: Routing): string {
  const neighbours = sessions.flatMap(({ remote, local, remoteAs, holdTime, idle }) => [
    `neighbor ${remote} remote-as ${remoteAs}`,
    `neighbor ${remote} update-source ${local}`,
    // Both addresses stand on loopbacks, with the tunnel between them.
    `neighbor ${remote} disable-connected-check`,
    `neighbor ${remote} timers connect 1`,
    ...(holdTime === undefined ? [] : [`neighbor ${remote} timers ${Math.floor(holdTime / 3)} ${holdTime}`]),
    ...(idle ? [`neighbor ${remote} shutdown`] : []),
  ]);
  const announced = [
    ...networks.map((network) => `network ${network}`),
    ...sessions.flatMap(({ remote, defaultRoute }) =>
      defaultRoute ? [`neighbor ${remote} default-originate`] : [],
    ),
  ];
  const lines = [
    `router bgp ${as}`,
    `bgp router-id ${routerId}`,
    "no bgp ebgp-requires-policy",
    "no bgp network import-check",
    ...neighbours,
    "address-family ipv4 unicast",
    ...announced,
    "exit-address-family",
  ];
  return `${lines.join("\n")}\n`;
}
