/** Tunnel interfaces under IPsec to peers and policies: VTIs, whose routes decide what is encrypted, and GRE or IPIP tunnels. */

import type { DraftPolicy } from "../draft.ts";
import { leave } from "../common/notebook.ts";
import { property, reference, text } from "../common/terms.ts";
import { aclOf } from "./acl.ts";
import { sessionOf } from "./bgp.ts";
import { carrierOf, MODES, phase2Entry, type Mode } from "./carriers.ts";
import { localEnd, type Interface, type LocalEnd } from "./interfaces.ts";
import { named, type Ends } from "./maps.ts";
import { peerOf, type Far, type Router } from "./peers.ts";
import { policiesFrom } from "./policies.ts";
import { find, last, originOf, take, type Found, type Source } from "./source.ts";
import { phase2Of } from "./transform.ts";
import type { Statement } from "./tree.ts";

/** Where tunnels start from by their own `tunnel source`. */
export function sourcesOf(interfaces: readonly Interface[]): readonly LocalEnd[] {
  return protectedTunnels(interfaces).flatMap(({ statement }) => {
    const stated = last(statement.below, "tunnel source");
    return stated === undefined ? [] : [localEnd(interfaces, stated.rest.join(""))];
  });
}

function protectedTunnels(interfaces: readonly Interface[]): readonly Interface[] {
  return interfaces.filter(
    ({ statement }) => last(statement.below, "tunnel protection ipsec profile") !== undefined,
  );
}

export function tunnelEnds(router: Router, interfaces: readonly Interface[]): Ends {
  const made = protectedTunnels(interfaces).flatMap((each) => oneTunnel(router, interfaces, each) ?? []);
  return { peers: made.flatMap(({ peers }) => peers), policies: made.flatMap(({ policies }) => policies) };
}

function oneTunnel(router: Router, interfaces: readonly Interface[], tunnel: Interface): Ends | undefined {
  const { source } = router;
  const { statement, name } = tunnel;
  const below = statement.below;
  const stated = last(below, "tunnel mode");
  const mode = MODES.get(stated?.rest.join(" ") ?? "gre");
  const protection = last(below, "tunnel protection ipsec profile");
  const destination = last(below, "tunnel destination");
  const profile = find(source.top, "crypto ipsec profile").find(
    ({ rest }) => rest[0] === protection?.rest[0],
  );
  if (
    mode === undefined ||
    protection === undefined ||
    profile === undefined ||
    destination?.rest[0] === undefined
  ) {
    setAside(source, statement, whyNot(mode, profile, protection));
    return undefined;
  }
  if (destination.rest[0] === "dynamic") {
    setAside(source, statement, "the other end is not known before it calls");
    return undefined;
  }
  const start = last(below, "tunnel source");
  const local = start === undefined ? undefined : localEnd(interfaces, start.rest.join(""));
  take(source, statement, stated?.statement, protection.statement, destination.statement, start?.statement);
  take(source, profile.statement, tunnel.addressLine);
  const named2 = last(below, "description")?.statement;
  take(source, named2, ...find(below, "shutdown").map((each) => each.statement));
  const session = sessionOf(source, tunnel);
  const far: Far = {
    name,
    address: destination.rest[0],
    line: destination.statement,
    section: statement,
    comment: tunnel.description,
    local,
    localLine: start?.statement,
    ikev2Profile: onLine(protection, "ikev2-profile") ?? named(profile.statement, "set ikev2-profile"),
    isakmpProfile: onLine(protection, "isakmp-profile") ?? named(profile.statement, "set isakmp-profile"),
    onlyAnswers: last(profile.statement.below, "responder-only")?.statement,
    isDown: tunnel.isDown,
    more: session,
  };
  const phase2 = phase2Of(source, profile.statement, router.profiles);
  if (mode !== "ipsec") {
    const carried = [
      ...phase2Entry(source, phase2?.name, protection.statement),
      carrierOf(source, tunnel, mode),
    ];
    return { peers: [peerOf(router, { ...far, more: [...carried, ...session] })], policies: [] };
  }
  const peer = peerOf(router, far);
  const to = { peer: name, peerLine: statement, phase2: phase2?.name, phase2Line: protection.statement };
  const selected = last(below, "tunnel protection ipsec policy ipv4");
  const acl = selected === undefined ? undefined : aclOf(source, selected.rest[0] ?? "");
  if (acl !== undefined) {
    take(source, selected?.statement);
    return { peers: [peer], policies: policiesFrom(source, acl, to) };
  }
  return { peers: [peer], policies: [everything(source, to)] };
}

/** `… ikev2-profile NAME` behind the profile of a `tunnel protection`. */
function onLine({ statement, rest }: Found, keyword: string): { name: string; line: Statement } | undefined {
  const name = rest[rest.indexOf(keyword) + 1];
  return rest.includes(keyword) && name !== undefined ? { name, line: statement } : undefined;
}

function whyNot(mode: Mode | undefined, profile: Found | undefined, protection: Found | undefined): string {
  if (mode === undefined) return "a tunnel of this mode has no counterpart in the language";
  if (profile === undefined) return `the IPsec profile \`${protection?.rest[0] ?? ""}\` is not in the file`;
  return "the tunnel has no destination in the file";
}

function setAside(source: Source, statement: Statement, why: string): void {
  for (const each of [statement, ...statement.below]) {
    take(source, each);
    leave(source.notes, each.line, each.text, "unsupported", why);
  }
}

interface Target {
  readonly peer: string;
  readonly peerLine: Statement;
  readonly phase2: string | undefined;
  readonly phase2Line: Statement;
}

/** A VTI encrypts whatever is routed into it. */
function everything(source: Source, to: Target): DraftPolicy {
  return {
    kind: "policy",
    source: [text("any")],
    destination: [text("any")],
    entries: [
      property("peer", reference("peer", to.peer), originOf(source, to.peerLine)),
      ...phase2Entry(source, to.phase2, to.phase2Line),
    ],
    origin: originOf(source, to.peerLine),
  };
}
