/** The policies of one connection as one list, and those that have something in common together. */

import type { ConnectionModel, DeviceModel, PolicyModel } from "../../model/model.ts";

/** The site's own for this peer first, then the tunnel's; each kind as written. */
export function policiesOf(device: DeviceModel, connection: ConnectionModel): readonly PolicyModel[] {
  const own = device.policies.filter((each) => each.connection === connection).map(({ policy }) => policy);
  return [...own, ...connection.policies];
}

/** In the order of each group's first one; `key` is the same for those that belong together. */
export function grouped(
  policies: readonly PolicyModel[],
  key: (policy: PolicyModel) => string,
): readonly (readonly [PolicyModel, ...PolicyModel[]])[] {
  const groups = new Map<string, [PolicyModel, ...PolicyModel[]]>();
  for (const policy of policies) {
    const group = groups.get(key(policy));
    if (group === undefined) groups.set(key(policy), [policy]);
    else group.push(policy);
  }
  return [...groups.values()];
}
