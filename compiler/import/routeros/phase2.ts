/** Proposals as phase 2 profiles. The mode stands in policies, so one proposal may become a profile for each mode. */

import type { ParameterId } from "../../catalogue/ids.ts";
import { isAead } from "../../catalogue/algorithms.ts";
import type { DraftBlock, DraftProperty, Term } from "../draft.ts";
import { defaulted, originOf, property, readerOf, rowsOf, type Device, type RowReader } from "./device.ts";
import { canonicalWord } from "./inverse.ts";
import { tableIn } from "./section.ts";
import { ownRow, type Row } from "./tables.ts";
import { text } from "./values.ts";

const ORDER = "encryption auth pfs lifetime lifebytes".split(" ");
export const OWN_PROPOSAL = "default-phase2";

interface Proposal {
  readonly name: string;
  readonly row: Row;
  readonly comment: string | undefined;
  readonly disabled: boolean;
  readonly entries: readonly DraftProperty[];
  readonly close: () => void;
}

export interface Proposals {
  /** The profile that a policy needs; `undefined` if the file has no such proposal. */
  readonly use: (name: string, transport: boolean) => string | undefined;
  /** All that are declared: those used, and those with a name that nobody uses. */
  readonly blocks: () => readonly DraftBlock[];
}

export function readProposals(device: Device): Proposals {
  const known = new Map<string, Proposal>();
  for (const row of rowsOf(device, "proposal")) {
    const reader = readerOf(device, row);
    const name = reader.take("name")?.value;
    if (name === undefined) reader.refuse("unknown", "a proposal without a name can be used by nobody");
    else known.set(name, proposalOf(device, reader, name === "default" ? OWN_PROPOSAL : name));
  }
  const own = ownRow(tableIn(device.section, "proposal"), "ip ipsec proposal", 1);
  if (!known.has("default")) known.set("default", proposalOf(device, readerOf(device, own), OWN_PROPOSAL));
  const made = new Map<string, DraftBlock>();
  const make = (proposal: Proposal, transport: boolean): string => {
    const name = transport ? `${proposal.name}-transport` : proposal.name;
    if (!made.has(name)) made.set(name, blockOf(device, proposal, name, transport));
    proposal.close();
    return name;
  };
  return {
    use: (name, transport) => {
      const proposal = known.get(name);
      return proposal === undefined ? undefined : make(proposal, transport);
    },
    blocks: () => {
      for (const proposal of known.values()) {
        const used = made.has(proposal.name) || made.has(`${proposal.name}-transport`);
        if (!used && !proposal.row.builtIn) make(proposal, false);
      }
      return [...made.values()];
    },
  };
}

function proposalOf(device: Device, reader: RowReader, name: string): Proposal {
  const algorithms = both(device, reader);
  const stated = [...algorithms, ...reader.settings("phase2")];
  const said = ["encryption", "auth", "pfs", "lifetime"].filter(
    (key) => !stated.some((each) => each.key === key),
  );
  const defaults = said.flatMap((key) => defaulted(device, `phase2.${key}` as ParameterId, key));
  const comment = reader.take("comment")?.value;
  const disabled = reader.take("disabled")?.value === "yes";
  const entries = withoutIdle([...stated, ...defaults]).toSorted(
    (a, b) => ORDER.indexOf(a.key) - ORDER.indexOf(b.key),
  );
  return { name, row: reader.row, comment, disabled, entries, close: reader.close };
}

/** Authenticated ciphers alone need no integrity: what is printed as none, or left at the default, says nothing. */
function withoutIdle(entries: readonly DraftProperty[]): readonly DraftProperty[] {
  const ciphers = entries.find(({ key }) => key === "encryption")?.values.map(word) ?? [];
  const aead = ciphers.length > 0 && ciphers.every((cipher) => isAead(cipher));
  return entries.filter(
    ({ key, values, origin }) =>
      !(aead && key === "auth" && (origin === undefined || values.every((value) => word(value) === "null"))),
  );
}

function word(value: Term): string {
  return value.kind === "text" ? value.text : "";
}

/** `algorithms=enc-des,auth-sha1`, as 2.6 has it: ciphers and integrity in one list. */
function both(device: Device, reader: RowReader): readonly DraftProperty[] {
  const argument = reader.take("algorithms");
  if (argument === undefined) return [];
  const found = { encryption: [] as Term[], auth: [] as Term[] };
  for (const spelt of argument.value.split(",")) {
    const cipher = canonicalWord("phase2.encryption", "2.6", spelt);
    const integrity = canonicalWord("phase2.auth", "2.6", spelt);
    if (spelt.startsWith("enc-") && cipher !== undefined) found.encryption.push(text(cipher));
    else if (spelt.startsWith("auth-") && integrity !== undefined) found.auth.push(text(integrity));
    else
      device.ledger.leave(
        argument.entry,
        "unknown",
        `\`${spelt}\` in \`algorithms\` is not an algorithm that is known`,
      );
  }
  return (["encryption", "auth"] as const)
    .filter((key) => found[key].length > 0)
    .map((key) => property(device, key, found[key], argument.line));
}

function blockOf(device: Device, proposal: Proposal, name: string, transport: boolean): DraftBlock {
  const { row, comment, disabled, entries } = proposal;
  const own =
    row.builtIn || proposal.name === OWN_PROPOSAL ? "The router's own proposal `default`" : undefined;
  const written = row.entries.length > 0;
  return {
    kind: "block",
    head: "phase2",
    name,
    comment: comment === "" ? undefined : comment,
    remark: own,
    disabled,
    entries: transport
      ? [...entries, { kind: "property", key: "mode", values: [text("transport")] }]
      : entries,
    origin: written ? originOf(device, row.entries[0]?.line ?? row.line) : undefined,
  };
}
