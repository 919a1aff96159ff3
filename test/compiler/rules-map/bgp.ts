/** BGP sessions over tunnels. */

import type { Row } from "./row.ts";

// prettier-ignore
export const bgp: readonly Row[] = [
  { id: "bgp/asn-mirror",             as: "rule", reason: "A tunnel writes a number once for each end; two peers may believe different ones." },
  { id: "bgp/asn-range",              as: "rule" },
  { id: "bgp/neighbor-mirror",        as: "covered", code: "tunnel/inside-mismatch", reason: "The neighbour's address is the other end's inside address, which must lie in the same network." },
  { id: "bgp/hold-time",              as: "rule", reason: "Unequal hold times are negotiated and break nothing, so they are in the table and not in a message." },
  { id: "bgp/policy-covers-session",  as: "rule" },
  { id: "bgp/default-originate",      as: "rule" },
  { id: "bgp/instance-separate",      as: "documented", reason: "Whether a cloud gets an instance of its own is a matter of taste; a site may have several." },
  { id: "bgp/redistribute-connected", as: "rule" },
  { id: "bgp/private-as",             as: "rule" },
  { id: "bgp/router-id",              as: "rule", reason: "A missing one is the router's own choice, as the parameter's page says." },
  { id: "bgp/no-export-back",         as: "inexpressible", reason: "Sessions with other routers of the same site are not part of the language." },
  { id: "bgp/one-active",             as: "rule" },
  { id: "bgp/v7-shape",               as: "inexpressible", reason: "The shape is chosen by the release, held against its console tree." },
  { id: "bgp/output-network-igp",     as: "rule" },
];
