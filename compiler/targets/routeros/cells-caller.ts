/** How a peer without a fixed address is said, by release: what it is found by, and the templates of its policies. */

import { said, type Cell } from "./cell.ts";
import { identityTrack, peerTrack, shownPolicyTrack, six43, six44 } from "./eras.ts";
import { proof, within, type Track } from "./evidence.ts";

const inPeer = { since: "6.21", until: "6.43" };
const inIdentity = { since: "6.44" };

const peerPolicies: Track = [
  proof({ since: "6.21", until: "6.42" }, "changelog-6.0rc", "C"),
  proof(six43, "generator-6.43", "C"),
];
const peerGroup: Track = [
  proof({ since: "6.21", until: "6.35" }, "changelog-6.21", "C"),
  proof({ since: "6.36", until: "6.42" }, "print-6", "C"),
  proof(six43, "generator-6.43", "C"),
];
/** One verbose export shows the router's own template, and every console tree what a template takes. */
export const templateTrack: Track = [
  proof({ since: "6.21", until: "6.34" }, "export-6.35", "C"),
  proof({ since: "6.35", until: "6.42" }, "export-6.35", "A"),
  proof(six43, "export-6.43", "A"),
  proof(six44, "api-6", "C"),
  ...within(shownPolicyTrack, { since: "7.0" }),
];
/** The same for their groups, which no source of 6.43 shows. */
export const groupTrack: Track = templateTrack.map((each) =>
  each.source === "export-6.43" ? proof(six43, "export-6.35", "C") : each,
);

// prettier-ignore
export const callerCells: readonly Cell[] = [
  said("caller.policies",   "peer",         "generate-policy",       "words", peerPolicies),
  said("caller.policies",   "identity",     "generate-policy",       "words", identityTrack),
  said("caller.group",      "peer",         "policy-template-group", "text",  peerGroup),
  said("caller.group",      "identity",     "policy-template-group", "text",  identityTrack),
  said("caller.match",      "identity",     "match-by",              "words", identityTrack),
  said("caller.comment",    "peer",         "comment",               "text",  peerTrack,     inPeer),
  said("caller.comment",    "identity",     "comment",               "text",  identityTrack, inIdentity),
  said("caller.disabled",   "peer",         "disabled",              "yes-no", peerTrack,    inPeer),
  said("caller.disabled",   "identity",     "disabled",              "yes-no", identityTrack, inIdentity),
  said("policy-group.name", "policy-group", "name",                  "text",  groupTrack),
  said("template.is",       "policy",       "template",              "yes-no", templateTrack),
  said("template.group",    "policy",       "group",                 "text",  templateTrack),
].flat();
