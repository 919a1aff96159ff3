/** Codes about a configuration that is read, not written: what `vpnc import` finds in the text of a device. */

import type { Group } from "./entry.ts";
import { AMAZON, amazon, request } from "./example-amazon.ts";

const MANUAL = "RouterOS manual, IPsec, https://help.mikrotik.com/docs/spaces/ROS/pages/11993097/IPsec";
const MANUAL_29 = "RouterOS 2.9 manual, IP Security";
const GENERIC =
  "the generic configuration that Amazon offers for download, read in 2011 and in its user guide";
const DESIGN = "docs/import.md";
const SCRIPTING =
  "RouterOS manual, Scripting, https://help.mikrotik.com/docs/spaces/ROS/pages/47579229/Scripting";

const HEADER = "# 2024-12-18 21:09:53 by RouterOS 7.16.2\n";

/** A sound pair of peer and policy, with lines before and after. */
function router(lines: string, parts: { readonly group?: string; readonly policy?: string } = {}): string {
  const { group = "", policy = "dst-address=10.2.0.0/16 peer=riga src-address=10.1.0.0/16 tunnel=yes" } =
    parts;
  return `${HEADER}/ip ipsec peer
add address=198.51.100.7/32 exchange-mode=ike2 name=riga
/ip ipsec identity
add peer=riga${group}
/ip ipsec policy
${policy.startsWith("set") || policy.startsWith("add") ? policy : `add ${policy}`}
${lines}`;
}

export const imported = {
  "import/unknown": {
    severity: "warning",
    waivable: false,
    title: "a statement was not understood",
    why: "it is not in the .vpn that was written. If it matters to a tunnel, the two are not the same.",
    action: "compare the line with what was written; what is missing there must be added by hand",
    foreign: "aws",
    failing: AMAZON.replace("esp\n", "esp\n  - Quantum Resistance       : enabled\n"),
    passing: AMAZON,
    sources: [DESIGN],
  },
  "import/unsupported": {
    severity: "warning",
    waivable: false,
    title: "a statement about IPsec has no word in the language",
    why: "the .vpn that was written describes the device without it, so a script built from it would not set it.",
    action: "keep the setting on the device, or find out whether the tunnel can do without it",
    foreign: "aws",
    failing: AMAZON.replace(": Group 2\n", ": Group 99\n"),
    passing: AMAZON,
    sources: [DESIGN],
  },
  "import/outside": {
    severity: "hint",
    waivable: false,
    title: "a statement is not a matter of IPsec",
    why: "it was understood and left out: the language describes tunnels, not the rest of a device.",
    action: "nothing, unless a tunnel depends on it",
    foreign: "aws",
    failing: amazon(
      "Diffie-Hellman           : Group 2",
      "192.0.2.4",
      "  - TCP MSS Adjustment       : 1387 bytes\n",
    ),
    passing: AMAZON,
    sources: [DESIGN],
  },
  "import/nothing": {
    severity: "warning",
    waivable: false,
    title: "there is nothing about IPsec in a file",
    why: "no device was written for it. An export of one menu, or of another device, looks like this.",
    action: "export the whole configuration, and give that file",
    foreign: "aws",
    failing: "Configure the IKE SA as follows:\n",
    passing: AMAZON,
    sources: [DESIGN],
  },
  "import/secret-hidden": {
    severity: "hint",
    waivable: false,
    title: "the file hides a secret",
    why: "exports of RouterOS 7 leave secrets out unless they are asked to show them. The key exists on the device, so a tunnel is not broken; whether both ends have the same one cannot be told.",
    action: "set the variable to the key, or export again with `show-sensitive`",
    foreign: "aws",
    failing: AMAZON.replace("example.key.that.is.long", "****************"),
    passing: AMAZON,
    sources: [MANUAL, DESIGN],
  },
  "import/placeholder": {
    severity: "warning",
    waivable: false,
    title: "a value stands for another one that somebody should have filled in",
    why: "a template was taken for a configuration. The device cannot have this value.",
    action: "put the real value into the .vpn that was written",
    foreign: "aws",
    failing: AMAZON.replace("192.0.2.4", "YOUR_UPLINK_ADDRESS"),
    passing: AMAZON,
    sources: ["the generic example in Amazon's network administrator guide", DESIGN],
  },
  "import/slip": {
    severity: "warning",
    waivable: false,
    title: "a slip of the pen was read as what was evidently meant",
    why: "the device refuses the line as it stands, or takes it for something else, so it may not be what runs there.",
    action: "look on the device what it made of the line",
    foreign: "routeros",
    failing: router("").replace("name=riga", "name= riga"),
    companions: ["import/secret-hidden"],
    passing: router(""),
    sources: [DESIGN],
  },
  "import/dangling": {
    severity: "warning",
    waivable: false,
    title: "a statement names something that the file does not declare",
    why: "an export of one menu lacks the others, and a deleted object leaves its number behind. What the device does then, the file does not say.",
    action: "export the whole configuration, or repair the reference on the device",
    foreign: "routeros",
    failing: router("").replace("tunnel=yes", "proposal=*20 tunnel=yes"),
    companions: ["import/secret-hidden"],
    passing: router(""),
    sources: [DESIGN],
  },
  "import/program": {
    severity: "warning",
    waivable: false,
    title: "a file is a program and not a configuration",
    why: "what it does depends on variables and on the router it runs on, so nothing of it was taken over.",
    action: "run it, and import the router's export",
    foreign: "routeros",
    failing: `${HEADER}:local key "changeme-please"\n/ip ipsec identity add peer=riga secret=$key\n`,
    companions: ["import/nothing", "import/unknown"],
    passing: router(""),
    sources: [SCRIPTING, DESIGN],
  },
  "import/assumed": {
    severity: "hint",
    waivable: false,
    title: "the file does not say something that the language needs, so the usual was assumed",
    why: "an export prints only what differs from the defaults of its release, and some files name no release.",
    action: "look at the value, and put it right where the device has another one",
    foreign: "routeros",
    failing: router("").replace(HEADER, ""),
    companions: ["import/secret-hidden"],
    passing: router(""),
    sources: [DESIGN],
  },
  "import/request": {
    severity: "hint",
    waivable: false,
    title: "a file asks Amazon for a connection and does not describe one",
    why: "the input of `create-vpn-connection` has no place for outside addresses: Amazon assigns those of its end, and knows the customer by a gateway that was made before. Requests that vpnc writes carry the addresses they expect in tags.",
    action:
      "compare the outside addresses with those that Amazon assigned, or import the answer of `aws ec2 describe-vpn-connections`",
    foreign: "aws",
    failing: request(["vpnc:customer", "office 203.0.113.2"], ["vpnc:tunnel-1", "vpc-1 198.51.100.11"]),
    companions: ["import/outside"],
    passing: AMAZON,
    sources: [
      "EC2 API, https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpnConnection.html",
      DESIGN,
    ],
  },
  "aws/p1-pfs-wording": {
    severity: "hint",
    waivable: false,
    title: "Amazon's text calls the group of phase 1 perfect forward secrecy",
    why: "there is no forward secrecy to ask for in phase 1. What is meant is its Diffie-Hellman group, as later versions of the text say, and so it was read.",
    action: "nothing; compare `dh-group` with your router's when phase 1 fails",
    foreign: "aws",
    failing: amazon("Perfect Forward Secrecy  : Diffie-Hellman Group 2"),
    passing: AMAZON,
    sources: [GENERIC],
  },
  "policy/default-template": {
    severity: "warning",
    waivable: false,
    title: "the default template lets a peer ask for any network",
    why: "the template that every router has takes ::/0, which is any pair of networks. With `generate-policy`, whoever authenticates gets a policy for what he asks, and traffic of others with it.",
    action: "make a template for these peers in a group of its own, and disable the default one",
    foreign: "routeros",
    failing: router("", { group: " generate-policy=port-strict" }),
    companions: ["import/secret-hidden", "import/unsupported"],
    passing: router(""),
    sources: [MANUAL, MANUAL_29],
  },
  "policy/template-range": {
    severity: "error",
    waivable: false,
    title: "no template allows what the other end may ask for",
    why: "a policy is generated only within a template of the identity's group. None of this group is switched on, so the responder refuses phase 2 whatever is asked for, and no tunnel comes up.",
    action: "add a template for the networks of this peer to the group, or name the group that has one",
    foreign: "routeros",
    failing: router("", {
      group: " generate-policy=port-strict policy-template-group=branches",
      policy:
        "set 0 disabled=yes\nadd dst-address=10.9.0.0/16 group=others src-address=10.1.0.0/16 template=yes",
    }),
    companions: ["import/unsupported"],
    passing: router(""),
    sources: [MANUAL],
  },
  "policy/l2tp-discard-order": {
    severity: "warning",
    waivable: false,
    title: "a discarding policy stands where the policies of L2TP clients will be placed below it",
    why: "policies of L2TP clients are made while they connect. A discarding policy above them drops what they send.",
    action: "move the discarding policy to the end",
    foreign: "routeros",
    failing: router("/interface l2tp-server server\nset enabled=yes use-ipsec=yes\n", {
      policy:
        "add action=discard dst-address=0.0.0.0/0 protocol=udp src-address=0.0.0.0/0 src-port=1701\nadd dst-address=10.2.0.0/16 peer=riga src-address=10.1.0.0/16 tunnel=yes",
    }),
    companions: ["import/outside", "import/secret-hidden"],
    passing: router(""),
    sources: [MANUAL],
  },
  "peer/shadowed-by-l2tp": {
    severity: "warning",
    waivable: false,
    title: "the L2TP server makes a peer for every address",
    why: "`use-ipsec` adds a dynamic peer for 0.0.0.0/0. A static peer of the same exchange mode may be asked in its place, or it in place of the static one.",
    action:
      "watch which peer answers; use IKEv2 for the site-to-site tunnels, which the dynamic peer does not speak",
    foreign: "routeros",
    failing: router("/interface l2tp-server server\nset enabled=yes use-ipsec=yes\n").replace(
      "exchange-mode=ike2 ",
      "",
    ),
    companions: ["import/outside", "import/secret-hidden"],
    passing: router(""),
    sources: [MANUAL],
  },
  "peer/generate-policy-trust": {
    severity: "warning",
    waivable: false,
    title: "policies are generated without a template group of their own",
    why: "what the other end may ask for is then what the default group allows to anybody: a branch can take the networks of another one.",
    action: "give the identity a `policy-template-group` with a template for the networks of this peer",
    foreign: "routeros",
    failing: router("", { group: " generate-policy=port-override", policy: "set 0 disabled=yes" }),
    companions: ["import/unsupported"],
    passing: router(""),
    sources: [MANUAL_29, MANUAL],
  },
  "nat/ike-masqueraded": {
    severity: "warning",
    waivable: false,
    title: "a rule translates the router's own IKE packets",
    why: "the peer sends from an address that the masquerading rule replaces. The other end sees another sender than the one it was told, and looks up no key or a wrong one.",
    action: "put an accepting rule for UDP ports 500 and 4500 from that address above the translating one",
    foreign: "routeros",
    failing: router(
      "/ip firewall nat\nadd action=src-nat chain=srcnat src-address=203.0.113.2 to-addresses=203.0.113.3\n",
    ).replace("exchange-mode=ike2", "exchange-mode=ike2 local-address=203.0.113.2"),
    companions: ["import/secret-hidden"],
    passing: router(""),
    sources: [MANUAL],
  },
  "firewall/output": {
    severity: "warning",
    waivable: false,
    title: "the output chain drops IKE or ESP",
    why: "the router's own packets to the other end pass the output chain. What drops UDP 500, UDP 4500 or ESP there stops the tunnel before its first packet has left.",
    action: "accept UDP 500, UDP 4500 and ESP to the peer above the dropping rule",
    foreign: "routeros",
    failing: router("/ip firewall filter\nadd action=drop chain=output dst-port=500 protocol=udp\n"),
    companions: ["import/outside", "import/secret-hidden"],
    passing: router(""),
    sources: ["AWS Network Administrator Guide, firewall rules O1 to O4", MANUAL],
  },
  "network/route-missing": {
    severity: "warning",
    waivable: false,
    title: "there is no route to a network behind a tunnel",
    why: "policies are asked after routing. A packet without a route is dropped before, so the network is not reached although the tunnel is up. A default route is enough.",
    action: "add a route to the network; by which gateway does not matter to a policy",
    foreign: "routeros",
    failing: router("/ip route\nadd dst-address=192.168.77.0/24 gateway=203.0.113.1\n"),
    companions: ["import/outside", "import/secret-hidden"],
    passing: router(""),
    sources: [MANUAL],
  },
} satisfies Group;
