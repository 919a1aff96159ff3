/** Every place of the language where an entry may stand: a place, an entry and a device in; a project out that is sound but for the entry. */

import type { BlockKind } from "../../../compiler/catalogue/ids.ts";

/** Blocks by their kind, and the places where a kind stands a second time. */
export const PLACES = [
  "phase1",
  "phase1 of a tunnel",
  "dpd",
  "phase2",
  "phase2 of a tunnel",
  "key",
  "site",
  "peer",
  "policy of a site",
  "bgp-instance",
  "firewall",
  "tunnel",
  "policy",
  "manual",
  "bgp",
] as const;

export type Place = (typeof PLACES)[number];

export function kindOf(place: Place): BlockKind {
  return place.replace(/ of a .*/, "") as BlockKind;
}

/** The device is site `a`'s; its partner `b` is described only. */
export function projectWith(here: Place, entry: string, device: string): string {
  const key = keyOf(entry);
  const body = (place: Place, ...lines: readonly string[]): string =>
    [
      ...lines.filter((line) => place !== here || keyOf(line) !== key),
      ...(place === here ? [`  ${entry}`] : []),
    ].join("\n");
  const block = (place: Place, head: string, ...lines: readonly string[]): string =>
    `${head} {\n${body(place, ...lines)}\n}`;
  const only = (places: readonly Place[], text: () => string): string =>
    places.includes(here) ? text() : "";

  // What charon has differs with the version of IKE, which one key alone does not tell.
  const version = device.startsWith("strongswan") ? ["exchange = ikev2"] : [];
  const isOneSided = here === "peer" || here === "policy of a site";
  const bgp = ["bgp", "bgp-instance"] as const;
  const manual = ["manual", "key"] as const;
  return `secret shared = env("SHARED")
${block("phase1", "phase1 p1", ...version, ...(here === "dpd" ? [block("dpd", "dpd")] : []))}
${block("phase2", "phase2 p2")}
${block("key", "key k1", "algorithm = sha1", "length = 160", 'value = env("V")')}
site a {
${body("site", `device = ${device}`, "wan = 203.0.113.2/24 on ether1", "lan = 10.1.0.0/16")}
${only(bgp, () => block("bgp-instance", "bgp i", "as = 65001"))}
${only(["firewall"], () => block("firewall", "firewall"))}
${only(["peer", "policy of a site"], () => block("peer", "peer to-b", "address = 198.51.100.7", "phase1 = p1", "psk = shared"))}
${only(["peer", "policy of a site"], () => block("policy of a site", "policy 10.1.0.0/16 -> 10.2.0.0/16", "peer = to-b", "phase2 = p2"))}
}
site b {
device = generic
wan = 198.51.100.7/24 on ether1
lan = 10.2.0.0/16
as = 65002
}
tunnel t${isOneSided ? "" : ": a <-> b"} {
${body("tunnel", "phase1 = p1", "phase2 = p2", "psk = shared", ...(bgp.some((each) => each === here) ? ["inside = 169.254.1.1/30 <-> 169.254.1.2/30"] : []))}
${only(["phase1 of a tunnel"], () => block("phase1 of a tunnel", "phase1"))}
${only(["phase2 of a tunnel"], () => block("phase2 of a tunnel", "phase2"))}
${only(["policy"], () => block("policy", "policy left.lan <-> right.lan"))}
${only(manual, () => block("manual", "manual m", "ah-spi = 256 <-> 257", "ah-key = k1"))}
${only(manual, () => "policy left.lan <-> right.lan {\nipsec-protocols = ah\nmanual = m\n}")}
${only(bgp, () => block("bgp", "bgp s", "instance = i"))}
}
`;
}

function keyOf(line: string): string {
  return line.slice(0, line.indexOf("=")).trim();
}
