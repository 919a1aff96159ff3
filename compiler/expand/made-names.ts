/**
 * What the objects of a tunnel are called that nobody declared by its name. A star or a mesh writes one name for all of its tunnels, and
 * a device needs one for each: the far site's name makes it so, however many sites there are.
 */

import type { TunnelPlan } from "./topology.ts";

/** Linux's interfaces have 15 characters (IFNAMSIZ of `include/uapi/linux/if.h`, with its zero). */
const LINK_LENGTH = 15;

/** From the name that is written for an object to the one it has on the device. */
export type Naming = (written: string) => string;

export const asWritten: Naming = (written) => written;

/** Of the blocks with a head, at the end whose other end is `far`. */
export function namingOf(plan: TunnelPlan, head: string, far: string): Naming {
  return isShared(plan, head) ? (written) => `${written}-${far}` : asWritten;
}

/** As an interface of the device is called. What Linux does not take as it is, is cut and told apart by its digest. */
export function linkNaming(naming: Naming, target: string): Naming {
  return (written) => {
    const name = naming(written);
    if (naming === asWritten || target !== "strongswan" || /^[\w.-]{1,15}$/.test(name)) return name;
    const end = `-${digest(name)}`;
    return name.replace(/[^\w.-]/gu, "_").slice(0, LINK_LENGTH - end.length) + end;
  };
}

/** A tunnel that stands in for one of a star or mesh keeps its names, unless it writes such a block itself. */
function isShared({ origin, resolved: { symbol, ancestors } }: TunnelPlan, head: string): boolean {
  if (origin !== undefined) return true;
  const own = symbol.node.block?.entries ?? [];
  const writes = own.some((entry) => entry.kind === "declaration" && entry.head.text === head);
  return (
    !writes &&
    ancestors.some(({ node: { head: kind, ends } }) => {
      return kind.text === "mesh" || (ends?.left.length ?? 0) > 1 || (ends?.right?.length ?? 0) > 1;
    })
  );
}

/** Five characters of FNV-1a, in base 32: of a hundred names, two are the same once in some seven thousand times. */
function digest(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash.toString(32).padStart(5, "0").slice(-5);
}
