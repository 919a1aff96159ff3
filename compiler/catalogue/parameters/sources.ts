/** Where the rows' statements come from, named once. */

const manual26 = "RouterOS 2.6 IPsec manual, 16-Jul-2002";

export const ros26 = {
  policy: `${manual26}, Policy`,
  peer: `${manual26}, Peer`,
  secret: `${manual26}, Pre-shared secret`,
  key: `${manual26}, Key`,
  manualSa: `${manual26}, Manual SA`,
  proposal: `${manual26}, Proposal`,
  cisco: `${manual26}, example with Cisco`,
} as const;

export const manual = "MikroTik IPsec manual, https://help.mikrotik.com/docs/spaces/ROS/pages/11993097/IPsec";
export const cliProfile =
  "MikroTik CLI reference, https://manual.mikrotik.com/docs/cli-reference/ip/ipsec/profile.md";
export const cliPeer =
  "MikroTik CLI reference, https://manual.mikrotik.com/docs/cli-reference/ip/ipsec/peer.md";
export const cliIdentity =
  "MikroTik CLI reference, https://manual.mikrotik.com/docs/cli-reference/ip/ipsec/identity.md";
export const cliPolicy =
  "MikroTik CLI reference, https://manual.mikrotik.com/docs/cli-reference/ip/ipsec/policy.md";
export const cliProposal =
  "MikroTik CLI reference, https://manual.mikrotik.com/docs/cli-reference/ip/ipsec/proposal.md";
export const console7 = "console tree of RouterOS 7.22.3";
export const racoon =
  "racoon 0.9.1 against itself, measured; that RouterOS before 7 behaves alike is inferred";
export const charon = "strongSwan 5.9.8 against itself, measured";
export const language = "docs/language.md";
