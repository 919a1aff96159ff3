/**
 * A partner's device: described so that both ends can be judged, configured by somebody else. It takes no local setting
 * over: one that only the configured end could carry out must be possible there. Where its documented defaults are
 * everything it has, they say what it offers.
 */

import { defaultOf } from "../catalogue/defaults.ts";
import { firewallRefused } from "./common/firewall.ts";
import type { Target } from "./target.ts";

export function described(name: string): Target {
  return {
    name,
    releases: [],
    has: () => false,
    refuses: () => undefined,
    offers: (parameter, word, version) =>
      defaultOf(parameter, name, version)?.value.some(
        (value) => value.kind === "word" && value.word === word,
      ),
    check: (device) => firewallRefused(device, name, "Its own administrator writes its rules."),
    emit: () => [],
  };
}
