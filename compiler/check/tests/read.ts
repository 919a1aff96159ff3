/** The `test` blocks of a project: trees and what the names stand for in; packets and what must become of them, and what is wrong with a line, out. */

import type { Declaration, Entry, Name, Packet, Span, Term } from "../../../grammar/ast.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { danglingName } from "../../resolve/problems.ts";
import { keyOf, type Symbols } from "../../resolve/symbols.ts";
import { canonical } from "../../source/addresses.ts";
import type { Place } from "../../source/place.ts";
import { nameAt, type Connection } from "../../expand/connection.ts";
import * as problems from "./problems.ts";
import { readTraffic, type Traffic } from "./traffic.ts";
import { joinedSpan } from "../../source/spans.ts";

export interface PacketTest {
  readonly name: string;
  /** Where the name stands. */
  readonly place: Place;
  readonly packets: readonly TestPacket[];
}

export interface TestPacket extends Traffic {
  /** The whole line. */
  readonly place: Place;
  readonly verdictPlace: Place;
  readonly site: string;
  readonly source: string;
  readonly destination: string;
  /** Names of connections that have no SA meanwhile. */
  readonly down: readonly string[];
  readonly expected: Expected;
  readonly subjects: readonly string[];
}

export type Expected =
  /** By exactly these connections, in this order; by any, where none is named. */
  | { readonly kind: "encrypted"; readonly by: readonly string[] }
  | { readonly kind: "plain" }
  | { readonly kind: "dropped" };

export function readTests(
  symbols: Symbols,
  connections: readonly Connection[],
): { readonly tests: readonly PacketTest[]; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const tests = symbols.all
    .filter(({ kind }) => kind === "test")
    .map(({ name, place, node }): PacketTest => {
      const at = { uri: place.uri, subjects: [keyOf("test", name)] };
      const entries = node.block?.entries ?? [];
      diagnostics.push(...headerProblems(node, at));
      if (entries.length === 0 && node.block !== undefined) diagnostics.push(problems.empty(name, place, at));
      return { name, place, packets: entries.flatMap((entry) => readEntry(entry, at) ?? []) };
    });
  return { tests, diagnostics };

  function readEntry(entry: Entry, at: problems.At): TestPacket | undefined {
    if (entry.kind === "packet") return readPacket(entry, at);
    diagnostics.push(problems.notAPacket(entry.span, at));
    return undefined;
  }

  /** Holes in the line were reported by the parser. */
  function readPacket(packet: Packet, at: problems.At): TestPacket | undefined {
    const site = siteOf(packet.site, at);
    const source = addressOf(packet.source, at);
    const destination = addressOf(packet.destination, at);
    const traffic = readTraffic(packet.conditions, at, diagnostics);
    const down = traffic?.down.flatMap((name) => connectionOf(name, packet.site?.text, at) ?? []);
    const expected = expectedOf(packet, at);
    if (!site || !source || !destination || !traffic || !down || !expected) return undefined;
    if (source.includes(":") !== destination.includes(":")) {
      diagnostics.push(problems.families(packet.destination?.span ?? packet.span, at));
      return undefined;
    }
    if (down.length < traffic.down.length) return undefined;
    const [first, last] = [packet.verdict[0], packet.verdict.at(-1)];
    const verdict = joinedSpan((first ?? packet).span, (last ?? packet).span);
    return {
      ...traffic,
      place: { uri: at.uri, span: packet.span },
      verdictPlace: { uri: at.uri, span: verdict },
      site,
      source,
      destination,
      down,
      expected,
      subjects: at.subjects,
    };
  }

  function siteOf(name: Name | undefined, at: problems.At): string | undefined {
    if (name === undefined) return undefined;
    if (symbols.declarations.has(keyOf("site", name.text))) return name.text;
    const sites = symbols.all.filter(({ kind }) => kind === "site").map((symbol) => symbol.name);
    diagnostics.push(danglingName("site", name.text, sites, placeOf(name.span, at), at.subjects));
    return undefined;
  }

  /** An address, or a `let` that stands for one. */
  function addressOf(term: Term | undefined, at: problems.At): string | undefined {
    if (term === undefined) return undefined;
    const value =
      term.kind === "word" && term.version === undefined && term.on === undefined
        ? symbols.lets.get(keyOf("let", term.text))?.node.value?.left
        : undefined;
    const meant = value?.length === 1 && value[0] !== undefined ? value[0] : term;
    const isHost = meant.kind === "address" && meant.length === undefined && meant.on === undefined;
    const address = isHost ? canonical(meant.address) : undefined;
    if (address === undefined) {
      const lets = [...symbols.lets.values()].map(({ name }) => name);
      diagnostics.push(problems.address(term, lets, at));
    }
    return address;
  }

  function expectedOf({ verdict, site }: Packet, at: problems.At): Expected | undefined {
    const [word, ...names] = verdict;
    if (word === undefined) return undefined;
    switch (word.quoted ? "" : word.text) {
      case "encrypted": {
        const by = names.map((name) => connectionOf(name, site?.text, at));
        return by.every((name) => name !== undefined) ? { kind: "encrypted", by } : undefined;
      }
      case "plain":
      case "dropped":
        if (names[0] === undefined) return { kind: word.text === "plain" ? "plain" : "dropped" };
        diagnostics.push(problems.needless(word, names[0], at));
        return undefined;
      default:
        diagnostics.push(problems.verdict(word, at));
        return undefined;
    }
  }

  /** A tunnel by its name; a peer by its own at the packet's site, or with its site's before it. */
  function connectionOf(name: Name, site: string | undefined, at: problems.At): string | undefined {
    const found = connections.find((connection) => answersTo(connection, name.text, site));
    if (found !== undefined) return found.name;
    const all = connections.flatMap((connection) => namesOf(connection, site));
    // What is declared and no connection is a template, stands for several tunnels, or has a report of its own.
    const declared = symbols.declarations.get(keyOf("tunnel", name.text));
    const several = all.some((each) => each.startsWith(`${name.text}-`));
    if (declared === undefined || (declared.node.ends !== undefined && several)) {
      diagnostics.push(danglingName("tunnel", name.text, all, placeOf(name.span, at), at.subjects));
    } else if (declared.node.ends === undefined)
      diagnostics.push(problems.template(name, declared.place, at));
    return undefined;
  }
}

function headerProblems({ ends, extends: base }: Declaration, at: problems.At): Diagnostic[] {
  return [ends, base].flatMap((part) => (part === undefined ? [] : [problems.header(part.span, at)]));
}

function answersTo(connection: Connection, name: string, site: string | undefined): boolean {
  return connection.name === name || namesOf(connection, site).includes(name);
}

/** What a line about a packet of `site` may call it. */
export function namesOf(connection: Connection, site: string | undefined): readonly string[] {
  if (connection.form === "tunnel") return [connection.name];
  return connection.ends.flatMap((end, at) => {
    if (end.stated === undefined) return [];
    const full = nameAt(connection, at === 0 ? 0 : 1);
    const prefix = `${end.site.name}.`;
    return end.site.name === site && full.startsWith(prefix) ? [full.slice(prefix.length), full] : [full];
  });
}

function placeOf(span: Span, { uri }: problems.At): Place {
  return { uri, span };
}
