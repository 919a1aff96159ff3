/** The whole of it: a text to statements, statements to tables, tables to drafts. Never throws, and drops no statement. */

import type { ObjectKind } from "../../targets/routeros/cell.ts";
import { rangeOf, supportedText } from "../../targets/routeros/releases.ts";
import type { DeviceDraft, FoundSecret, Reading } from "../draft.ts";
import type { ForeignText } from "../importer.ts";
import { draftOf } from "./draft.ts";
import { isObject } from "./inverse.ts";
import { ledgerOf, type Ledger } from "./ledger.ts";
import { fittingRelease, plainRelease } from "./release.ts";
import { perform, type Section } from "./section.ts";
import { sectionsOf, type Sections } from "./sections.ts";
import { showCommand, showOther } from "./show.ts";
import { statements, type Statement } from "./statements.ts";
import type { Row } from "./tables.ts";
import type { Token } from "./tokens.ts";

type Program = Extract<Statement, { kind: "program" }>;

export function read(source: ForeignText): Reading {
  const ledger = ledgerOf(source.file);
  const sections = sectionsOf();
  for (const statement of statements(source.text)) {
    if (statement.kind === "program" && statement.whole) return refused(source, statement);
    take(statement, sections, ledger);
  }
  const secrets: FoundSecret[] = [];
  const devices: DeviceDraft[] = [];
  for (const section of sections.all()) {
    const name = fallbackName(source.file, devices.length + 1);
    const draft = draftOf({ section, release: releaseOf(section, ledger), ledger, secrets }, name);
    if (draft !== undefined) devices.push(draft);
  }
  return { devices, secrets, ...ledger.close() };
}

function take(statement: Statement, sections: Sections, ledger: Ledger): void {
  const { line } = statement;
  switch (statement.kind) {
    case "comment":
      sections.note(statement.text, line);
      return;
    case "command":
      perform(sections.at(line, statement.device), statement, ledger);
      return;
    case "menu":
      sections.at(line, statement.device);
      return;
    case "output": {
      const entry = { line, menu: "", text: showOther(statement.tokens.slice(0, 1)) };
      ledger.leave(entry, "outside", "what the console answered, or a text beside the commands");
      return;
    }
    case "unknown":
      ledger.leave({ line, menu: "", text: showOther(statement.tokens) }, "unknown", statement.why);
      return;
    case "program":
      takeProgram(statement, ledger);
      return;
    default: {
      const never: never = statement;
      return never;
    }
  }
}

/** Says something, and changes nothing. */
const TALK: ReadonlySet<string> = new Set([":put", ":log", ":delay", ":beep", ":time"]);

function takeProgram({ line, text, tokens }: Program, ledger: Ledger): void {
  const entry = { line, menu: "", text: showOther(tokens) };
  if (TALK.has(text)) {
    ledger.leave(entry, "outside", "a command that configures nothing");
  } else if (text === ":if" && tokens.some(isMove)) {
    ledger.leave(entry, "outside", "it moves rules of the firewall");
  } else {
    const cause = text.startsWith(":") || text === "$" ? `\`${text}\`` : `what \`${text}=\` is given`;
    const message = `${cause} is a program: what it comes to is only known when it runs.`;
    ledger.remark("import/program", line, message, "Run it on the router, and import the router's export.");
    ledger.leave(entry, "unknown", "a program; nothing of it was taken over");
  }
}

/** `do={/ip firewall nat move …}`: the only code that this compiler writes itself. */
function isMove(token: Token): boolean {
  return (
    token.kind === "assignment" &&
    token.name === "do" &&
    /^\{\s*\/ip firewall [a-z]+ move [^{}]*\}$/u.test(token.value)
  );
}

/** What a file does that sets variables or loops depends on where it runs: no part of it is a configuration. */
function refused(source: ForeignText, cause: Program): Reading {
  const ledger = ledgerOf(source.file);
  const why = `the file is a program: \`${cause.text}\` in line ${cause.line}`;
  for (const statement of statements(source.text)) {
    if (statement.kind === "comment" || statement.kind === "menu") continue;
    const { line, tokens } = statement;
    const text =
      statement.kind === "command"
        ? showCommand(statement.menu, statement.command, tokens)
        : showOther(tokens.slice(0, 1));
    ledger.leave({ line, menu: "", text }, "unknown", why);
  }
  const message = `\`${cause.text}\` makes the file a program and not a configuration: nothing of it was taken over.`;
  ledger.remark(
    "import/program",
    cause.line,
    message,
    "Run it on the router, and import the router's export.",
  );
  return { devices: [], secrets: [], ...ledger.close() };
}

function releaseOf(section: Section, ledger: Ledger): string {
  if (section.release === undefined) {
    const rows: (readonly [ObjectKind, Row])[] = [];
    for (const { kind, rows: added } of section.tables.values()) {
      if (isObject(kind)) for (const row of added) rows.push([kind, row]);
    }
    const release = fittingRelease(rows);
    const configured = rows.some(([kind]) =>
      ["peer", "policy", "proposal", "profile", "identity", "manual-sa"].includes(kind),
    );
    if (configured) {
      const message = `The file does not say its release; RouterOS ${release} is the latest whose menus and arguments fit.`;
      ledger.remark("import/assumed", section.line, message, "Write the router's release into `device`.");
    }
    return release;
  }
  const release = plainRelease(section.release);
  if (rangeOf(release) === undefined) {
    const message = `The file is of RouterOS ${section.release}, for which no sourced tables exist: ${supportedText} have some.`;
    ledger.remark(
      "import/assumed",
      section.line,
      message,
      "Compare every value that was taken over with the router's own print.",
    );
  }
  return release;
}

/** `sites/riga.rsc` is `riga`; what the file holds beyond one device is numbered. */
function fallbackName(file: string, number: number): string {
  const last = file.split(/[/\\]/u).at(-1) ?? file;
  const base = last.replace(/(?<=.)\.[A-Za-z0-9]+$/u, "");
  const name = base === "" ? "router" : base;
  return number === 1 ? name : `${name}-${number}`;
}
