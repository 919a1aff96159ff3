/** `docs/reference/algorithms.md`. In: the algorithms and RouterOS's spellings. Out: a table per kind, a section per algorithm. */

import {
  ALGORITHMS,
  type Algorithm,
  type AlgorithmStatus,
  type Requirement,
} from "../../compiler/catalogue/algorithms.ts";
import type { ParameterId } from "../../compiler/catalogue/ids.ts";
import type { AlgorithmKind } from "../../compiler/catalogue/types.ts";
import { sources } from "../../compiler/targets/routeros/sources.ts";
import { spellings } from "../../compiler/targets/routeros/spellings.ts";
import { unsupported } from "../../compiler/targets/routeros/unsupported.ts";
import { bullets, code, codes, page, releasesText, section, table } from "./markdown.ts";

interface Kind {
  readonly kind: AlgorithmKind;
  readonly title: string;
  readonly bits: string;
  /** The parameters whose values are of this kind. */
  readonly fields: readonly ParameterId[];
}

const KINDS: readonly Kind[] = [
  {
    kind: "encryption",
    title: "Ciphers",
    bits: "key bits",
    fields: ["phase1.encryption", "phase2.encryption"],
  },
  {
    kind: "integrity",
    title: "Integrity and hash",
    bits: "output bits",
    fields: ["phase1.hash", "phase2.auth"],
  },
  { kind: "prf", title: "Pseudo-random functions", bits: "output bits", fields: ["phase1.prf"] },
  {
    kind: "dh-group",
    title: "Diffie-Hellman groups",
    bits: "strength",
    fields: ["phase1.dh-group", "phase2.pfs"],
  },
];

const STATUS: Readonly<Record<AlgorithmStatus, string>> = {
  recommended: "use it",
  ok: "sound, though not the first choice",
  legacy: "still holds, and is on its way out",
  weak: "avoid it; only for partners that have nothing else",
  broken: "gives no protection worth the name",
};

const KNOWN: Readonly<Record<Requirement["evidence"], string>> = {
  read: "read there",
  secondary: "at second hand",
  memory: "from memory",
};

export function algorithmsPage(): string {
  return page(
    "# Algorithms",
    "One name per algorithm in the language; other vendors' spellings are accepted. The status is this project's reading of the standards cited with each algorithm, whose levels are quoted in their own capitals. RFC 8247 speaks of IKEv2 only. What could not be read in the standard itself is marked: quoted by somebody else, or from memory.",
    bullets(Object.entries(STATUS).map(([status, meaning]) => `${code(status)}: ${meaning}`)),
    "**IANA numbers.** IKEv1 is the attribute value of phase 1, IKEv2 the transform id, ESP the number in IKEv1's phase 2. Without an IKEv1 number IKEv1 cannot negotiate the algorithm in phase 1, whatever the devices can do.",
    "**RouterOS.** The table under each algorithm holds the spelling of each range of releases that has a source. The confidence letters are explained in [routeros.md](routeros.md). What no row spells is refused for that range, never passed through.",
    ...KINDS.map(kindSection),
  );
}

function kindSection(kind: Kind): string {
  const rows = ALGORITHMS.filter((algorithm) => algorithm.kind === kind.kind);
  const overview = table(
    ["name", "what it is", "status", kind.bits, "phases", "IKEv1", "IKEv2", "ESP"],
    rows.map(({ id, title, status, bits, phases, iana }) => [
      code(id),
      title,
      status,
      bits === 0 ? "—" : `${bits}`,
      phases.join(", "),
      numberText(iana.ikev1),
      numberText(iana.ikev2),
      numberText(iana.esp),
    ]),
  );
  const used = `Values of ${codes(kind.fields)}.`;
  return section(`## ${kind.title}`, used, overview, ...rows.map((row) => algorithmSection(row, kind))) ?? "";
}

function numberText(number: number | undefined): string {
  return number === undefined ? "—" : `${number}`;
}

function algorithmSection(algorithm: Algorithm, { fields }: Kind): string | undefined {
  const { id, title, aliases, status, statusWhy, requirements, citations, aead } = algorithm;
  return section(
    `### ${code(id)}, ${title}`,
    `**${status}.** ${statusWhy}${aead ? " It authenticates by itself: no `auth` is needed beside it." : ""}`,
    aliases.length === 0 ? undefined : `Also written ${codes(aliases)}.`,
    table(["RouterOS", "parameter", "spelling", "source", "confidence"], spellingRows(id, fields)),
    table(
      ["standard", "says", "known"],
      requirements.map(({ source, level, evidence }) => [source, level, KNOWN[evidence]]),
    ),
    citations.length === 0 ? undefined : bullets(citations),
  );
}

function spellingRows(id: string, fields: readonly ParameterId[]): string[][] {
  return fields.flatMap((field) => [
    ...spellings
      .filter((row) => row.fields.includes(field) && row.words.has(id))
      .map((row) => [
        releasesText(row),
        code(field),
        code(row.words.get(id) ?? ""),
        sources[row.source],
        row.confidence,
      ]),
    ...unsupported
      .filter((row) => row.field === field && row.values.includes(id))
      .map((row) => [releasesText(row), code(field), `refused: ${row.reason}`, sources[row.source], "—"]),
  ]);
}
