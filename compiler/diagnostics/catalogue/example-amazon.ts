/** What Amazon's texts look like, for examples of codes that an import raises: the download, and the request for a connection. */

/** The first tunnel of Amazon's text; `phase1` is what it says about the group of phase 1. */
export function amazon(phase1: string, customer = "192.0.2.4", more = ""): string {
  return `Configure the IKE SA as follows:
  - Authentication Method    : Pre-Shared Key
  - Pre-Shared Key           : example.key.that.is.long
  - Authentication Algorithm : sha1
  - Encryption Algorithm     : aes-128-cbc
  - Lifetime                 : 28800 seconds
  - Phase 1 Negotiation Mode : main
  - ${phase1}

Configure the IPSec SA as follows:
  - Protocol                 : esp
  - Authentication Algorithm : hmac-sha1-96
  - Encryption Algorithm     : aes-128-cbc
  - Lifetime                 : 3600 seconds
  - Mode                     : tunnel
  - Perfect Forward Secrecy  : Diffie-Hellman Group 2
${more}
Outside IP Addresses:
  - Customer Gateway         : ${customer}
  - Virtual Private Gateway  : 72.21.209.193
`;
}

export const AMAZON = amazon("Diffie-Hellman           : Group 2");

/** A request for one tunnel, with tags. */
export function request(...tags: readonly (readonly [string, string])[]): string {
  const document = {
    Type: "ipsec.1",
    Options: {
      TunnelOptions: [{ PreSharedKey: "example.key.that.is.long", IKEVersions: [{ Value: "ikev2" }] }],
    },
    TagSpecifications: [
      { ResourceType: "vpn-connection", Tags: tags.map(([Key, Value]) => ({ Key, Value })) },
    ],
  };
  return JSON.stringify(document, undefined, 2);
}
