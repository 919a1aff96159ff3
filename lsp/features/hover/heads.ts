/** What each block of the language is for, in a sentence or two: the hover of its head. */

// prettier-ignore
const HEADS: Readonly<Record<string, string>> = {
  phase1: "How the two IKE daemons find, trust and key each other: a profile that tunnels refer to by name.",
  dpd: "Dead peer detection: how an end notices that the other one is gone.",
  phase2: "How packets are protected once IKE has agreed: a profile that tunnels and policies refer to by name.",
  key: "Key material for manual keying. The digits themselves belong into a `secret`, not into the file.",
  site: "One place with one device: what it runs, its addresses, its networks. A tunnel joins two of them.",
  tunnel: "One connection with two ends, `tunnel NAME: LEFT <-> RIGHT`. A pair of values reads left end, then right end; one value holds for both. A list at one end makes a star: `tunnel NAME: HUB <-> A, B` is `NAME-A` and `NAME-B`.",
  mesh: "A tunnel between each two of several sites: `mesh NAME: A, B, C` is `NAME-A-B`, `NAME-A-C` and `NAME-B-C`, the left end being the one whose name sorts first.",
  failover: "Tunnels that stand in for each other, the preferred one first. RouterOS from 7.9 on has one policy for all their peers and leaves one that dead peer detection finds gone. Before, netwatch asks an address every 10 or 20 seconds, and a script switches between the tunnels' policies; what is sent until then is lost. IOS lists the peers in one entry of its crypto map. BGP over a later tunnel is made less preferred in both directions. See docs/failover.md.",
  test: "Packets and what must become of them. `vpnc test` runs it.",
  packet: "`packet SITE: SOURCE -> DESTINATION`, its protocol and ports, `while NAME down`, `=>`, and what must become of it. It starts behind the site.",
  "test encrypted": "By exactly these tunnels, in this order, and accepted where the last of them ends; without a name, by any.",
  "test plain": "It leaves its site as it is.",
  "test dropped": "It is dropped, at its site or at the far end.",
  "test while": "`while NAME down`: these tunnels have no SA now.",
  "test down": "`while NAME down`: these tunnels have no SA now.",
  "test src-port": "The source port; the number after the protocol is the destination port.",
  policy: "What traffic enters the tunnel, and how it is protected. Without any policy: everything between the two `lan`s.",
  manual: "The SPIs and keys of security associations without IKE. A pair reads what the left end receives, then what the right end receives.",
  "tunnel bgp": "The BGP session over this tunnel.",
  "site bgp": "A BGP instance of this site, which the sessions of its tunnels refer to.",
  peer: "A partner that is described by this site alone.",
  carrier: "A tunnel interface, such as GRE, that IPsec protects.",
  secret: "A name for a secret that is kept elsewhere: `env(\"NAME\")` or `file(\"path\")`. `vpnc check` never reads it.",
  let: "A name for a value, to be used wherever such a value may stand.",
  import: "Reads another file of the project. Its declarations count as if they stood here.",
  waive: "Silences one diagnostic for the declaration around it, and says why. Errors that would make a script void cannot be waived.",
  extends: "Takes over everything that another declaration of the same kind says; what is written here wins.",
};

/** `within`: the kind of the block around, for heads with two meanings. */
export function headHelp(head: string, within: string | undefined): string | undefined {
  const nested = `${within ?? ""} ${head}`;
  if (Object.hasOwn(HEADS, nested)) return HEADS[nested];
  return Object.hasOwn(HEADS, head) ? HEADS[head] : undefined;
}
