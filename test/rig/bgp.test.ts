/**
 * The 2011 post end to end on Linux: both tunnels of `examples/aws-vpc` between two real charons, the sessions of its model
 * between two real bgpds inside them, nothing but IKE and ESP on the wire, and the second tunnel when the first is cut.
 */

import { execFileSync, spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { awsEnds } from "./aws.ts";
import { kernelHasEsp, startCharon, type Daemon } from "./charon.ts";
import { startFrr, type Frr } from "./frr.ts";
import { leftOut } from "./needs.ts";
import { ip, openStage, type Stage } from "./stage.ts";
import { sectionsAt, sectionsIn, textAt } from "./vici.ts";

interface End {
  readonly namespace: string;
  readonly charon: Daemon;
  readonly frr: Frr;
}

const HOSTS = { office: "10.0.0.1", vpc: "10.12.0.1" } as const;

describe.skipIf(leftOut("routing"))("the 2011 post on strongSwan and FRR", () => {
  const [office, vpc] = awsEnds();
  const devices = { office: "ether8", vpc: "wire" } as const;
  let stage: Stage;
  let here: End;
  let there: End;
  let capture: string;

  beforeAll(async () => {
    stage = openStage();
    const [a, b] = [stage.namespace("office"), stage.namespace("vpc")];
    ip("link", "add", devices.office, "netns", a, "type", "veth", "peer", "name", devices.vpc, "netns", b);
    for (const [namespace, end, far] of [
      [a, office, vpc],
      [b, vpc, office],
    ] as const) {
      const wire = end === office ? devices.office : devices.vpc;
      ip("-n", namespace, "link", "set", wire, "up");
      // What is in no tunnel must not find its way by accident, yet BGP wants to know where its neighbours are.
      ip("-n", namespace, "link", "add", "sink", "type", "veth", "peer", "name", "drain");
      for (const device of ["sink", "drain"]) ip("-n", namespace, "link", "set", device, "up");
      for (const address of end.outside) ip("-n", namespace, "addr", "add", `${address}/32`, "dev", wire);
      for (const address of far.outside)
        ip("-n", namespace, "route", "add", `${address}/32`, "dev", wire, "src", end.outside[0] ?? "");
      ip("-n", namespace, "addr", "add", `${end === office ? HOSTS.office : HOSTS.vpc}/32`, "dev", "lo");
      for (const beside of end.besides) ip("-n", namespace, "addr", "add", ...beside.split(" "));
      for (const { remote } of end.routing.sessions)
        ip("-n", namespace, "route", "add", `${remote}/32`, "dev", "sink");
    }
    ip("-n", a, "route", "add", "default", "dev", "sink");
    capture = await tcpdump(stage.folder, b, devices.vpc);
    here = await start(a, office.conf, office.routing);
    there = await start(b, vpc.conf, vpc.routing);
    for (const [name, connection] of (await here.charon.vici.stream("list-conns", "list-conn")).flatMap(
      sectionsIn,
    ))
      for (const [child] of sectionsAt(connection, "children"))
        await here.charon.caller.request("initiate", { ike: name, child, timeout: "20000" });
  }, 120_000);
  afterAll(() => stage.close());

  it("brings up both tunnels with two children each", async () => {
    const sas = (await here.charon.vici.stream("list-sas", "list-sa")).flatMap(sectionsIn);
    const up = sas.flatMap(([, sa]) =>
      sectionsAt(sa, "child-sas").flatMap(([, child]) =>
        textAt(child, "state") === "INSTALLED" ? [textAt(child, "name")] : [],
      ),
    );
    expect([...new Set(up)].toSorted()).toEqual(["aws-1-1", "aws-1-2", "aws-2-1", "aws-2-2"]);
  });

  it("establishes the first session, announces the default route and learns the network of the VPC", async () => {
    await eventually(() => expect(routesOf(here)).toEqual({ "10.12.0.0/16": "169.254.255.1" }));
    await eventually(() => expect(routesOf(there)).toEqual({ "0.0.0.0/0": "169.254.255.2" }));
    expect(neighbours(here)).toEqual({ "169.254.255.1": "Established", "169.254.255.5": "Idle" });
    expect(here.frr.ask("show bgp neighbors 169.254.255.1")).toContain("Hold time is 30");
  });

  it("carries packets between the networks", () => {
    expect(() => ping()).not.toThrow();
  });

  it("shows nothing but IKE and ESP on the wire", async () => {
    await sleep(500);
    expect(seen("udp port 500 or udp port 4500 or esp")).toBeGreaterThan(20);
    // Everything but what resolves addresses.
    expect(seen("ip and not (udp port 500 or udp port 4500 or esp)")).toBe(0);
  });

  it("goes on over the second tunnel when the first is cut and its session is switched on, as the post says", async () => {
    const first = vpc.outside[0] ?? "";
    ip("-n", here.namespace, "rule", "add", "to", first, "blackhole", "priority", "1");
    ip("-n", there.namespace, "rule", "add", "from", first, "blackhole", "priority", "1");
    here.frr.configure("no neighbor 169.254.255.5 shutdown");
    await eventually(() => expect(neighbours(here)).toMatchObject({ "169.254.255.5": "Established" }));
    // The hold time of the first one.
    await eventually(() => expect(routesOf(here)).toEqual({ "10.12.0.0/16": "169.254.255.5" }));
    expect(neighbours(here)["169.254.255.1"]).not.toBe("Established");
    await eventually(() => ping());
    expect(seen("ip and not (udp port 500 or udp port 4500 or esp)")).toBe(0);
  }, 120_000);

  async function start(namespace: string, conf: string, routing: typeof office.routing): Promise<End> {
    const charon = await startCharon(
      stage.folder,
      namespace,
      kernelHasEsp(namespace) ? "kernel" : "libipsec",
    );
    const file = join(stage.folder, `${namespace}.conf`);
    writeFileSync(file, conf, { mode: 0o600 });
    expect(await charon.load(file)).toBeUndefined();
    return { namespace, charon, frr: await startFrr(stage.folder, namespace, routing) };
  }

  function ping(): void {
    const command = ["ping", "-q", "-c", "1", "-W", "2", "-I", HOSTS.office, HOSTS.vpc];
    execFileSync("ip", ["netns", "exec", here.namespace, ...command], { stdio: "ignore" });
  }

  function seen(filter: string): number {
    const packets = execFileSync("tcpdump", ["-n", "-r", capture, filter], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    return packets.split("\n").filter((line) => line !== "").length;
  }
});

/** The learnt networks and the next hop of the best way to each. */
function routesOf({ frr }: End): Readonly<Record<string, string>> {
  const { routes } = JSON.parse(frr.ask("show bgp ipv4 unicast json")) as {
    readonly routes: Readonly<Record<string, readonly Path[]>>;
  };
  return Object.fromEntries(
    Object.entries(routes).flatMap(([network, paths]) => {
      const best = paths.find(({ bestpath, peerId }) => bestpath === true && peerId !== "(unspec)");
      const hop = best?.nexthops?.[0]?.ip;
      return hop === undefined ? [] : [[network, hop] as const];
    }),
  );
}

interface Path {
  readonly bestpath?: boolean;
  readonly peerId?: string;
  readonly nexthops?: readonly { readonly ip: string }[];
}

function neighbours({ frr }: End): Readonly<Record<string, string>> {
  const { ipv4Unicast } = JSON.parse(frr.ask("show bgp summary json")) as {
    readonly ipv4Unicast: { readonly peers: Readonly<Record<string, { readonly state: string }>> };
  };
  return Object.fromEntries(
    Object.entries(ipv4Unicast.peers).map(([address, { state }]) => [address, state.replace(/ .*/, "")]),
  );
}

/** Writes what crosses a device to a file until the stage closes. */
async function tcpdump(folder: string, namespace: string, device: string): Promise<string> {
  const file = join(folder, "wire.pcap");
  const command = ["netns", "exec", namespace, "tcpdump", "-i", device, "-n", "-U", "-Z", "root", "-w", file];
  const child = spawn("ip", command, { stdio: ["ignore", "ignore", "pipe"] });
  await new Promise<void>((resolve) => child.stderr.once("data", () => resolve()));
  child.unref();
  return file;
}

async function eventually(check: () => void): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      return check();
    } catch (error) {
      if (tries > 120) throw error;
      await sleep(500);
    }
  }
}
