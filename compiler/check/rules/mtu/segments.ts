/** The exact segment sizes of a site's tunnels. */

import { encryptingAt, segmentOf } from "../../../negotiate/segment.ts";
import type { Guarded } from "../firewall/guarded.ts";

export interface Sized {
  readonly name: string;
  /** Of the policy with the longest headers. */
  readonly size: number;
}

export function sizesOf({ ends }: Guarded): readonly Sized[] {
  return ends.flatMap(({ connection, at }) => {
    const sizes = encryptingAt(connection, at).flatMap((policy) => segmentOf(connection, policy, at) ?? []);
    return sizes.length === 0 ? [] : [{ name: connection.name, size: Math.min(...sizes) }];
  });
}

export function sizesText(sizes: readonly Sized[]): string {
  return sizes.map(({ name, size }) => `${size} in \`${name}\``).join(", ");
}
