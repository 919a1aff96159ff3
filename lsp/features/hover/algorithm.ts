/** The hover of an algorithm: its other names, its strength and numbers, and what the standards say about it. */

import { showRequirement, type Algorithm } from "../../../compiler/catalogue/algorithms.ts";
import { bullets, code, limited, paragraphs } from "./markdown.ts";
import { STATUS } from "./words.ts";

const KIND = {
  encryption: "encryption",
  integrity: "integrity",
  prf: "pseudo-random function",
  "dh-group": "Diffie-Hellman group",
} as const;

const BITS = {
  encryption: "-bit key",
  integrity: "-bit output",
  prf: "-bit output",
  "dh-group": " bits of estimated strength",
} as const;

export function algorithmHover(algorithm: Algorithm): string {
  const { id, kind, title, aliases, status, statusWhy, requirements, citations } = algorithm;
  const said = [...requirements.map(showRequirement), ...citations];
  return paragraphs(
    `**${code(id)}**: ${title} (${KIND[kind]})`,
    `**${STATUS[status]}.** ${statusWhy}`,
    bullets(facts(algorithm)),
    aliases.length === 0
      ? undefined
      : `Also understood: ${limited(aliases.map(code), 12, "spellings").join(", ")}`,
    said.length === 0 ? undefined : bullets(said),
  );
}

function facts({ kind, bits, aead, phases, ikev2Only, iana }: Algorithm): readonly string[] {
  const numbers = [
    iana.ikev1 === undefined ? undefined : `IKEv1 ${iana.ikev1}`,
    iana.ikev2 === undefined ? undefined : `IKEv2 ${iana.ikev2}`,
    iana.esp === undefined ? undefined : `IKEv1 phase 2 ${iana.esp}`,
  ].filter((text) => text !== undefined);
  return [
    ...(bits === 0 ? [] : [`${bits}${BITS[kind]}`]),
    ...(aead ? ["authenticates by itself: no separate integrity algorithm beside it"] : []),
    `may be named in ${phases.map((phase) => `\`phase${phase}\``).join(" and ")}`,
    ...(ikev2Only ? ["IKEv2 only"] : []),
    ...(numbers.length === 0 ? [] : [`number on the wire: ${numbers.join(", ")}`]),
  ];
}
