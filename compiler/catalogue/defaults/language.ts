/** What the language itself means when a file says nothing, whatever the device's own default is. */

import type { ParameterId } from "../ids.ts";
import type { Scalar } from "../scalar.ts";
import { words } from "./types.ts";

export interface LanguageDefault {
  readonly value: readonly Scalar[];
  readonly source: string;
}

const source = "the language";

// prettier-ignore
export const languageDefaults: ReadonlyMap<ParameterId, LanguageDefault> = new Map<ParameterId, LanguageDefault>([
  ["phase1.auth-method", { value: words("pre-shared-key"), source }],
  ["phase2.mode", { value: words("tunnel"), source }],
  ["policy.action", { value: words("encrypt"), source }],
  ["policy.level", { value: words("require"), source }],
  ["policy.protocol", { value: words("all"), source }],
  ["policy.src-port", { value: words("any"), source }],
  ["policy.dst-port", { value: words("any"), source }],
  ["firewall.nat-bypass", { value: words("no"), source }],
  ["firewall.input", { value: words("no"), source }],
  ["firewall.forward", { value: words("no"), source }],
  ["firewall.fasttrack", { value: words("no"), source }],
  ["firewall.mss", { value: words("no"), source }],
  ["tunnel.initiate", { value: words("yes"), source }],
  ["tunnel.standby", { value: words("no"), source }],
  ["any.disabled", { value: words("no"), source }],
]);
