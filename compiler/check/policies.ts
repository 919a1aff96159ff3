/** Findings about the policies of a device: the words for a policy, and one diagnostic for each statement and cause. */

import { showScalar } from "../catalogue/show.ts";
import type { Code } from "../diagnostics/catalogue/index.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { wordOf, type PolicyEnd } from "../expand/connection.ts";
import type { Place } from "../source/place.ts";
import type { Device } from "../spd/device.ts";
import { actionOf } from "../spd/fate.ts";
import type { DevicePolicy } from "../spd/order.ts";
import type { Rule } from "./rule.ts";

/** `10.1.0.0/16 to 10.2.0.0/16`, or `tcp 10.1.0.0/16 to 10.2.0.0/16 port 443`. */
export function trafficOf({ source, destination, fields }: PolicyEnd): string {
  const port = (id: "policy.src-port" | "policy.dst-port"): string => {
    const value = fields.get(id)?.value[0];
    return value?.kind === "number" ? ` port ${value.value}` : "";
  };
  const protocol = fields.get("policy.protocol")?.value[0];
  const word = protocol === undefined ? "all" : showScalar(protocol);
  const [from, to] = [port("policy.src-port"), port("policy.dst-port")];
  return `${word === "all" ? "" : `${word} `}${showScalar(source.value)}${from} to ${showScalar(destination.value)}${to}`;
}

/** Who states it: `` `hq-riga` ``, or the site itself. */
export function ownerOf({ carrier, site }: DevicePolicy): string {
  return carrier === undefined ? `the site \`${site.name}\` itself` : `\`${carrier.connection.name}\``;
}

/** What it does with a packet: "encrypts it for `hq-riga`". */
export function deedOf(policy: DevicePolicy, object: string): string {
  switch (actionOf(policy.end)) {
    case "none":
      return `leaves ${object} unprotected`;
    case "discard":
      return `drops ${object}`;
    default:
      return `encrypts ${object} for ${ownerOf(policy)}`;
  }
}

/** Whether two policies encrypt for one tunnel, so that its name does not tell them apart. */
export function sameTunnel(a: DevicePolicy, b: DevicePolicy): boolean {
  return a.carrier !== undefined && a.carrier.connection === b.carrier?.connection;
}

/** What sets two policies of one tunnel apart. */
export function differenceOf({ end: a }: DevicePolicy, { end: b }: DevicePolicy): string {
  if (actionOf(a) !== actionOf(b)) return "the action";
  if (a.phase2.name !== b.phase2.name) return "`phase2`";
  const [one, other] = [a, b].map(({ fields }) => wordOf(fields, "policy.level"));
  return one === other ? "the protection" : "`level`";
}

/** An inherited policy stands at one place for several tunnels: then the tunnels are the places. */
export function placesOf(policy: DevicePolicy, other: DevicePolicy): readonly [Place, Place] {
  const { place } = policy;
  const inherited = samePlace(place, other.place) && !sameTunnel(policy, other);
  return inherited
    ? [policy.carrier?.connection.place ?? place, other.carrier?.connection.place ?? other.place]
    : [place, other.place];
}

export function samePlace(a: Place, b: Place): boolean {
  return a.uri === b.uri && a.span.start === b.span.start;
}

/** Accepted in either of them: which one comes second depends on the names of files. */
export function subjectsOf(...policies: readonly DevicePolicy[]): readonly string[] {
  return [...new Set(policies.flatMap(({ subjects }) => subjects))];
}

/** What a rule says of one policy. */
export interface Remark {
  readonly policy: DevicePolicy;
  /** `more`: further policies that the same statement made, with the same remark. */
  readonly tell: (more: number) => Diagnostic;
}

/** One statement makes many policies, at both ends of a tunnel: it is told of once, at the end that comes first. */
export function oncePerStatement(code: Code, gather: (device: Device) => readonly Remark[]): Rule {
  return { code, devices: { gather, judge: tellOnce } };
}

export function tellOnce(inOrder: readonly Remark[]): Diagnostic[] {
  const groups = new Map<string, { readonly site: string; readonly first: Remark; count: number }>();
  // The left end of a tunnel speaks, whichever site was declared first.
  const ordered = inOrder.toSorted((a, b) => endOf(a) - endOf(b));
  for (const remark of ordered) {
    const { site } = remark.policy;
    const key = keyOf(remark.policy);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { site: site.name, first: remark, count: 1 });
    else if (known.site === site.name) known.count += 1;
  }
  return [...groups.values()].map(({ first, count }) => first.tell(count - 1));
}

function endOf({ policy: { carrier } }: Remark): number {
  return carrier?.connection.form === "tunnel" ? carrier.at : 0;
}

function keyOf({ place, carrier, site }: DevicePolicy): string {
  const owner = carrier?.connection.form === "tunnel" ? carrier.connection.name : `site ${site.name}`;
  return JSON.stringify([place.uri, place.span.start, owner]);
}

/** What else the same statement made. */
export function alike(more: number): string[] {
  if (more === 0) return [];
  return [`the same holds for ${more === 1 ? "one more policy" : `${more} more policies`} of this statement`];
}
