/**
 * The text of a router to lines that may be configuration. In: a running-config, a script, or a session with prompts;
 * out: its lines without prompts, and what in it is no configuration: commands of the session and what they printed.
 */

export interface Line {
  /** From 1. */
  readonly number: number;
  /** Without prompt and surrounding blanks. */
  readonly text: string;
  /** Blanks before it; `undefined`: it was typed at a prompt, where nesting shows in the prompt. */
  readonly indent: number | undefined;
  /** What kept it from being configuration. */
  readonly aside: "output" | "chatter" | "session" | undefined;
  /** At a prompt of the global configuration mode: it opens a statement of its own. */
  readonly global: boolean;
}

const PROMPT = /^[A-Za-z][\w.\-/:@]*(?:\((?<mode>[a-z][\w-]*)\))?[#>]\s*(?<command>.*)$/u;
/** What `show running-config` prints before the configuration itself. */
const HEADER = /^(?:Building configuration\.\.\.|Current configuration\b.*|Using \d+ out of \d+ bytes.*)$/iu;
/** Lines that only `show crypto …` prints. */
const OUTPUT =
  /^(?:interface: \S|Crypto map tag:|protected vrf:|local {1,2}ident \(|remote {1,2}ident \(|current_peer\b|#pkts |#send errors|local crypto endpt|path mtu \d|current outbound spi|(?:in|out)bound (?:esp|ah|pcp) sas|spi: 0x|IPv4 Crypto ISAKMP SA|dst +src +state|Interface: \S|Session status:|Tunnel-id Local)/u;

/** Output after a command ends at the next prompt; without a prompt, at the next line in column 0 that is none. */
type Printing = "after-command" | "by-its-look" | "chatter" | undefined;

/** What a router says between the commands that are typed. */
const CHATTER =
  /^(?:%|Enter configuration commands, one per line|Password:|Destination filename|\[OK\]|\*?[A-Z][a-z]{2} +\d+ [\d:.]+.*%[A-Z_]+-\d)/u;

interface State {
  readonly printing: Printing;
  /** The character that ends a banner. */
  readonly banner: string | undefined;
}

export function linesOf(source: string): readonly Line[] {
  const lines: Line[] = [];
  let state: State = { printing: undefined, banner: undefined };
  const all = source.split(/\r\n|\r|\n/u);
  const margin = marginOf(all);
  for (const [at, raw] of all.entries()) {
    const number = at + 1;
    if (state.banner !== undefined) {
      if (raw.trim() !== "")
        lines.push({ number, text: raw.trim(), indent: 1, aside: undefined, global: false });
      if (raw.includes(state.banner)) state = { ...state, banner: undefined };
      continue;
    }
    const read = readLine(raw, number, margin, state.printing);
    if (read === undefined) continue;
    state = { printing: read.printing, banner: bannerOf(read.line.text) };
    if (read.line.text !== "") lines.push(read.line);
  }
  return lines;
}

function readLine(
  raw: string,
  number: number,
  margin: number,
  printing: Printing,
): { readonly line: Line; readonly printing: Printing } | undefined {
  const text = raw.trim();
  const prompt = PROMPT.exec(text)?.groups;
  if (prompt !== undefined && !isRemark(text)) {
    const command = (prompt["command"] ?? "").trim();
    if (command.startsWith("!")) return undefined;
    const mode = prompt["mode"];
    const line = { number, text: command, indent: undefined, global: mode === "config" };
    if (mode !== undefined) return { line: { ...line, aside: undefined }, printing: undefined };
    const shows = /^sh(?:ow?)?\s/u.test(command);
    const ofConfiguration = /^sh(?:ow?)?\s+(?:run|start|conf)/u.test(command);
    return {
      line: { ...line, aside: "session" },
      printing: shows && !ofConfiguration ? "after-command" : undefined,
    };
  }
  if (text === "" || text.startsWith("!") || HEADER.test(text)) return undefined;
  const indent = Math.max(0, widthOf(raw) - margin);
  const now = printing === "after-command" ? printing : lookOf(text, indent, printing);
  const aside = now === undefined ? undefined : now === "chatter" ? now : "output";
  const line: Line = { number, text, indent, aside, global: false };
  return { line, printing: now };
}

/** What was printed goes on in the lines that are indented below it. */
function lookOf(text: string, indent: number, printing: Printing): Printing {
  if (OUTPUT.test(text)) return "by-its-look";
  if (CHATTER.test(text)) return "chatter";
  return indent > 0 ? printing : undefined;
}

/** `permit` lines and remarks may hold a `#` or `>`; a prompt has no blank before its own. */
function isRemark(text: string): boolean {
  return /^\S+[#>]/u.test(text) && /^(?:\d+\s+)?(?:remark|description)\b/u.test(text);
}

/** `banner motd ^C` opens a text that ends with the same sign; one on the same line is over already. */
function bannerOf(text: string): string | undefined {
  const found = /^banner\s+\S+\s+(?<sign>\^.|\S)(?<rest>.*)$/u.exec(text)?.groups;
  const sign = found?.["sign"];
  if (sign === undefined || found?.["rest"]?.includes(sign) === true) return undefined;
  return sign;
}

/** Blanks that all lines begin with, as a page that shows a configuration has them. */
function marginOf(lines: readonly string[]): number {
  const widths = lines
    .filter((line) => line.trim() !== "" && !line.trim().startsWith("!"))
    .map((line) => widthOf(line));
  return widths.length === 0 ? 0 : widths.reduce((least, width) => Math.min(least, width));
}

function widthOf(line: string): number {
  return line.length - line.trimStart().length;
}
