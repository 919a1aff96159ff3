/** Codes about the values of secrets, which only a build and `check --with-secrets` read; literals are always readable. */

import type { Group } from "./entry.ts";
import { CLOUD } from "./example-ends.ts";
import { KEYS, manual, project, SOUND_MANUAL } from "./example.ts";

const same = project();
const literal = (value: string): string => same.replace('env("HQ_RIGA")', `"${value}"`);
const AWS =
  "EC2 API, https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyVpnTunnelOptionsSpecification.html";
const AZURE = [
  "Azure VPN Gateway FAQ, https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-vpn-faq (characters)",
  "Azure command line, https://learn.microsoft.com/cli/azure/network/vpn-connection/shared-key (1 to 128)",
];
const azure = project({
  riga: "\n  device = azure\n  wan    = 198.51.100.7/24\n  lan    = 10.2.0.0/16",
});
const cloud = project({
  ...CLOUD,
  phase1:
    "\n  exchange   = ikev2\n  encryption = aes-256-cbc\n  hash       = sha256\n  dh-group   = ecp256\n  lifetime   = 8h",
});
const ZEROS = KEYS.replace('env("CIPHER_1")', `"${"0".repeat(32)}"`);

export const secret = {
  "secret/short": {
    severity: "warning",
    waivable: true,
    needs: "secrets",
    title: "a pre-shared key is short or easy to guess",
    why: "whoever takes part in one handshake, or records one of aggressive mode, can try keys at home, millions in a second. Under 20 characters, or under some 80 bits as people choose them, is within reach.",
    action: "generate a key: 32 random letters and digits",
    companions: ["secret/literal"],
    failing: literal("too short"),
    passing: same,
    sources: ["RFC 7296 section 2.15", "MikroTik IPsec manual, caution about pre-shared keys"],
  },
  "secret/published": {
    severity: "warning",
    waivable: true,
    needs: "secrets",
    title: "a pre-shared key stands in a public document",
    why: "it is in the lists that attackers try first.",
    action: "generate a new key for both ends",
    failing: "",
    passing: same,
    sources: ["the RouterOS 2.6 manual's and public cookbooks' example keys, kept as SHA-256 hashes"],
  },
  "secret/reused": {
    severity: "warning",
    waivable: true,
    needs: "secrets",
    title: "several tunnels share one pre-shared key",
    why: "whoever gets into one router can pretend to be every other one, and a key cannot be changed for one tunnel alone.",
    action: "give each tunnel a key of its own",
    companions: ["secret/literal"],
    failing: project({
      before: 'secret shared = "a-literal-that-two-tunnels-share-4711"\n\n',
      tunnel: "\n  phase1 = strong\n  phase2 = strong\n  psk    = shared",
      after: `
site oslo {
  device = routeros 7.20
  wan    = 192.0.2.9/24 on ether1
  lan    = 10.3.0.0/16
}

tunnel hq-oslo: hq <-> oslo {
  phase1 = strong
  phase2 = strong
  psk    = shared
}
`,
    }),
    passing: same,
    sources: ["RFC 7296 section 2.15"],
  },
  "secret/aws-charset": {
    severity: "error",
    waivable: false,
    needs: "secrets",
    title: "AWS does not take this pre-shared key",
    why: "it takes 8 to 64 letters, digits, dots and underscores, and no zero at the start.",
    action: "choose a key of 8 to 64 letters, digits, `.` and `_` that does not begin with 0",
    companions: ["aws/both-tunnels", "secret/literal"],
    failing: cloud.replace('env("HQ_RIGA")', '"a key with blanks and dashes - for AWS"'),
    passing: cloud,
    sources: [AWS],
  },
  "secret/azure-charset": {
    severity: "error",
    waivable: false,
    needs: "secrets",
    title: "Azure does not take this pre-shared key",
    why: "it takes 1 to 128 printable ASCII characters without blanks, hyphens and tildes.",
    action: "choose a key of letters and digits, of at most 128 characters",
    companions: ["secret/literal"],
    failing: azure.replace('env("HQ_RIGA")', '"a key with blanks and dashes - for Azure"'),
    passing: azure,
    sources: AZURE,
  },
  "phase1/psk-0x-ambiguous": {
    severity: "warning",
    waivable: true,
    needs: "secrets",
    title: "a pre-shared key begins with 0x",
    why: "RouterOS and strongSwan read hexadecimal digits, a Cisco the characters themselves: the same text makes two keys.",
    action: "use a key that does not begin with 0x",
    companions: ["secret/literal"],
    failing: project({
      riga: "\n  device = generic\n  wan    = 198.51.100.7/24\n  lan    = 10.2.0.0/16",
    }).replace('env("HQ_RIGA")', '"0x8f14e45fceea167a5a36dedd4bea2543"'),
    passing: same,
    sources: ["RouterOS 2.6 IPsec manual, 16-Jul-2002, Pre-shared secret"],
  },
  "phase1/psk-0x-digits": {
    severity: "error",
    waivable: false,
    needs: "secrets",
    title: "a pre-shared key begins with 0x and is not hexadecimal",
    why: "RouterOS reads what follows as hexadecimal digits, two for each byte; anything else is refused or cut.",
    action: "write pairs of hexadecimal digits, or do not begin with 0x",
    companions: ["secret/literal"],
    failing: literal("0x8f14e45fceea167a5a36dedd4bea254"),
    passing: same,
    sources: ["RouterOS 2.6 IPsec manual, 16-Jul-2002, Pre-shared secret"],
  },
  "manual/weak-key": {
    severity: "warning",
    waivable: true,
    needs: "secrets",
    title: "a manual key is weak as a key",
    why: "DES has a few keys with which encrypting twice gives back the text; triple DES with two equal parts next to each other is single DES; a key of hardly any different digits is guessed.",
    action: "generate random digits",
    companions: ["manual/discouraged", "name/unused", "secret/literal"],
    failing: manual(SOUND_MANUAL, "ah, esp", ZEROS),
    passing: manual(SOUND_MANUAL),
    sources: ["FIPS 74 section 3.6 (weak keys)", "RFC 2451 section 2.6 (triple DES)"],
  },
} satisfies Group;
