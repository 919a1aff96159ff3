/** The console's words: commands, top menus, and which menu holds which object of the tables. */

import type { ObjectKind } from "../../targets/routeros/cell.ts";
import { menus } from "../../targets/routeros/objects.ts";

/** Change the configuration. */
const CHANGES: ReadonlySet<string> = new Set([
  "add",
  "set",
  "remove",
  "disable",
  "enable",
  "unset",
  "move",
  "comment",
  "edit",
]);

/** Change nothing; what follows a `printing` one in a session is what the router answered. */
const ACTIONS: ReadonlyMap<string, "printing" | "quiet"> = new Map<string, "printing" | "quiet">([
  ...words(
    "print monitor ping telnet ssh get find traceroute torch bandwidth-test fetch flood-ping".split(" "),
    "printing",
  ),
  ...words(
    "export import run flush kill reset reset-counters reboot shutdown undo redo quit beep".split(" "),
    "quiet",
  ),
]);

function words<const T extends string>(
  names: readonly string[],
  value: T,
): readonly (readonly [string, T])[] {
  return names.map((name) => [name, value]);
}

export type CommandClass = "change" | "printing" | "quiet";

export function classOf(word: string): CommandClass | undefined {
  return CHANGES.has(word) ? "change" : ACTIONS.get(word);
}

/** Menus of the root, over all generations: what a path without a leading slash begins with. */
const TOP: ReadonlySet<string> = new Set(
  (
    "app caps-man certificate console container disk driver file interface iot ip ipv6 isdn-channels log lora mpls openflow " +
    "partitions password port ppp queue radius rip ospf bgp routing snmp special-login store system task tool tr069-client " +
    "user user-manager virtual wireless zerotier"
  ).split(" "),
);

export function isTop(word: string): boolean {
  return TOP.has(word);
}

/** Menus that the reader keeps the rows of. */
export type Kept =
  | ObjectKind
  | "gre"
  | "ipip"
  | "bgp-template"
  | "identity-of-system"
  | "dynamic-address"
  | "route"
  | "l2tp-server";

const KEPT: ReadonlyMap<string, Kept> = new Map<string, Kept>([
  ...menus.map(({ path, object }): readonly [string, Kept] => [path.slice(1), object]),
  ["interface gre", "gre"],
  ["interface gre6", "gre"],
  ["interface ipip", "ipip"],
  ["interface ipipv6", "ipip"],
  ["routing bgp template", "bgp-template"],
  ["system identity", "identity-of-system"],
  ["ip dhcp-client", "dynamic-address"],
  ["interface pppoe-client", "dynamic-address"],
  ["ip route", "route"],
  ["interface l2tp-server server", "l2tp-server"],
]);

export function keptOf(menu: string): Kept | undefined {
  return KEPT.get(menu);
}

/** Menus of IPsec whose settings the language has no words for. */
// prettier-ignore
const UNSUPPORTED: ReadonlyMap<string, string> = new Map([
  ["ip ipsec mode-config",  "addresses that a responder hands out to road warriors are not described by the language"],
  ["ip ipsec settings",     "settings of all of IPsec at once, accounting and XAuth, are not described by the language"],
  ["ip ipsec user",         "XAuth users are road warriors, which the language does not describe"],
  ["ip ipsec user settings", "XAuth users are road warriors, which the language does not describe"],
  ["ip ipsec key psk",      "post-quantum pre-shared keys are not described by the language"],
  ["ip ipsec key qkd",      "quantum key distribution is not described by the language"],
  ["ip ipsec key rsa",      "RSA keys as identities are not described by the language"],
]);

export function whyUnsupported(menu: string): string | undefined {
  return UNSUPPORTED.get(menu);
}

/** Whether a path is a menu of which something is known, to tell `peer` in `/ip ipsec` from a word of the root. */
const KNOWN: ReadonlySet<string> = new Set(
  [...KEPT.keys(), ...UNSUPPORTED.keys()].flatMap((path) => {
    const parts = path.split(" ");
    return parts.map((_, index) => parts.slice(0, index + 1).join(" "));
  }),
);

export function isKnownMenu(menu: string): boolean {
  return KNOWN.has(menu);
}
