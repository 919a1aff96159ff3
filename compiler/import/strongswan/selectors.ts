/** Traffic selectors: `10.1.0.0/16[tcp/80]`, `dynamic[gre]`, `10.0.0.0-10.0.0.255`. What a policy cannot say is named. */

import { addressOf, bitsOf, canonical, networkOf } from "../../source/addresses.ts";

export interface Selector {
  /** `undefined`: the end's own address (`dynamic`). */
  readonly network: string | undefined;
  readonly family: 4 | 6 | undefined;
  readonly protocol: string | undefined;
  readonly port: number | undefined;
}

export type Selected = { readonly selector: Selector } | { readonly why: string };

export function selectorOf(text: string): Selected {
  const [, side = "", inside] = /^([^[\]]*)(?:\[([^\]]*)\])?$/u.exec(text.trim()) ?? [];
  const network = networkText(side.trim());
  if (network === undefined) return { why: `\`${text.trim()}\` is no network that a policy can have` };
  const service = serviceOf(inside ?? "");
  if ("why" in service) return service;
  return { selector: { ...network, ...service } };
}

function networkText(side: string): Pick<Selector, "network" | "family"> | undefined {
  if (side === "dynamic" || side === "%dynamic" || side === "")
    return { network: undefined, family: undefined };
  const [from = "", to, more] = side.split("-").map((each) => each.trim());
  if (to !== undefined) return more === undefined ? ofRange(from, to) : undefined;
  const [address = "", digits, rest] = side.split("/");
  const known = canonical(address);
  if (known === undefined || rest !== undefined) return undefined;
  const family = known.includes(":") ? 6 : 4;
  const full = family === 4 ? 32 : 128;
  const length = digits === undefined ? full : Number(digits);
  if (!/^\d*$/u.test(digits ?? "") || length > full) return undefined;
  return { network: show(known, length, family), family };
}

/** A range that is exactly one network. */
function ofRange(from: string, to: string): Pick<Selector, "network" | "family"> | undefined {
  const [first, last] = [canonical(from), canonical(to)];
  if (first === undefined || last === undefined || first.includes(":") !== last.includes(":"))
    return undefined;
  const [low, high] = [bitsOf(first), bitsOf(last)];
  const differs = [...low].findIndex((bit, at) => bit !== high[at]);
  const length = differs === -1 ? low.length : differs;
  const isNetwork = !low.slice(length).includes("1") && !high.slice(length).includes("0");
  const family = first.includes(":") ? 6 : 4;
  return isNetwork ? { network: show(addressOf(low), length, family), family } : undefined;
}

function show(address: string, length: number, family: 4 | 6): string {
  if (length === 0 && family === 4) return "any";
  if (length === (family === 4 ? 32 : 128)) return address;
  return `${networkOf(address, length)}/${length}`;
}

const ANY = new Set(["", "any", "%any", "0"]);

function serviceOf(inside: string): Pick<Selector, "protocol" | "port"> | { readonly why: string } {
  const [protocol = "", port = ""] = inside.split("/").map((each) => each.trim().toLowerCase());
  if (!/^(?:%?[a-z][a-z-]*|\d{1,3})?$/u.test(protocol)) return { why: `\`${protocol}\` is no protocol` };
  const name = ANY.has(protocol) ? undefined : protocol;
  if (ANY.has(port)) return { protocol: name, port: undefined };
  if (!/^\d{1,5}$/u.test(port)) return { why: `a policy has one port, and \`${port}\` is not one` };
  return { protocol: name, port: Number(port) };
}
