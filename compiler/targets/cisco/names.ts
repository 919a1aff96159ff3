/** The names and numbers of what a configuration has once: the crypto map, where its entries begin, its access lists. */

import type { DeviceModel } from "../../model/model.ts";
import { numberAt } from "../common/fields.ts";

export interface Names {
  readonly map: string;
  /** Of the first entry; the next ones follow in steps of ten. */
  readonly sequence: number;
  /** Of the first access list; `undefined`: lists have names. */
  readonly list: number | undefined;
}

export function namesOf({ names }: DeviceModel): Names {
  const map = names.get("names.map")?.value[0];
  return {
    map: map?.kind === "text" ? map.text : "vpnc",
    sequence: numberAt(names, "names.sequence") ?? 10,
    list: numberAt(names, "names.list"),
  };
}
