/** The hover of a name: the declaration it stands for, its `##` text, where it is, and what became of it. */

import type { Declaration, Let, Name, Secret, Term } from "../../../grammar/index.ts";
import { showScalar, showScalars } from "../../../compiler/catalogue/show.ts";
import type { Connection } from "../../../compiler/expand/connection.ts";
import type { SiteFacts } from "../../../compiler/expand/site.ts";
import type { NegotiatedConnection } from "../../../compiler/negotiate/table.ts";
import type { Symbol } from "../../../compiler/resolve/symbols.ts";
import type { Place } from "../../../compiler/source/place.ts";
import { block, bullets, code, codes, limited, paragraphs } from "./markdown.ts";
import { headHelp } from "./heads.ts";
import { connectionsOf, sceneOf, where, type Scene } from "./scene.ts";
import { VERDICT } from "./words.ts";

export function symbolHover({ kind, node, place }: Symbol, scene: Scene): string {
  return paragraphs(
    block(signature(node)),
    node.doc.join("\n"),
    kind === "site" ? siteFacts(scene.analysis.expansion.sites.get(node.name?.text ?? "")) : undefined,
    kind === "tunnel" ? tunnelFacts(node, scene) : undefined,
    kind === "phase1" || kind === "phase2" ? usersOf(node, scene) : undefined,
    declaredAt(scene, place),
  );
}

/** A block inside a declaration, `bgp NAME` or `manual NAME`. */
export function nestedHover(node: Declaration, within: string | undefined): string {
  return paragraphs(block(signature(node)), node.doc.join("\n"), headHelp(node.head.text, within));
}

export function secretHover({ node, place }: Symbol<Secret>, scene: Scene): string {
  const name = nameOf(node.name, true);
  return paragraphs(
    block(`secret ${name}`),
    node.doc.join("\n"),
    keptIn(node.value?.left[0]),
    declaredAt(scene, place),
  );
}

export function letHover({ node, place }: Symbol<Let>, scene: Scene): string {
  return paragraphs(
    block(`let ${nameOf(node.name, true)}`),
    node.doc.join("\n"),
    headHelp("let", undefined),
    declaredAt(scene, place),
  );
}

function declaredAt(scene: Scene, place: Place): string {
  return `Declared in ${where(scene, place)}.`;
}

/** Where a secret's bytes come from. What is written in its place may be the secret itself and is not repeated. */
function keptIn(term: Term | undefined): string {
  const literal = "Its value stands in the source in clear text: anyone who can read the file can read it.";
  if (term === undefined) return "It does not say where the secret is kept.";
  if (term.kind !== "call") return literal;
  const [argument] = term.arguments;
  const callee = term.callee.text;
  if (callee === "env" && argument?.kind === "string")
    return `Read from the environment variable ${code(argument.value)} by \`vpnc build\`.`;
  if (callee === "file" && argument?.kind === "string")
    return `Read from the file ${code(argument.value)} by \`vpnc build\`.`;
  return callee === "derive" ? "Derived from a master secret by `vpnc build`." : literal;
}

/** The head line as one would write it. */
export function signature({ head, variant, name, ends, extends: parent }: Declaration): string {
  const sides =
    ends &&
    [ends.left, ends.right].flatMap((names) => (names === undefined ? [] : [names.map(written).join(", ")]));
  return [
    [head, variant, name].flatMap((word) => (word === undefined ? [] : [written(word)])).join(" "),
    sides === undefined ? "" : `: ${sides.join(" <-> ")}`,
    parent === undefined ? "" : ` extends ${written(parent)}`,
  ].join("");
}

function written(name: Name): string {
  return nameOf(name, false);
}

/** A quoted word where a secret's name belongs is more likely the secret. */
function nameOf(name: Name | undefined, secretive: boolean): string {
  if (name === undefined) return "";
  if (!name.quoted) return name.text;
  return secretive ? '"•••"' : JSON.stringify(name.text);
}

function siteFacts(site: SiteFacts | undefined): string | undefined {
  if (site === undefined) return undefined;
  return bullets([
    `device ${code(showScalar(site.device.value))}`,
    ...(site.wans.length === 0 ? [] : [`wan ${code(showScalars(site.wans.map(({ value }) => value)))}`]),
    ...(site.lan === undefined ? [] : [`lan ${code(showScalars(site.lan.value))}`]),
  ]);
}

function tunnelFacts(node: Declaration, scene: Scene): string | undefined {
  const { table, expansion } = scene.analysis;
  const made = expansion.connections.filter(({ origin }) => origin?.name === node.name?.text);
  if (made.length > 0)
    return paragraphs(
      `Makes ${made.length} ${made.length === 1 ? "tunnel" : "tunnels"}:`,
      bullets(limited(made.map(madeFacts), 8, "tunnels")),
    );
  const rows = table.connections.filter(({ name }) => name === node.name?.text);
  return rows.length === 0 ? undefined : paragraphs(...rows.map(rowFacts));
}

function madeFacts({ name, ends: [left, right] }: Connection): string {
  return `${code(name)}: ${code(left.site.name)} to ${code(right.site.name)}`;
}

/** A site's name in the header of a star: the tunnel that it makes. */
export function spokeHover(place: Place, scene: Scene): string | undefined {
  const { table, expansion } = scene.analysis;
  const spoke = expansion.connections.find(
    ({ origin, place: at }) =>
      origin?.topology === "star" && at.uri === place.uri && at.span.start === place.span.start,
  );
  const row = table.connections.find(({ name }) => name === spoke?.name);
  if (spoke?.origin === undefined || row === undefined) return undefined;
  const { topology, name, place: from } = spoke.origin;
  return paragraphs(
    `Makes tunnel ${code(spoke.name)}, from ${topology} ${code(name)} at ${where(scene, from)}:`,
    rowFacts(row),
  );
}

function rowFacts({ ends, verdict, phase1, phase2, policies }: NegotiatedConnection): string {
  const sides = ends.map(
    ({ site, device, outside }) =>
      `${code(site)}, ${device}${outside === undefined ? "" : `, ${code(outside)}`}`,
  );
  return bullets([
    `left ${sides[0] ?? ""}`,
    `right ${sides[1] ?? ""}`,
    VERDICT[verdict],
    ...(phase1?.suite === undefined ? [] : [`phase 1 ${code(phase1.suite)}`]),
    ...(phase2?.suite === undefined ? [] : [`phase 2 ${code(phase2.suite)}`]),
    ...limited(
      policies.map(({ source, destination, action }) => `${action} ${code(source)} to ${code(destination)}`),
      4,
      "policies",
    ),
  ]);
}

function usersOf(node: Declaration, scene: Scene): string {
  const users = connectionsOf(sceneOf(scene.analysis, scene.uri, [node])).map(({ name }: Connection) => name);
  if (users.length === 0) return "No tunnel uses it.";
  return `Used by ${users.length === 1 ? "tunnel" : "tunnels"} ${limited(users.map(code), 8, "tunnels").join(", ")}.`;
}

/** What may be written in a block, for the hover of its head. */
export function keysOf(title: string, keys: readonly string[], nested: readonly string[]): string {
  return paragraphs(
    `**${title}** ${codes(keys)}`,
    nested.length === 0 ? undefined : `**Blocks in it** ${codes(nested)}`,
  );
}
