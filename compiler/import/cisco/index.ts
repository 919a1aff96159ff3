/** Reads the configuration of Cisco IOS and IOS XE: a running-config, a script, or a console session. */

import type { Importer } from "../importer.ts";
import { read } from "./read.ts";

/** Lines that only IOS has; each speaks for it. */
const SIGNS: readonly RegExp[] = [
  /^\s*crypto (?:isakmp|ikev2|ipsec|map|keyring)\b/mu,
  /^\s*ip access-list (?:extended|standard)\b|^\s*access-list \d+ (?:permit|deny|remark)\b/mu,
  /^(?:Building configuration\.\.\.|Current configuration :)/mu,
  /^\s*(?:Crypto map tag:|local {1,2}ident \(addr\/mask)/mu,
  /^[\w.-]+\(config[\w-]*\)#/mu,
  /^\s*interface (?:GigabitEthernet|FastEthernet|Serial|Tunnel|Ethernet|TenGigabitEthernet|Loopback|Vlan)\s?\d/mu,
];

/** The beginning that is looked at. */
const BEGINNING = 20_000;

export const cisco: Importer = {
  name: "cisco-ios",
  title: "Cisco IOS or IOS XE running-config, script or console session",
  recognizes(text) {
    const start = text.slice(0, BEGINNING);
    const found = SIGNS.filter((sign) => sign.test(start)).length;
    return found === 0 ? 0 : Math.min(1, 0.4 + 0.25 * found);
  },
  read: (source) => read(source).reading,
};
