/** Arguments that the language has no word for: the values that change nothing, and why the others cannot be said. */

import { argumentsOfMenu } from "../../targets/routeros/console.ts";
import type { Kept } from "./menus.ts";

interface Beyond {
  readonly kinds: readonly Kept[];
  readonly argument: string;
  /** What the router does anyway. `true`: every value follows from what is read elsewhere. */
  readonly harmless: readonly string[] | true;
  readonly why: string;
}

const generated = "policies that a responder generates for whoever calls are not described by the language";
const certificates = "certificates are not described by the language";
const road = "what a responder hands out to road warriors is not described by the language";
const peerLike: readonly Kept[] = ["peer", "identity"];
const session: readonly Kept[] = ["bgp-session", "bgp-template"];
const bgp: readonly Kept[] = ["bgp-session", "bgp-template", "bgp-instance"];

// prettier-ignore
const beyond: readonly Beyond[] = [
  { kinds: peerLike,     argument: "generate-policy",       harmless: ["no"],               why: generated },
  { kinds: peerLike,     argument: "policy-template-group", harmless: ["default", "none", ""], why: generated },
  { kinds: peerLike,     argument: "mode-config",           harmless: ["none", ""],         why: road },
  { kinds: peerLike,     argument: "notrack-chain",         harmless: [""],                 why: "rules that keep a peer's packets out of connection tracking are not described by the language" },
  { kinds: peerLike,     argument: "certificate",           harmless: ["none", ""],         why: certificates },
  { kinds: peerLike,     argument: "remote-certificate",    harmless: ["none", ""],         why: certificates },
  { kinds: peerLike,     argument: "key",                   harmless: ["none", ""],         why: "RSA keys as identities are not described by the language" },
  { kinds: peerLike,     argument: "remote-key",            harmless: ["none", ""],         why: "RSA keys as identities are not described by the language" },
  { kinds: peerLike,     argument: "username",              harmless: [""],                 why: "user names belong to EAP and XAuth, which the language does not describe" },
  { kinds: peerLike,     argument: "password",              harmless: [""],                 why: "passwords belong to EAP and XAuth, which the language does not describe" },
  { kinds: peerLike,     argument: "eap-methods",           harmless: ["", "eap-tls"],      why: "EAP is not described by the language" },
  { kinds: peerLike,     argument: "match-by",              harmless: ["remote-id"],        why: certificates },
  { kinds: ["peer"],     argument: "port",                  harmless: ["500"],              why: "the language knows IKE on its own port only" },
  { kinds: ["peer"],     argument: "compatibility-options", harmless: ["", "none"],         why: "options for partners with faults of their own are not described by the language" },
  { kinds: ["peer"],     argument: "ppk-secret",            harmless: ["", "none"],         why: "post-quantum pre-shared keys are not described by the language" },
  { kinds: ["profile"],  argument: "ppk",                   harmless: ["no"],               why: "post-quantum pre-shared keys are not described by the language" },
  { kinds: ["policy"],   argument: "group",                 harmless: ["default", "none", ""], why: generated },
  { kinds: ["policy"],   argument: "template",              harmless: ["no"],               why: generated },
  { kinds: ["policy"],   argument: "sa-src-address",        harmless: true,                 why: "" },
  { kinds: ["policy"],   argument: "sa-dst-address",        harmless: true,                 why: "" },
  { kinds: ["pre-shared-secret"], argument: "ident-string", harmless: [""],                 why: "RouterOS 2.6 sends its address as identity, whatever string a secret is found by" },
  { kinds: ["address"],  argument: "broadcast",             harmless: true,                 why: "" },
  { kinds: ["address"],  argument: "netmask",               harmless: true,                 why: "" },
  { kinds: ["address"],  argument: "comment",               harmless: true,                 why: "" },
  { kinds: ["bgp-network"], argument: "synchronize",        harmless: ["yes"],              why: "the language announces a network only when a route to it exists" },
  { kinds: ["bgp-network"], argument: "comment",            harmless: true,                 why: "" },
  { kinds: ["address-list"], argument: "comment",           harmless: true,                 why: "" },
  { kinds: bgp,          argument: "comment",               harmless: true,                 why: "" },
  { kinds: session,      argument: "local.role",            harmless: ["ebgp", "ibgp"],     why: "roles beyond internal and external BGP are not described by the language" },
  { kinds: session,      argument: "ttl",                   harmless: ["default", "1"],     why: "the time to live of a session's packets is not described by the language" },
  { kinds: session,      argument: "max-prefix-restart-time", harmless: ["infinity"],       why: "limits on prefixes are not described by the language" },
  { kinds: session,      argument: "connect",               harmless: ["yes"],              why: "a session that only waits is not described by the language" },
  { kinds: session,      argument: "listen",                harmless: ["yes"],              why: "a session that only calls is not described by the language" },
  { kinds: session,      argument: "tcp-md5-key",           harmless: [""],                 why: "keys of BGP sessions are not described by the language" },
  { kinds: ["gre", "ipip"], argument: "clamp-tcp-mss",      harmless: ["yes"],              why: "a carrier that leaves the size of TCP segments alone is not described by the language" },
  { kinds: ["gre", "ipip"], argument: "dscp",               harmless: ["inherit", "0"],     why: "marks of a carrier's packets are not described by the language" },
  { kinds: ["gre", "ipip"], argument: "allow-fast-path",    harmless: true,                 why: "" },
  { kinds: ["gre", "ipip"], argument: "arp",                harmless: ["enabled"],          why: "ARP on a carrier is not described by the language" },
];

const rows = new Map<string, Beyond>(
  beyond.flatMap((row) => row.kinds.map((kind): [string, Beyond] => [`${kind} ${row.argument}`, row])),
);

/** What says that nothing is configured, in whichever menu. */
const nothing: ReadonlySet<string> = new Set([
  "",
  "no",
  "none",
  "default",
  "auto",
  "main",
  "unspecified",
  "infinity",
  "any",
]);

export type Verdict =
  { readonly kind: "harmless" } | { readonly kind: "unsupported" | "unknown"; readonly why: string };

export function verdictOf(kind: Kept, menu: string, argument: string, value: string): Verdict {
  const row = rows.get(`${kind} ${argument}`);
  if (row !== undefined) {
    const harmless = row.harmless === true || row.harmless.includes(value);
    return harmless
      ? { kind: "harmless" }
      : { kind: "unsupported", why: `\`${argument}\` is not taken over: ${row.why}` };
  }
  const known = argumentsOfMenu(menu).has(argument) || legacy.has(argument);
  if (!known) return { kind: "unknown", why: `\`/${menu}\` has no argument \`${argument}\` that is known` };
  return nothing.has(value)
    ? { kind: "harmless" }
    : { kind: "unsupported", why: `\`${argument}\` is not taken over: the language has no word for it` };
}

/** Arguments of menus that the console trees of 7.x no longer have, in exports of 3.x to 6.x. */
const legacy: ReadonlySet<string> = new Set(
  (
    "my-id-user-fqdn route-reflect update-source max-prefix-limit as-override allow-as-in in-filter out-filter interface " +
    "nexthop-choice use-bfd tcp-md5-key cisco-vpls-nlri-len-fmt passive cluster-id confederation confederation-peers " +
    "redistribute-static redistribute-rip redistribute-ospf redistribute-other-bgp routing-table ignore-as-path-len " +
    "instance mtu actual-mtu local-address remote-address keepalive dont-fragment clamp-tcp-mss ipsec-secret name disabled"
  ).split(" "),
);

/** Whether a word is an argument that the menu has had in some release. */
export function isArgumentOf(kind: Kept, menu: string, word: string): boolean {
  return rows.has(`${kind} ${word}`) || argumentsOfMenu(menu).has(word) || legacy.has(word);
}
