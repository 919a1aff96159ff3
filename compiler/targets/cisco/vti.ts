/** The routed form: a tunnel interface that everything routed into it is encrypted by. */

import type { ConnectionModel, PolicyModel } from "../../model/model.ts";
import { mask } from "./acl.ts";
import type { Context } from "./context.ts";
import { block, type Block } from "./lines.ts";
import { phase2Lines, transforms } from "./transform.ts";

/** Routed when both ends have an inside address and everything may pass. */
export function isRouted({ inside }: ConnectionModel, policies: readonly PolicyModel[]): boolean {
  return (
    inside !== undefined &&
    policies.length === 1 &&
    policies.every(({ source, destination }) => source.value.length === 0 && destination.value.length === 0)
  );
}

export function vti(
  connection: ConnectionModel,
  policy: PolicyModel,
  number: number,
  profile: string | undefined,
  context: Context,
): readonly Block[] {
  const sets = transforms(policy, context);
  const address = connection.inside?.address.value;
  const ipsec = block(`crypto ipsec profile ${connection.name}`, [
    ...phase2Lines(policy, sets.names, context),
    profile === undefined ? undefined : `set ikev2-profile ${profile}`,
  ]);
  const tunnel = block(`interface Tunnel${number}`, [
    address === undefined ? undefined : `ip address ${address.address} ${mask(address.length)}`,
    `tunnel source ${connection.local.address?.value ?? ""}`,
    `tunnel destination ${connection.remote.address?.value ?? ""}`,
    "tunnel mode ipsec ipv4",
    `tunnel protection ipsec profile ${connection.name}`,
  ]);
  return [...sets.blocks, ipsec, tunnel];
}
