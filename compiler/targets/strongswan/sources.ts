/** Where the facts about swanctl.conf come from. */

export const sources = {
  options: "strongSwan 6.0.6, src/swanctl/swanctl.opt and src/libcharon/plugins/vici/vici_config.c",
  proposals:
    "strongSwan 6.0.6, src/libstrongswan/crypto/proposal/proposal.c and proposal_keywords_static.txt",
  parser: "strongSwan 6.0.6, src/libstrongswan/settings/settings_lexer.l and settings_parser.y",
  secrets: "strongSwan 6.0.6, src/swanctl/commands/load_creds.c; measured with swanctl 5.9.8",
  links: "Linux, ip-link(8) and include/uapi/linux/if.h (IFNAMSIZ)",
  measured: "measured: charon 5.9.8 against itself in two network namespaces",
} as const;

/** Held by the tests: every file for an example is loaded, and random pairs of them negotiate. */
export const PROOF = `documented: ${sources.options}; swanctl 5.9.8 loads files made like this one, and charon 5.9.8 negotiates with them; this one was not run`;

export type SourceId = keyof typeof sources;
