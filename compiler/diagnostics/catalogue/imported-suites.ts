/** Codes about a configuration that is read, where it shows on suites and on what commands print: with texts of a Cisco router. */

import type { Group } from "./entry.ts";

const DESIGN = "docs/import.md";

/** A Cisco router with one sound tunnel, and lines behind it. */
function cisco(lines: string): string {
  return `version 15.2
hostname edge
crypto isakmp policy 10
 encr aes 256
 hash sha256
 authentication pre-share
 group 14
crypto isakmp key example.key.that.is.long address 198.51.100.7
crypto ipsec transform-set T esp-aes 256 esp-sha256-hmac
crypto map M 10 ipsec-isakmp
 set peer 198.51.100.7
 set transform-set T
 set pfs group14
 match address L
interface Serial1
 ip address 203.0.113.2 255.255.255.252
 crypto map M
ip access-list extended L
 permit ip 10.1.0.0 0.0.255.255 10.2.0.0 0.0.255.255
${lines}`;
}

export const importedSuites = {
  "import/widened": {
    severity: "warning",
    waivable: false,
    title: "the lists that were written allow more than the device offers",
    why: "the device offers whole suites. The language has a list for each kind of algorithm and means every combination, so a tunnel may look fine by a combination that the device refuses.",
    action: "see that the other end has one of the suites of the file itself",
    foreign: "cisco-ios",
    failing: cisco(
      "crypto isakmp policy 20\n encr aes\n hash sha512\n authentication pre-share\n group 14\n",
    ),
    passing: cisco(""),
    sources: [DESIGN],
  },
  "import/output": {
    severity: "warning",
    waivable: false,
    title: "a part of the file is what a command printed",
    why: "`show crypto ipsec sa` tells which tunnels are up and with what. It does not tell what else the device would have offered or accepted, so nothing of it was taken over.",
    action: "import the output of `show running-config`",
    foreign: "cisco-ios",
    failing: cisco("interface: Serial1\n    Crypto map tag: M, local addr. 203.0.113.2\n"),
    companions: ["import/outside"],
    passing: cisco(""),
    sources: [DESIGN],
  },
} satisfies Group;
