/** `--shard 2/4` and the devices of a project in; every fourth of them, from the second on, out. */

import type { DeviceModel } from "../model/model.ts";
import { UsageError } from "./io.ts";

/**
 * Sites count in the order of their names, so that neither the order of files nor of declarations decides, the shares of one
 * project have no site in common and differ by one site at most, and together are all of it.
 */
export function shardOf(devices: readonly DeviceModel[], shard: string | undefined): readonly DeviceModel[] {
  if (shard === undefined) return devices;
  const [index, count] = readShard(shard);
  return devices
    .toSorted((a, b) => (a.site < b.site ? -1 : 1))
    .filter((_, position) => position % count === index - 1);
}

function readShard(text: string): readonly [index: number, count: number] {
  const [, index = "", count = ""] = /^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? [];
  if (Number(index) < 1 || Number(index) > Number(count)) {
    throw new UsageError(`\`${text}\` is no share of the sites`, [
      "`--shard 1/4` is the first of four shares, `--shard 4/4` the last",
    ]);
  }
  return [Number(index), Number(count)];
}
