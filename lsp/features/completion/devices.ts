/** Devices and their releases, as behind `device =`. */

import type { Parameter } from "../../../compiler/catalogue/types.ts";
import { compareVersions } from "../../../compiler/catalogue/version.ts";
import { targetOf, targets } from "../../../compiler/targets/index.ts";
import { parameterHover } from "../hover/parameter.ts";
import { hole, item, type Item } from "./item.ts";
import type { Stage } from "./stage.ts";

export function devices(parameter: Parameter, stage: Stage): readonly Item[] {
  const documentation = () => parameterHover(parameter, stage.scene);
  return targets.map(({ name, releases }) => {
    const [newest] = releasesOf(name, stage);
    if (newest === undefined)
      return item("choice", name, { detail: "described, not configured", documentation });
    const insert = [`${name} `, hole(newest)];
    return item("choice", name, { insert, detail: `${releases.at(-1)} to ${releases[0]}`, documentation });
  });
}

/** What other sites of the project run, then what the target's sources name. */
export function releasesOf(target: string, { analysis, scene }: Stage): readonly string[] {
  const others = [...analysis.expansion.sites.values()].filter(({ name }) => name !== scene.top?.name?.text);
  const used = others.flatMap(({ device }) =>
    device.value.target === target ? (device.value.version ?? []) : [],
  );
  const known = targetOf(target)?.releases ?? [];
  return [...new Set([...used.toSorted((a, b) => compareVersions(b, a)), ...known])];
}

/** What a new router of the project most likely runs. */
export function routerosNewest(stage: Stage): string {
  return releasesOf("routeros", stage)[0] ?? "";
}
