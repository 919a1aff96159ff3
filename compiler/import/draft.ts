/** What a reader of foreign configuration makes: declarations of the language as plain data, before names are settled and text is printed. */

/** A line of the foreign file; from 1. */
export interface Origin {
  readonly file: string;
  readonly line: number;
}

/** One value of a list. */
export type Term =
  /** As the language writes it: `8h`, `aes-128-cbc`, `10.0.0.0/16 on ether1`, `any`, `fqdn("hq.example.net")`. */
  | { readonly kind: "text"; readonly text: string }
  /** A text in quotes; the printer escapes it. */
  | { readonly kind: "string"; readonly text: string }
  /** Another declaration of the same device, by the name that device gives it. */
  | {
      readonly kind: "reference";
      readonly to: "phase1" | "phase2" | "key" | "peer" | "manual";
      readonly name: string;
    }
  /** One of the reading's secrets, by its index. */
  | { readonly kind: "secret"; readonly index: number };

export interface DraftProperty {
  readonly kind: "property";
  readonly key: string;
  readonly values: readonly Term[];
  /** What this end believes of the other one: `VALUES <-> THEIRS`. */
  readonly theirs?: readonly Term[];
  /** Where it was read; `undefined` for what the device does by itself and the file does not print. */
  readonly origin?: Origin | undefined;
  /** Further lines that it was read from, where one value comes of several. */
  readonly more?: readonly Origin[];
  /** A remark behind it: `default of RouterOS 5.x`. */
  readonly note?: string;
}

export interface DraftPolicy {
  readonly kind: "policy";
  readonly source: readonly Term[];
  readonly destination: readonly Term[];
  readonly comment?: string | undefined;
  readonly disabled?: boolean;
  readonly entries: readonly DraftProperty[];
  readonly origin: Origin;
  /** Further lines that its networks were read from. */
  readonly more?: readonly Origin[];
}

export interface DraftBlock {
  readonly kind: "block";
  /** `phase1`, `peer`, `bgp`, `dpd`, … */
  readonly head: string;
  /** As the device calls it; the printer quotes it, or declares it under another name and adds `name =`. */
  readonly name?: string | undefined;
  /** Becomes the `##` above it. */
  readonly comment?: string | undefined;
  /** Becomes a `#` above it: what is to be known of it, and no comment of the device's. */
  readonly remark?: string | undefined;
  readonly disabled?: boolean;
  /** Of a `tunnel`: the two sites, by the names this text gives them. */
  readonly ends?: readonly [string, string];
  /** The block of the same head that it is a variant of. */
  readonly extends?: string;
  readonly entries: readonly DraftEntry[];
  readonly origin?: Origin | undefined;
  /** Further lines that say the same, or what it does by itself. */
  readonly more?: readonly Origin[];
}

export type DraftEntry = DraftProperty | DraftPolicy | DraftBlock;

/** One device as its own configuration shows it. */
export interface DeviceDraft {
  /** What the site will be called: the device's own name for itself, else the file's. */
  readonly site: string;
  /** Head `phase1`, `phase2` or `key`: what is declared outside the site. */
  readonly profiles: readonly DraftBlock[];
  /** Entries of the `site` block, `device` among them. */
  readonly entries: readonly DraftEntry[];
}

/** A value that must not be printed. */
export interface FoundSecret {
  /** What it opens, for a variable's name: `to-riga`, `aws-1 psk`. */
  readonly label: string;
  /** `undefined`: the file hides it, as exports of 7.x do. */
  readonly value: string | undefined;
  readonly origin: Origin;
}

/** A statement of the file that is not in the draft. */
export interface Leftover {
  readonly origin: Origin;
  /** The statement without its secrets, shortened. */
  readonly text: string;
  /** `outside`: understood, and not a matter of IPsec; `unknown`: not understood; `unsupported`: a matter of IPsec that the language cannot say. */
  readonly kind: "outside" | "unknown" | "unsupported";
  /** One sentence without a full stop; for `outside`, which subject it belongs to. */
  readonly why: string;
}

/** Something about the file that a person should know, under a code of the catalogue (`import/…`). */
export interface Remark {
  readonly code: string;
  readonly message: string;
  readonly origin: Origin;
  readonly help?: string;
}

/** Both ends of what one text describes. */
export interface WholeDraft {
  /** Top-level declarations: `phase1`, `phase2`, `site`, `tunnel`. */
  readonly blocks: readonly DraftBlock[];
  /** In place of the reading's. */
  readonly leftovers: readonly Leftover[];
}

export interface Reading {
  /** Several when one file describes several tunnels' ends; none when nothing of IPsec is in it. */
  readonly devices: readonly DeviceDraft[];
  /** The same text as an agreement of two ends, where it describes both. Taken in place of `devices` when nothing but such texts is imported. */
  readonly whole?: WholeDraft;
  readonly secrets: readonly FoundSecret[];
  /** Every statement is either in a draft or here: nothing is dropped silently. */
  readonly leftovers: readonly Leftover[];
  readonly remarks: readonly Remark[];
}
