/** `vpnc trace SITE SRC DST [PROTO [PORT]]`: walks one packet through the policies of its site and of the far end. */

import { namesOf } from "../check/tests/read.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { nearest } from "../diagnostics/nearest.ts";
import { canonical } from "../source/addresses.ts";
import { hasPorts, protocolNumber } from "../spd/protocols.ts";
import { nameAt, type Connection } from "../expand/connection.ts";
import { networkOf } from "../trace/network.ts";
import type { IpPacket } from "../trace/packet.ts";
import { packetOf } from "../trace/question.ts";
import { traceJson } from "../trace/render/json.ts";
import { traceText } from "../trace/render/text.ts";
import { trace as follow, type Trace } from "../trace/trace.ts";
import { hasFlag, optionText, type Invocation } from "./invocation.ts";
import { UsageError, type ExitStatus, type Io } from "./io.ts";
import { openSession, statusOf, writeDiagnostics, type Session } from "./session.ts";

export async function trace(invocation: Invocation, io: Io): Promise<ExitStatus> {
  const [site = "", source = "", destination = "", protocol, port] = invocation.arguments;
  const packet = readPacket(source, destination, protocol, port, optionText(invocation, "srcPort"));
  const project = optionText(invocation, "project");
  const paths = { ...invocation, arguments: project === undefined ? [] : [project] };
  const session = await openSession(paths, io);
  const { expansion } = session.analysis;
  const unreadable = statusOf(session.analysis.diagnostics, invocation) === 2;
  const down = readDown(optionText(invocation, "down"), site, expansion.connections);
  const network = networkOf(expansion, new Set(down));
  const found = follow(network, {
    site,
    packet,
    from: hasFlag(invocation, "inbound") ? "outside" : "inside",
    established: hasFlag(invocation, "established"),
  });
  if (found === undefined || unreadable) {
    showErrors(errorsIn(session), session, paths, io);
    if (unreadable) return 2;
    throw unknownSite(site, [...network.routers.keys()]);
  }
  const { context } = session;
  io.out.write(
    optionText(invocation, "format") === "json"
      ? `${JSON.stringify(traceJson(found, network, context), undefined, 2)}\n`
      : traceText(found, network, context),
  );
  return tellErrors(found, session, paths, io);
}

/** Errors on the packet's way make the answer doubtful; the others are not its business. */
function tellErrors(found: Trace, session: Session, invocation: Invocation, io: Io): ExitStatus {
  const errors = errorsIn(session);
  const subjects = subjectsOf(found, session.analysis.expansion.connections);
  const near = errors.filter(
    (error) => error.subjects.length === 0 || error.subjects.some((subject) => subjects.has(subject)),
  );
  showErrors(near, session, invocation, io);
  const rest = errors.length - near.length;
  if (rest > 0 && !hasFlag(invocation, "quiet")) {
    io.err.write(
      `${rest} ${rest === 1 ? "error" : "errors"} elsewhere in the project: \`vpnc check\` shows ${rest === 1 ? "it" : "them"}\n`,
    );
  }
  return near.length > 0 ? 1 : 0;
}

function errorsIn({ analysis }: Session): readonly Diagnostic[] {
  return analysis.diagnostics.filter(({ severity }) => severity === "error");
}

function showErrors(
  errors: readonly Diagnostic[],
  { context }: Session,
  invocation: Invocation,
  io: Io,
): void {
  const format = io.err.isTerminal ? "pretty" : "plain";
  writeDiagnostics(errors, context, invocation, io, { to: io.err, format });
}

/** The sites that the packet passed and the connections whose policies it met. */
function subjectsOf({ steps }: Trace, connections: readonly Connection[]): ReadonlySet<string> {
  const sites = steps.map(({ router }) => `site ${router}`);
  const carriers = new Set(steps.flatMap(({ rule }) => rule?.carrier ?? []));
  const met = connections.filter((connection) =>
    ([0, 1] as const).some((at) => carriers.has(nameAt(connection, at))),
  );
  return new Set([...sites, ...met.flatMap(({ subjects }) => subjects)]);
}

function readPacket(
  source: string,
  destination: string,
  protocol: string | undefined,
  port: string | undefined,
  sourcePort: string | undefined,
): IpPacket {
  const [from, to] = [addressIn(source), addressIn(destination)];
  if (from.includes(":") !== to.includes(":")) throw new UsageError("no packet goes from IPv4 to IPv6");
  const number = protocol === undefined ? undefined : protocolIn(protocol);
  const ports = [port, sourcePort].some((each) => each !== undefined);
  if (ports && !hasPorts(number ?? 0))
    throw new UsageError("only `tcp` and `udp` have ports that a policy compares");
  return packetOf({
    source: from,
    destination: to,
    protocol: number,
    sourcePort: portIn(sourcePort),
    destinationPort: portIn(port),
  });
}

function addressIn(text: string): string {
  const address = canonical(text);
  if (address !== undefined) return address;
  throw new UsageError(`\`${text}\` is no address`, ["write one host's address, like 10.0.1.5"]);
}

function protocolIn(text: string): number {
  const number = /^\d{1,3}$/.test(text) ? Number(text) : protocolNumber(text.toLowerCase());
  if (number !== undefined && number <= 255) return number;
  throw new UsageError(`\`${text}\` is no protocol`, ["write a name or a number: tcp, udp, icmp, 47"]);
}

function portIn(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new UsageError(`\`${text}\` is no port`, ["write a number from 0 to 65535"]);
}

function readDown(
  text: string | undefined,
  site: string,
  connections: readonly Connection[],
): readonly string[] {
  return (text ?? "").split(",").flatMap((word) => {
    const name = word.trim();
    if (name === "") return [];
    const found = connections.find(
      (connection) => connection.name === name || namesOf(connection, site).includes(name),
    );
    if (found !== undefined) return [found.name];
    const all = connections.flatMap((connection) => namesOf(connection, site));
    throw new UsageError(`there is no tunnel \`${name}\``, hints(name, all, "tunnels"));
  });
}

function unknownSite(site: string, sites: readonly string[]): UsageError {
  return new UsageError(`there is no site \`${site}\``, hints(site, sites, "sites"));
}

function hints(name: string, all: readonly string[], what: string): readonly string[] {
  const near = nearest(name, all);
  return [
    ...(near === undefined ? [] : [`did you mean \`${near}\`?`]),
    all.length === 0 ? `the project has no ${what}` : `the project's ${what} are ${all.join(", ")}`,
  ];
}
