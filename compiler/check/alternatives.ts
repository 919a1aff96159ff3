/** What to use instead of an algorithm: the nearest good one that both devices have. */

import { algorithmsOf, type Algorithm } from "../catalogue/algorithms.ts";
import type { Connection } from "../expand/connection.ts";
import type { Offer } from "./algorithms-used.ts";
import type { Offers } from "./rule.ts";
import type { AlgorithmKind } from "../catalogue/types.ts";

/** Best known first: what nearly every device of today has, before what is only stronger. */
const PREFERRED: Readonly<Record<AlgorithmKind, readonly string[]>> = {
  encryption: ["aes-256-gcm", "aes-256-cbc", "aes-128-gcm", "aes-128-cbc"],
  integrity: ["sha256", "sha512", "sha384"],
  prf: ["sha256", "sha512", "sha384"],
  "dh-group": ["modp2048", "ecp256", "ecp384", "modp3072", "modp4096", "ecp521"],
};

/** `undefined` when one of the two devices is known to have none of those that are good enough. */
export function alternative(
  { connection, parameter, kind, phase }: Pick<Offer, "connection" | "parameter" | "kind" | "phase">,
  offers: Offers | undefined,
  isGood: (algorithm: Algorithm) => boolean,
): string | undefined {
  const known = algorithmsOf(kind, phase).filter(isGood);
  return PREFERRED[kind]
    .filter((id) => known.some((algorithm) => algorithm.id === id))
    .find((id) => possible(connection, (device) => offers?.(device, parameter, id)));
}

/** Whether no device says no, and one at least says yes. */
function possible(
  { ends }: Connection,
  ask: (device: Connection["ends"][0]["site"]["device"]["value"]) => boolean | undefined,
): boolean {
  const answers = ends.map(({ site }) => ask(site.device.value));
  return answers.includes(true) && !answers.includes(false);
}

/** Whether both devices are known to have it. */
export function bothHave(
  { ends }: Connection,
  ask: (device: Connection["ends"][0]["site"]["device"]["value"]) => boolean | undefined,
): boolean {
  return ends.every(({ site }) => ask(site.device.value) === true);
}
