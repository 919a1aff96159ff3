/** Codes about ends that call from addresses nobody knows before: dynamic ones, or hidden behind a translator. */

import type { Group } from "./entry.ts";
import { IKEV1, project, WATCHFUL, type Parts } from "./example.ts";

const DOCS =
  "MikroTik documentation, IPsec: identities, policies and the example of a site behind a changing address";
const MEASURED = "measured: strongSwan 5.9.8 charon";

/** A star of two branches with changing addresses; `riga` and `oslo` are their last lines. */
function star(riga: string, oslo: string, parts: Parts = {}, star = ""): string {
  return project({
    riga: `\n  device = routeros 7.20\n  wan    = dynamic on ether1\n  lan    = 10.2.0.0/16${riga}`,
    header: "tunnel branch: hq <-> riga, oslo",
    tunnel: `\n  phase1 = strong\n  phase2 = strong\n  psk    = derive(branches)${star}`,
    ...parts,
    before: `secret branches = env("BRANCHES")\n\n${parts.before ?? ""}`,
    after: `
site oslo {
  device = routeros 7.20
  wan    = dynamic on ether1
  lan    = 10.3.0.0/16${oslo}
}
${parts.after ?? ""}`,
  });
}

const RIGA = '\n  id     = fqdn("riga.example.net")';
const OSLO = '\n  id     = fqdn("oslo.example.net")';
const ONE = {
  riga: "\n  device = routeros 7.20\n  wan    = dynamic on ether1\n  lan    = 10.2.0.0/16",
};
const initiate = (value: string): string =>
  project({
    ...ONE,
    tunnel: `\n  phase1 = strong\n  phase2 = strong\n  psk    = env("HQ_RIGA")\n  initiate = ${value}`,
  });
const excepted = (network: string): string =>
  project({
    ...ONE,
    tunnel: `\n  phase1 = strong\n  phase2 = strong\n  psk    = env("HQ_RIGA")\n\n  policy ${network} <-> right.lan {\n    action = none\n  }\n  policy 10.1.0.0/17 <-> right.lan`,
  });

/** Two tunnels to a site that calls, or has a name. */
function spare(name: string): string {
  const riga = name === "" ? "right.wan" : name;
  return project({
    hq: "\n  device = routeros 7.20\n  wan    = 203.0.113.2/28 on ether1, 192.0.2.2/24 on ether2\n  lan    = 10.1.0.0/16",
    riga: "\n  device = routeros 7.20\n  wan    = 192.168.1.2/24 on ether1\n  lan    = 10.2.0.0/16\n  behind-nat = yes",
    phase1: WATCHFUL,
    tunnel: `\n  phase1  = strong\n  phase2  = strong\n  psk     = env("HQ_RIGA")\n  outside = 203.0.113.2 <-> ${riga}`,
    after: `
tunnel second: hq <-> riga extends hq-riga {
  outside = 192.0.2.2 <-> ${riga}
}

failover both: hq-riga, second
`,
  });
}

export const callers = {
  "peer/caller-id": {
    severity: "error",
    waivable: false,
    title: "a caller has no identity to be told apart by",
    why: "the address of a caller says nothing, so the end that waits finds its key and its networks by the identity it shows. One without an identity may get those of another caller.",
    action: "state the branch's `id`, for instance its name in the DNS; nobody needs to look it up",
    failing: star(RIGA, ""),
    passing: star(RIGA, OSLO),
    sources: [DOCS, MEASURED, "RFC 7296 section 2.15"],
  },
  "peer/caller-id-shared": {
    severity: "error",
    waivable: false,
    title: "two callers show the same identity",
    why: "the end that waits finds a caller's key and networks by its identity alone: it takes the second one for the first.",
    action: "give each of them an `id` of its own",
    failing: star(RIGA, RIGA),
    passing: star(RIGA, OSLO),
    sources: [DOCS, MEASURED],
  },
  "peer/caller-main-mode": {
    severity: "error",
    waivable: false,
    title: "several callers in main mode",
    why: "with pre-shared keys in main mode the key must be known before the identity can be decrypted, so it can only be found by the address, and a caller's address says nothing. One caller is possible; the key of a second one is never looked for.",
    action:
      "use `exchange = ikev2`, which shows identities first, or give all branches but one a fixed address",
    failing: star("", "", { phase1: IKEV1 }),
    companions: ["crypto/legacy"],
    passing: star(RIGA, OSLO),
    sources: ["RFC 2409 section 5.4"],
  },
  "peer/caller-phase1": {
    severity: "error",
    waivable: false,
    title: "callers of one RouterOS have different phase 1 profiles",
    why: "RouterOS chooses the peer, and with it the profile, by the address of the first packet. All callers from unknown addresses get the same one.",
    action: "use one `phase1` for all of them, without a block of its own in any of the tunnels",
    failing: star(RIGA, OSLO, {
      after: "\ntunnel branch-oslo: hq <-> oslo extends branch {\n  phase1 {\n    lifetime = 8h\n  }\n}\n",
    }),
    passing: star(RIGA, OSLO),
    sources: [DOCS],
  },
  "phase1/caller-initiate": {
    severity: "error",
    waivable: false,
    title: "the end that should begin knows nowhere to call",
    why: "where one end's address changes or is hidden behind a translator, the other end can only answer.",
    action: 'let the end with the changing address begin, or give it a name: `outside = … <-> dns("…")`',
    failing: initiate("yes <-> no"),
    passing: initiate("no <-> yes"),
    sources: [
      "MikroTik documentation, IPsec: a peer without an address only responds",
      "RFC 7296 section 2.11",
    ],
  },
  "policy/caller-order": {
    severity: "error",
    waivable: true,
    title: "a policy shares packets with one that is made while a caller is connected",
    why: "RouterOS makes the policies of callers from templates, and no source says where in the list it puts them. Which of the two decides about the packets they share cannot be told.",
    action: "write networks that have nothing in common, or look at the router and waive it",
    failing: excepted("10.1.9.0/24"),
    passing: excepted("10.1.200.0/24"),
    sources: [DOCS],
  },
  "failover/caller": {
    severity: "error",
    waivable: false,
    title: "a tunnel of a failover whose other end calls",
    why: "RouterOS makes the policies of a caller while it is connected. So there is no peer with an address that one policy could name behind another, and none to switch to.",
    action: 'give the other end a name, `outside = … <-> dns("…")`, or take the tunnel out of the failover',
    failing: spare(""),
    passing: spare('dns("riga.example.net")'),
    sources: [DOCS],
  },
} satisfies Group;
