/** The policy-based form: an access list and an entry of the interface's crypto map for each set of phase 2 parameters. */

import type { ConnectionModel, PolicyModel } from "../../model/model.ts";
import { permit } from "./acl.ts";
import type { Context } from "./context.ts";
import { block, type Block } from "./lines.ts";
import { phase2Lines, transforms } from "./transform.ts";

export interface Entry {
  readonly map: string;
  readonly sequence: number;
  /** A number, or the list's name. */
  readonly list: number | string;
  /** `set ikev2-profile …` */
  readonly profile: string | undefined;
}

/** The policies of an entry share their phase 2; every line of its list is a pair of SAs of its own. */
export function mapEntry(
  connection: ConnectionModel,
  policies: readonly [PolicyModel, ...(readonly PolicyModel[])],
  { map, sequence, list, profile }: Entry,
  context: Context,
  peers: readonly ConnectionModel[],
): readonly Block[] {
  const sets = transforms(policies[0], context);
  const lines = policies.map(permit);
  const acl =
    typeof list === "number"
      ? lines.map((line) => block(`access-list ${list} ${line}`))
      : [block(`ip access-list extended ${list}`, lines)];
  const entry = block(`crypto map ${map} ${sequence} ipsec-isakmp`, [
    connection.comment === undefined ? undefined : `description ${oneLine(connection.comment)}`,
    ...peerLines(peers.length > 0 ? peers : [connection]),
    ...phase2Lines(policies[0], sets.names, context),
    profile === undefined ? undefined : `set ikev2-profile ${profile}`,
    `match address ${list}`,
  ]);
  return [...sets.blocks, ...acl, { ...entry, undo: `no crypto map ${map} ${sequence}` }];
}

/** Of several, IOS begins with the default one whenever it begins anew. */
function peerLines(peers: readonly ConnectionModel[]): readonly string[] {
  const preferred = peers.length > 1 ? " default" : "";
  return peers.map(({ remote }, at) => `set peer ${remote.address?.value ?? ""}${at === 0 ? preferred : ""}`);
}

/** The same packets. */
export function samePolicy(a: PolicyModel, b: PolicyModel): boolean {
  return permit(a) === permit(b);
}

/** A `?` would ask for help. */
export function oneLine(text: string): string {
  return text.replace(/\s+/gu, " ").replace(/\?/gu, ".").slice(0, 80);
}
