/**
 * The syntax tree of a `.vpn` file: an immutable value without semantics.
 * Spans are UTF-16 offsets into the file's text; a child's span lies inside its parent's.
 * A part that the author left out, or that was too damaged to read, is `undefined`, never an invented value.
 */

export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface SourceFile {
  readonly kind: "file";
  readonly uri: string;
  readonly text: string;
  readonly items: readonly Item[];
  /** Every comment in order of appearance, `#` and `##` alike. */
  readonly comments: readonly Comment[];
  readonly span: Span;
}

export interface Comment {
  readonly kind: "comment";
  /** Without the `#` or `##` and without one leading blank. */
  readonly text: string;
  readonly documentation: boolean;
  readonly span: Span;
}

export type Item = Import | Let | Secret | Declaration;

export interface Import {
  readonly kind: "import";
  readonly path: StringTerm | undefined;
  readonly span: Span;
}

export interface Let {
  readonly kind: "let";
  readonly name: Name | undefined;
  readonly value: Value | undefined;
  readonly doc: readonly string[];
  readonly span: Span;
}

export interface Secret {
  readonly kind: "secret";
  readonly name: Name | undefined;
  readonly value: Value | undefined;
  readonly doc: readonly string[];
  readonly span: Span;
}

/** `HEAD [name] [: ends] [extends name] [{ … }]`: top-level declarations and named or unnamed nested blocks alike. */
export interface Declaration {
  readonly kind: "declaration";
  /** The word that opens it: `site`, `tunnel`, `dpd`, `bgp`, or a misspelt one. */
  readonly head: Name;
  /** Words between head and name, as in `carrier gre NAME` (`gre`). */
  readonly variant: Name | undefined;
  readonly name: Name | undefined;
  readonly ends: Ends | undefined;
  readonly extends: Name | undefined;
  readonly block: Block | undefined;
  readonly doc: readonly string[];
  readonly span: Span;
}

export interface Ends {
  readonly kind: "ends";
  readonly left: readonly Name[];
  /** `undefined` when the header has no `<->`, as in `mesh core: a, b, c`. */
  readonly right: readonly Name[] | undefined;
  readonly span: Span;
}

export interface Block {
  readonly kind: "block";
  readonly entries: readonly Entry[];
  readonly span: Span;
}

export type Entry = Property | Declaration | Policy | Waiver | Packet;

export interface Property {
  readonly kind: "property";
  readonly key: Name;
  /** `undefined` when nothing was written after the `=`. */
  readonly value: Value | undefined;
  readonly span: Span;
}

/** A list, or two lists joined by one `<->`; the comma binds tighter. */
export interface Value {
  readonly kind: "value";
  readonly left: readonly Term[];
  /** Present exactly when a `<->` was written. */
  readonly right: readonly Term[] | undefined;
  readonly span: Span;
}

/** `policy LEFT <-> RIGHT` in a tunnel, `policy SRC -> DST` in a site. */
export interface Policy {
  readonly kind: "policy";
  readonly left: readonly Term[];
  readonly arrow: "<->" | "->" | undefined;
  readonly right: readonly Term[];
  readonly block: Block | undefined;
  readonly doc: readonly string[];
  readonly span: Span;
}

export interface Waiver {
  readonly kind: "waiver";
  /** The code as written, `policy/duplicate-selector`. */
  readonly code: Name | undefined;
  readonly reason: StringTerm | undefined;
  readonly span: Span;
}

/** One line of a `test` block. */
export interface Packet {
  readonly kind: "packet";
  readonly site: Name | undefined;
  readonly source: Term | undefined;
  readonly destination: Term | undefined;
  /** Everything between the addresses and `=>`: protocol, port, `while NAME down`. */
  readonly conditions: readonly Term[];
  readonly verdict: readonly Name[];
  readonly span: Span;
}

/** A word used as a name, a key or a code; `text` is unescaped. */
export interface Name {
  readonly kind: "name";
  readonly text: string;
  readonly quoted: boolean;
  readonly span: Span;
}

export type Term =
  | WordTerm
  | PathTerm
  | CallTerm
  | AddressTerm
  | FromTerm
  | RangeTerm
  | DurationTerm
  | SizeTerm
  | NumberTerm
  | HexTerm
  | StringTerm;

/** `aes-128-cbc`, `any`, `routeros 5.6`, `dynamic on ether1`. */
export interface WordTerm {
  readonly kind: "word";
  readonly text: string;
  /** What follows a device: `5.6`, `45`, or the text of `"15.2(4)M3"`; always as written, never a number. */
  readonly version: VersionText | undefined;
  readonly on: Name | undefined;
  readonly span: Span;
}

export interface VersionText {
  readonly kind: "version";
  readonly text: string;
  readonly span: Span;
}

/** `left.lan`, `right.inside`, `hq.lan`. */
export interface PathTerm {
  readonly kind: "path";
  readonly root: Name;
  readonly member: Name | undefined;
  readonly span: Span;
}

/** `env("NAME")`, `dns("host")`, `derive(NAME)`. */
export interface CallTerm {
  readonly kind: "call";
  readonly callee: Name;
  readonly arguments: readonly Term[];
  readonly span: Span;
}

/** An IPv4 or IPv6 address, with its prefix length when one was written. */
export interface AddressTerm {
  readonly kind: "address";
  /** As written, without the length. */
  readonly address: string;
  readonly family: 4 | 6;
  readonly length: number | undefined;
  readonly on: Name | undefined;
  readonly span: Span;
}

/** `from 172.31.0.0/16` */
export interface FromTerm {
  readonly kind: "from";
  readonly prefix: AddressTerm | undefined;
  readonly span: Span;
}

/** `1024-65535` (numbers) */
export interface RangeTerm {
  readonly kind: "range";
  readonly low: number;
  readonly high: number;
  readonly span: Span;
}

/** `1d2h`, `90s` */
export interface DurationTerm {
  readonly kind: "duration";
  readonly seconds: number;
  readonly span: Span;
}

/** `4608000KiB`, `100MB`: a byte count; k/M/G are powers of 1000, Ki/Mi/Gi of 1024. */
export interface SizeTerm {
  readonly kind: "size";
  readonly bytes: number;
  readonly span: Span;
}

export interface NumberTerm {
  readonly kind: "number";
  readonly value: number;
  readonly span: Span;
}

/** `0x1F`: digits as written, without the prefix. */
export interface HexTerm {
  readonly kind: "hex";
  readonly digits: string;
  readonly span: Span;
}

export interface StringTerm {
  readonly kind: "string";
  /** Unescaped. */
  readonly value: string;
  readonly on: Name | undefined;
  readonly span: Span;
}

export type Node = SourceFile | Comment | Item | Ends | Block | Entry | Value | Name | Term | VersionText;
