/** Follows packets from device to device through the tunnels that take them, to see whether they come back. */

import type { SiteFacts } from "../expand/site.ts";
import { bitsOf } from "../source/addresses.ts";
import { rememberEach } from "../source/lists.ts";
import { rememberNamed } from "../source/named.ts";
import { remember, rememberLooks, rememberParts, type Table } from "../source/remember.ts";
import { devicesByName, type Device } from "./device.ts";
import { actionOf } from "./fate.ts";
import type { DevicePolicy } from "./order.ts";
import { capturesOf } from "./outer.ts";
import { packetOf, type Packet } from "./packet.ts";
import type { PolicyIndex } from "./policy-index.ts";

export interface Hop {
  readonly device: Device;
  /** Position of the policy that takes the packet there. */
  readonly at: number;
  readonly policy: DevicePolicy;
}

export interface Circle {
  readonly hops: readonly Hop[];
  readonly packet: Packet;
}

/** Nobody builds a longer way on purpose. */
const LONGEST = 32;

/** Of one packet of every policy that encrypts, and of the outer packets that meet one: those that come back to where they were. */
export function circlesAmong(devices: readonly Device[]): readonly Circle[] {
  const routes = routesOf(devices);
  const [first] = routes;
  if (first === undefined) return [];
  return waysBack(first.site, routes, () => findWaysBack(routes)).map(({ way, packet }) => ({
    packet,
    hops: way.flatMap(({ route, at }): Hop[] => {
      const device = devicesByName(devices).get(route.site.name);
      const policy = device?.policies[at];
      return device === undefined || policy === undefined ? [] : [{ device, at, policy }];
    }),
  }));
}

/** What of a device decides where a packet goes from there. An edit that leaves that has no new circles. */
interface Route {
  readonly site: SiteFacts;
  readonly index: PolicyIndex;
  /** For each policy the site at the other end, if it encrypts. */
  readonly next: readonly (SiteFacts | undefined)[];
  readonly samples: readonly Packet[];
}

const routeOf = remember((device: Device): Route => {
  const { site, index, policies } = device;
  const outer = capturesOf(device).map(({ packet }) => packet);
  return outer.length === 0
    ? usualRoute(index, policies, () => route(site, index, policies, outer))
    : route(site, index, policies, outer);
});

const routesOf = rememberEach(routeOf);

/** Where no tunnel goes through another one. */
const usualRoute = rememberParts<PolicyIndex, Route, DevicePolicy>((a, b) => nextOf(a) === nextOf(b));

function route(
  site: SiteFacts,
  index: PolicyIndex,
  policies: readonly DevicePolicy[],
  outer: readonly Packet[],
): Route {
  const next = policies.map(nextOf);
  const inner = index.boxes.flatMap((box, at) => (next[at] === undefined ? [] : [packetOf(box)]));
  return { site, index, next, samples: [...inner, ...outer] };
}

function nextOf({ carrier, end }: DevicePolicy): SiteFacts | undefined {
  if (carrier === undefined || actionOf(end) !== "encrypt") return undefined;
  return carrier.connection.ends[carrier.at === 0 ? 1 : 0].site;
}

interface WayBack {
  readonly way: readonly Step[];
  readonly packet: Packet;
}

interface Step {
  readonly route: Route;
  readonly at: number;
}

const waysBack = rememberParts<SiteFacts, readonly WayBack[], Route>();

function findWaysBack(routes: readonly Route[]): readonly WayBack[] {
  const byName = routesByName(routes);
  return routes.flatMap((route) => waysFrom(route, { routes: byName }));
}

const routesByName = rememberNamed<Route>(({ site }) => site.name);

/** The same as long as it goes through the same routes. */
const waysFrom = rememberLooks(
  (route: Route, { routes }: { readonly routes: Table<Route> }): readonly WayBack[] =>
    route.samples.flatMap((packet) => {
      const way = wayBack(route, packet, routes);
      return way === undefined ? [] : [{ way, packet }];
    }),
);

/** The circle that a packet is caught in which `start` sends into a tunnel; `undefined`: it arrives, or leaves the tunnels. */
function wayBack(start: Route, packet: Packet, routes: Table<Route>): readonly Step[] | undefined {
  const way: Step[] = [];
  let route: Route | undefined = start;
  while (route !== undefined && way.length < LONGEST) {
    const here: Route = route;
    const back = way.findIndex((step) => step.route === here);
    if (back !== -1) return way.slice(back);
    if (addressesOf(here.site).includes(packet.destination)) return undefined;
    const at = here.index.first(packet);
    const next: SiteFacts | undefined = at === undefined ? undefined : here.next[at];
    if (at === undefined || next === undefined) return undefined;
    way.push({ route: here, at });
    route = routes.get(next.name);
  }
  return undefined;
}

/** As bits; thousands of packets go through a hub. */
const addressesOf = remember((site: SiteFacts): readonly string[] =>
  site.wans.flatMap(({ value }) => (value.kind === "prefix" ? [bitsOf(value.address)] : [])),
);
