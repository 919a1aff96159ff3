/** Where each fact about RouterOS comes from. Every cell names one of these; diagnostics and headers quote the text. */

export const sources = {
  "manual-2.6": "MikroTik RouterOS V2.6 IPSec manual, 16-Jul-2002",
  "manual-2.9": "MikroTik RouterOS 2.9 reference manual, IPsec, pages 320 to 323",
  "manual-3.0": "RouterOS 3.0 reference manual, IPsec (reprint by Allied Telesis for the AT-WR4500)",
  "example-2.9": "an /ip address example of the 2.9 era in a public load-balancing tutorial",
  "export-4":
    "export of an undated RouterOS 3.x or 4.x (3.10 or later: it has DPD), ServerFault question 635247",
  "blog-2011": "rant.gulbrandsen.priv.no, RouterOS 5.x and Amazon VPC, 2011-07-29",
  "export-5.4": "export of RouterOS 5.4, 2013-07-26",
  "export-5.7": "export of RouterOS 5.7",
  "export-5.19": "verbose add lines of RouterOS 5.19 in an article of 2012-08-02",
  "export-5.21": "export of RouterOS 5.21",
  "export-5.x": "a full export of the 5.x generation (my-id-user-fqdn, policy priority)",
  "print-6": "prints of RouterOS 6.x peers and policies, 2014 to 2017",
  "print-6.15": "print and export of RouterOS 6.15, 2014-07-20",
  "export-6.27": "export of RouterOS 6.27, 2015-05-22",
  "export-6.35": "verbose export of RouterOS 6.35.1, 2016-05-19",
  "example-6.38": "an IKEv2 road warrior example for RouterOS 6.38 to 6.42",
  "export-6.43": "verbose export of RouterOS 6.43.8, and an export of 6.43.2",
  "generator-6.43": "third parties' scripts for RouterOS 6.43 (peer, peer profile)",
  "export-6.4x": "exports of RouterOS 6.44.1, 6.48.6, 6.49.6 and 6.49.7",
  "export-6.48": "export of RouterOS 6.48.6, 2023-01-23",
  "api-6": "table of the API of RouterOS 6 and 7 in community.routeros for Ansible",
  "export-5.26": "export of RouterOS 5.26, 2014-05-25",
  "export-6.49": "verbose export of RouterOS 6.49.7, 2022-11-14, and exports of 6.44.1 to 6.49.6",
  "manual-3.0-firewall": "RouterOS 3.0 reference manual, firewall filter and mangle",
  "manual-2.5": "MikroTik RouterOS V2.5 firewall manual, 14-Jul-2002 (tcp-mss in mangle)",
  "changelog-2.9": "MikroTik changelog, 2.9beta1: chains in NAT and mangle",
  "changelog-5.6": "MikroTik changelog, 5.6",
  "changelog-5.7": "MikroTik changelog, 5.7",
  "changelog-6.21": "MikroTik changelog, 6.21",
  "changelog-6.22": "MikroTik changelog, 6.22",
  "changelog-6.29": "MikroTik changelog, 6.29",
  "changelog-6.30": "MikroTik changelog, 6.30",
  "export-7.x": "exports of RouterOS 7.1.1, 7.6, 7.7 and 7.8, all within the console tree of 7.9",
  "export-bgp": "verbose /routing bgp exports of RouterOS 5.x and 6.x",
  "changelog-3.0": "MikroTik changelog, 3.0beta1",
  "changelog-3.0rc10": "MikroTik changelog, 3.0rc10",
  "changelog-3.10": "MikroTik changelog, 3.10",
  "changelog-3.12": "MikroTik changelog, 3.12, 3.25 and 4.0beta1",
  "changelog-3.21": "MikroTik changelog, 3.21",
  "changelog-4.3": "MikroTik changelog, 4.3",
  "changelog-4.5": "MikroTik changelog, 4.5",
  "changelog-6.0": "MikroTik changelog, 6.0",
  "changelog-6.0rc": "MikroTik changelog, 6.0rc12 (generate-policy) and 6.0rc14 (templates)",
  "changelog-6.7": "MikroTik changelog, 6.7",
  "changelog-6.12": "MikroTik changelog, 6.12",
  "changelog-6.16": "MikroTik changelog, 6.16",
  "changelog-6.20": "MikroTik changelog, 6.20",
  "changelog-6.31": "MikroTik changelog, 6.31",
  "changelog-6.33": "MikroTik changelog, 6.33",
  "changelog-6.34": "MikroTik changelog, 6.34",
  "changelog-6.38": "MikroTik changelog, 6.38",
  "changelog-6.38.4": "MikroTik changelog, 6.38.4",
  "changelog-6.39": "MikroTik changelog, 6.39",
  "changelog-6.40": "MikroTik changelog, 6.40",
  "changelog-6.41": "MikroTik changelog, 6.41",
  "changelog-6.43": "MikroTik changelog, 6.43",
  "changelog-6.44": "MikroTik changelog, 6.44",
  "changelog-6.45.1": "MikroTik changelog, 6.45.1",
  "changelog-6.45.2": "MikroTik changelog, 6.45.2",
  "console-7": "console trees of RouterOS 7.9 to 7.24 (tikoci/restraml)",
  "wiki-ipip":
    "MikroTik wiki, Manual:Interface/IPIP (2009, for RouterOS 2.9 to 4, and its last revision, for 6.x)",
  "docs-gre": "MikroTik documentation, GRE, https://help.mikrotik.com/docs/x/MYDgDQ",
  "docs-7": "MikroTik documentation, RouterOS 7, IPsec and BGP pages",
  "docs-scripting": "MikroTik documentation, Scripting",
  "docs-filters":
    "MikroTik documentation, Route Selection and Filters, and Moving from ROSv6 to v7 with examples",
  "wiki-filters":
    "MikroTik wiki, Manual:Routing/Routing filters (for RouterOS v3, v4 and later), https://wiki.mikrotik.com/Routing/Routing_filters",
  "docs-netwatch":
    "RouterOS 2.9 reference manual, netwatch, and MikroTik documentation, Netwatch (its page before 7.4)",
  "example-netwatch": "a public script of the 2.9 era that adds netwatch entries with comments",
  "manual-2.9-netwatch":
    "RouterOS 2.9 reference manual, netwatch (the oldest pages at hand are of a manual of 2.7 or 2.8)",
  "rfc-7296": "RFC 7296",
  compiler: "what this compiler emits",
} as const;

export type SourceId = keyof typeof sources;

/**
 * A: captured from a router, or a configuration known to have run. B: MikroTik's manual, documentation or changelog.
 * C: third parties, or bounded from several sources.
 */
export type Confidence = "A" | "B" | "C";
