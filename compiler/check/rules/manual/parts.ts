/** What the manual-keying rules share: which protocols a policy asks for, and a template's keys and SPIs. */

import type { ParameterId } from "../../../catalogue/ids.ts";
import { wordsIn, type Connection, type ManualPair, type PolicyEnd } from "../../../expand/connection.ts";
import { protocolsOf } from "../../../expand/protocols.ts";

export const SPI_IDS = ["manual.ah-spi", "manual.esp-spi"] as const satisfies readonly ParameterId[];
export const KEY_IDS = [
  "manual.ah-key",
  "manual.esp-enc-key",
  "manual.esp-auth-key",
] as const satisfies readonly ParameterId[];

/** The connection, if somebody wrote keys for it. */
export function keyedByHand(connection: Connection): readonly Connection[] {
  const { manuals, policies } = connection;
  const uses =
    manuals.length > 0 || policies.some(({ ends }) => ends.some(({ manual }) => manual !== undefined));
  return uses ? [connection] : [];
}

/** The manual templates that policies use, with the protocols those policies ask for. */
export function usedManuals(connection: Connection): ReadonlyMap<ManualPair, ReadonlySet<string>> {
  const used = new Map<ManualPair, Set<string>>();
  for (const policy of connection.policies) {
    for (const end of policy.ends) {
      if (end.manual === undefined) continue;
      const protocols = used.get(end.manual) ?? new Set<string>();
      for (const word of wordsOf(end)) protocols.add(word);
      used.set(end.manual, protocols);
    }
  }
  return used;
}

function wordsOf(end: PolicyEnd): readonly string[] {
  return wordsIn(protocolsOf(end)?.value);
}
