/** What stands around a tunnel: address translation, filters, segment sizes, addresses and routes. */

import type { Row } from "./row.ts";

// prettier-ignore
export const surroundings: readonly Row[] = [
  { id: "nat/bypass-missing",            as: "rule" },
  { id: "nat/bypass-any-source",         as: "rule" },
  { id: "nat/stale-conntrack",           as: "documented", reason: "The header of every script with NAT rules says that open connections keep their translation." },
  { id: "nat/ike-masqueraded",           as: "rule" },
  { id: "nat/second-pass",               as: "documented", reason: "That the encrypted packet passes the chains again is the reason for the rules, not something a file can get wrong." },
  { id: "firewall/ike-input",            as: "rule" },
  { id: "firewall/esp-input",            as: "covered", code: "firewall/ike-input", reason: "`input` writes IKE and ESP together, so neither can be missing alone." },
  { id: "firewall/per-tunnel",           as: "inexpressible", reason: "Rules are made from the tunnels, so each one has its own; a test holds that for a hub with two." },
  { id: "firewall/forward-decrypted",    as: "rule" },
  { id: "firewall/output",               as: "rule" },
  { id: "firewall/bgp-179",              as: "covered", code: "firewall/ike-input", reason: "`input` accepts TCP 179 from every BGP neighbour too, and the code's notes say so." },
  { id: "firewall/filters-first",        as: "documented", reason: "It is advice for a person who searches for a fault." },
  { id: "firewall/fasttrack",            as: "rule" },
  { id: "firewall/fastpath-gre",         as: "inexpressible", reason: "The script of a carrier always says `allow-fast-path=no`." },
  { id: "mtu/mss",                       as: "rule", reason: "A missing limit is `mtu/mss-missing`, a hint with the exact sizes." },
  { id: "mtu/df",                        as: "covered", code: "target/parameter-unsupported", reason: "`dont-fragment` is written where the release has it and refused where it has not." },
  { id: "mtu/nested",                    as: "covered", code: "carrier/mtu", reason: "A carrier is the only tunnel in a tunnel that the language has." },
  { id: "network/overlap-sites",         as: "rule" },
  { id: "network/overlap-remote-remote", as: "rule" },
  { id: "network/duplicate-address",     as: "rule" },
  { id: "network/linklocal-30",          as: "rule", reason: "Different networks are `tunnel/inside-mismatch`, the first address of one is `type/host-missing`." },
  { id: "network/linklocal-reserved",    as: "rule" },
  { id: "network/linklocal-reused",      as: "rule" },
  { id: "network/inside-on-wan",         as: "covered", code: "bgp/inside-missing", reason: "The compiler puts inside addresses on the outgoing interface itself, and a session without one is an error." },
  { id: "network/network-field",         as: "inexpressible", reason: "`network=` is computed from the inside address." },
  { id: "network/doc-range",             as: "rule" },
  { id: "network/route-missing",         as: "rule" },
];
