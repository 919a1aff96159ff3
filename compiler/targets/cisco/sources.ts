/** Where the facts about Cisco IOS and IOS XE come from. */

export const sources = {
  yang: "Cisco's YANG models of IOS XE 16.5.1 to 26.1.1, Cisco-IOS-XE-crypto.yang (YangModels/yang, vendor/cisco/xe)",
  shield: "Cisco field notice FN72510 (CSCwc72588): weak algorithms are refused from IOS XE 17.11.1 on",
  manual26: "RouterOS 2.6 IPsec manual, 16-Jul-2002, section about Cisco",
  bgp: "Cisco IOS in a Nutshell, 2nd edition (O'Reilly, 2005): router bgp, neighbor, network, timers; module cisco.ios.ios_bgp for Ansible",
  tunnel:
    "console help of a Cisco 1700 (`tunnel mode ?`: gre, ipip), and published configurations with `permit gre host … host …` in a crypto map and `mode transport`",
  preferred:
    "Cisco IOS Software Releases 12.3 T, IPsec Preferred Peer (28-Mar-2005), and IOS XE 16.5, VPN availability",
  session:
    "consoles and runbooks that people published: `clear crypto session remote ADDRESS` ends IKE and IPsec SAs of one peer",
  memory: "no source was found: general knowledge of IOS",
} as const;

export type SourceId = keyof typeof sources;
