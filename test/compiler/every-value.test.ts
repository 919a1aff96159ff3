/**
 * Nothing is hard-coded: every value of every example is changed, one at a time, and exactly the arguments that depend
 * on it change, or a diagnostic stands at that value. The table says which arguments a parameter may move.
 */

import { describe, expect, it } from "vitest";
import type { Place } from "../../compiler/source/place.ts";
import { analyzeExample, EXAMPLES, exampleTexts, scriptsOf, type ExampleTexts } from "../support/examples.ts";
import { readScript } from "../support/routeros-reader.ts";
import { valuesOf, type SourceValue } from "../support/values.ts";

interface Change {
  /** Another valid value; the first that differs from the one in the text. */
  readonly to: readonly string[];
  /** Arguments that may change, whatever the release calls them. */
  readonly moves: readonly string[];
  /** A change breaks what depends on it, and the diagnostic stands there. */
  readonly elsewhere?: true;
}

const word = (...to: string[]): { readonly to: readonly string[] } => ({ to });

/** A key that nothing uses any more is not printed. */
const KEY = ["algorithm", "key", "length", "name"];

/** A rule that is not wanted is gone with all it says. */
const RULE = [
  "action",
  "chain",
  "comment",
  "src-address",
  "dst-address",
  "protocol",
  "dst-port",
  "connection-state",
  "ipsec-policy",
];

// prettier-ignore
const CHANGES: Readonly<Record<string, Change>> = {
  "secret":                         { ...word('env("ANOTHER")'), moves: ["secret", "crypto-isakmp-key"] },
  "phase1.exchange":                { ...word("aggressive", "ikev2", "main"), moves: ["exchange-mode", "remote-id"] },
  "phase1.encryption":              { ...word("3des", "des"), moves: ["enc-algorithm", "encryption"] },
  "phase1.hash":                    { ...word("md5", "sha1"), moves: ["hash-algorithm", "hash"] },
  "phase1.dh-group":                { ...word("modp1536", "modp768"), moves: ["dh-group", "group"] },
  "phase1.lifetime":                { ...word("5h"), moves: ["lifetime"] },
  "phase1.proposal-check":          { ...word("claim"), moves: ["proposal-check"] },
  "phase1.send-initial-contact":    { ...word("no"), moves: ["send-initial-contact"] },
  "dpd.interval":                   { ...word("20s"), moves: ["dpd-interval"] },
  "dpd.failures":                   { ...word("4", "5"), moves: ["dpd-maximum-failures"] },
  "phase2.ipsec-protocols":         { ...word("ah"), moves: ["ipsec-protocols", "crypto-ipsec-transform-set"] },
  "phase2.encryption":              { ...word("3des", "des", "aes-128-gcm"), moves: ["enc-algorithms", "algorithms", "auth-algorithms", "crypto-ipsec-transform-set"] },
  "phase2.auth":                    { ...word("md5"), moves: ["auth-algorithms", "algorithms", "crypto-ipsec-transform-set"] },
  "phase2.pfs":                     { ...word("modp768", "modp1024"), moves: ["pfs-group", "set-pfs"] },
  "phase2.lifetime":                { ...word("7h"), moves: ["lifetime"] },
  "key.algorithm":                  { ...word("aes", "md5"), moves: ["algorithm"], elsewhere: true },
  "key.length":                     { ...word("256"), moves: ["length"] },
  "key.value":                      { ...word('env("ANOTHER")'), moves: ["key"] },
  "site.device":                    { ...word("routeros 99.1"), moves: [] },
  "site.wan":                       { ...word("203.0.113.9/28 on ether5"), moves: ["sa-src", "sa-dst", "sa-src-address", "sa-dst-address", "address", "local-address", "remote-address", "interface", "src-address", "set-peer", "crypto-isakmp-key", "name", "peer"] },
  "site.id":                        { ...word('fqdn("other.example.net")'), moves: ["my-id", "remote-id"] },
  "site.lan":                       { ...word("10.77.0.0/16"), moves: ["src-address", "dst-address", "access-list"], elsewhere: true },
  "site.behind-nat":                { ...word("198.51.100.99"), moves: ["address", "src-address"] },
  "firewall.has":                   { ...word("forward-drop"), moves: [] },
  "firewall.nat-bypass":            { ...word("no"), moves: RULE, elsewhere: true },
  "firewall.input":                 { ...word("no"), moves: RULE, elsewhere: true },
  "firewall.forward":               { ...word("no"), moves: RULE },
  "firewall.fasttrack":             { ...word("no"), moves: RULE },
  "firewall.mss":                   { ...word("1300"), moves: ["new-mss", "tcp-mss", "comment"] },
  "peer.address":                   { ...word("192.0.2.99"), moves: [] },
  "peer.phase1":                    { ...word("another"), moves: [] },
  "peer.psk":                       { ...word('env("ANOTHER")'), moves: ["secret"] },
  "peer.id":                        { ...word('fqdn("other.example.net")'), moves: [] },
  "peer.remote-id":                 { ...word('fqdn("other.example.net")'), moves: [] },
  "site.as":                        { ...word("7225"), moves: ["remote-as", "remote.as"] },
  "site.capabilities":              { ...word("3des"), moves: [] },
  "bgp-instance.as":                { ...word("65001"), moves: ["as", "remote-as", "remote.as"] },
  "bgp-instance.router-id":         { ...word("10.255.12.2"), moves: ["router-id"] },
  "bgp-instance.client-to-client-reflection": { ...word("yes"), moves: ["client-to-client-reflection"] },
  "bgp-instance.ignore-as-path-len": { ...word("yes"), moves: ["ignore-as-path-len"] },
  "bgp-instance.redistribute-connected": { ...word("yes"), moves: ["redistribute-connected", "output.redistribute"] },
  "bgp-instance.networks":          { ...word("10.55.0.0/16"), moves: ["address", "network"] },
  "bgp-instance.out-filter":        { ...word('"quiet"'), moves: ["out-filter", "output.filter-chain"] },
  "names.map":                      { ...word('"other"'), moves: ["crypto-map"] },
  "names.sequence":                 { ...word("20"), moves: ["crypto-map"] },
  "names.list":                     { ...word("102"), moves: ["access-list", "match-address"] },
  "tunnel.phase1":                  { ...word("another"), moves: [] },
  "tunnel.phase2":                  { ...word("another"), moves: [] },
  "tunnel.psk":                     { ...word('env("ANOTHER")'), moves: ["secret", "crypto-isakmp-key"] },
  "tunnel.id":                      { ...word('fqdn("other.example.net")'), moves: ["my-id", "remote-id"] },
  "tunnel.remote-id":               { ...word('fqdn("other.example.net")'), moves: ["remote-id"] },
  "tunnel.outside":                 { ...word("192.0.2.77"), moves: ["address", "sa-dst-address", "local-address"] },
  "tunnel.inside":                  { ...word("169.254.255.9/30"), moves: [] },
  "tunnel.initiate":                { ...word("no", "yes"), moves: ["passive"] },
  "tunnel.standby":                 { ...word("no"), moves: ["disable", "disabled"] },
  "selector":                       { ...word("10.99.0.0/16"), moves: ["src-address", "dst-address", "access-list"] },
  "policy.action":                  { ...word("discard"), moves: ["action"] },
  "policy.peer":                    { ...word("another"), moves: [] },
  "policy.phase2":                  { ...word("another"), moves: [] },
  "policy.level":                   { ...word("use"), moves: ["level"] },
  "policy.protocol":                { ...word("udp"), moves: ["protocol"] },
  "policy.ipsec-protocols":         { ...word("esp", "ah"), moves: ["ipsec-protocols"], elsewhere: true },
  "policy.manual":                  { ...word("another"), moves: [] },
  "manual.ah-spi":                  { ...word("300"), moves: ["ah-spi"] },
  "manual.esp-spi":                 { ...word("301"), moves: ["esp-spi"] },
  "manual.ah-key":                  { ...word("enc-key1"), moves: ["ah-key"] },
  "manual.esp-enc-key":             { ...word("enc-key2", "enc-key1"), moves: ["esp-enc-key", ...KEY] },
  "manual.esp-auth-key":            { ...word("auth-key1"), moves: ["esp-auth-key"] },
  "bgp.instance":                   { ...word("another"), moves: [] },
  "bgp.hold-time":                  { ...word("60s"), moves: ["hold-time"] },
  "bgp.address-families":           { ...word("ipv6"), moves: ["address-families", "afi"] },
  "bgp.default-originate":          { ...word("always"), moves: ["default-originate", "output.default-originate"] },
  "bgp.multihop":                   { ...word("yes"), moves: ["multihop"] },
  "bgp.remove-private-as":          { ...word("yes"), moves: ["remove-private-as", "output.remove-private-as"] },
  "carrier.mtu":                    { ...word("1300"), moves: ["mtu"] },
  "carrier.keepalive":              { ...word("20s"), moves: ["keepalive"] },
  "failover.probe":                 { ...word("10.12.0.20"), moves: ["host", "source", "dst-address"] },
  "failover.source":                { ...word("10.0.0.2"), moves: ["to-addresses"] },
  "any.name":                       { ...word("another-name"), moves: ["name", "proposal", "disable", "crypto-ipsec-transform-set", "set-transform-set"] },
};

/** Whoever has a fixed address is no caller any more: its tunnel is said in other rows, and is as long as others. */
const CALLER =
  "exchange-mode profile name send-initial-contact passive generate-policy match-by peer policy-template-group template group action ipsec-protocols tunnel new-mss tcp-mss comment address src-address local-address".split(
    " ",
  );
const CALLS: Readonly<Record<string, Change>> = {
  "dynamic-branches site.wan dynamic on ether1": { ...word("203.0.113.9/28 on ether5"), moves: CALLER },
  "dynamic-branches site.wan dynamic on ppp0": { ...word("203.0.113.9/28 on ether5"), moves: CALLER },
  "dynamic-branches site.behind-nat yes": { ...word("198.51.100.99"), moves: CALLER },
};

/** What the examples state without any device depending on it. */
const WITHOUT_EFFECT: Readonly<Record<string, string>> = {
  "aws-vpc 10.0.0.0/16": "the office's LAN: the post's policies protect traffic from anywhere",
  "aws-vpc aws": "a device without releases",
  "carrier 10.1.0.0/16": "the office's LAN, and what it announces: routes decide what goes through a carrier",
  "carrier 10.2.0.0/24": "the branch's LAN, and what it announces: routes decide what goes through a carrier",
  "firewall masquerade": "what the router has already is in no row",
  "firewall fasttrack": "what the router has already is in no row",
  "firewall input-drop": "what the router has already is in no row",
  "firewall forward-drop": "what the router has already is in no row",
  'hub-and-branches env("BRANCH_MASTER")': "the keys that are derived from it have tests of their own",
  'dynamic-branches env("BRANCH_MASTER")': "the keys that are derived from it have tests of their own",
  "dynamic-branches ikev2": "IKEv1 is refused at the branches, whose identities it cannot tell apart",
  "dynamic-branches right.lan": "one network behind four branches is told at their tunnels",
  "dynamic-branches masquerade": "what the router has already is in no row",
  "dynamic-branches input-drop": "what the router has already is in no row",
  'mesh env("CORE_MASTER")': "the keys that are derived from it have tests of their own",
  "strongswan ikev2": "IKEv1 is refused at the names that it does not compare",
  "strongswan right.lan": "one network instead of two takes whole rows away",
  "hub-and-branches right.lan": "one network behind three branches is told at their tunnels",
};

/** Changed arguments as `menu name`, over all scripts of a project; comments excluded. */
function argumentsOf(texts: ExampleTexts): {
  readonly rows: ReadonlySet<string>;
  /** The places of all errors. */
  readonly broken: readonly Place[];
} {
  const analysis = analyzeExample(texts);
  const broken = analysis.diagnostics
    .filter((diagnostic) => diagnostic.severity === "error")
    .flatMap((d) => [d.place, ...d.related.map((r) => r.place)].filter((p) => p !== undefined));
  const counts = new Map<string, number>();
  for (const [file, script] of scriptsOf(analysis)) {
    if (file.includes(".undo.")) continue;
    for (const said of file.endsWith(".rsc") ? argumentsIn(script) : []) count(`${file} ${said}`);
    for (const said of file.endsWith(".ios.cfg") ? linesIn(script) : []) count(`${file} ${said}`);
  }
  return { rows: new Set([...counts].map(([row, times]) => `${row} (${times})`)), broken };

  function count(row: string): void {
    counts.set(row, (counts.get(row) ?? 0) + 1);
  }
}

function argumentsIn(script: string): readonly string[] {
  return readScript(script).flatMap(({ menu, command, arguments: said, plain }) =>
    [...said, ...plain.map((name) => [command, name] as const)].map(
      ([name, value]) => `${menu} ${name}=${value}`,
    ),
  );
}

/** The words of a line that no value of a file is part of. */
const KEYWORDS =
  /^(crypto isakmp (policy|key|keepalive)|crypto ipsec transform-set|crypto map|access-list|interface|set (peer|transform-set|pfs|security-association lifetime)|match address|encryption|hash|authentication|group|lifetime|mode)/;

/** `crypto-map=crypto map mymap 10 ipsec-isakmp` */
function linesIn(config: string): readonly string[] {
  return config.split("\n").flatMap((whole) => {
    const line = whole.trim();
    if (line === "" || line === "end" || line.startsWith("!")) return [];
    const [name] = KEYWORDS.exec(line) ?? [];
    if (name === undefined) throw new Error(`no keyword is known in \`${line}\``);
    return [`${name.replaceAll(" ", "-")}=${line}`];
  });
}

const nameOf = (row: string): string => / ([^ =]+)=/.exec(row)?.[1] ?? row;

describe.each(EXAMPLES)("%s", (example) => {
  const texts = exampleTexts(example);
  const before = argumentsOf(texts);

  it.each(
    Object.entries(texts).flatMap(([file, text]) =>
      valuesOf(text).map((value): [string, SourceValue, string] => [
        `${value.what} = ${value.text} @${value.start} of ${file}`,
        value,
        file,
      ]),
    ),
  )("%s", (_title, value, file) => {
    const change = CALLS[`${example} ${value.what} ${value.text}`] ?? CHANGES[value.what];
    if (change === undefined) throw new Error(`the table has no other value for \`${value.what}\``);
    if (WITHOUT_EFFECT[`${example} ${value.text}`] !== undefined) return;
    const outcomes = change.to
      .filter((to) => to !== value.text)
      .map((to) => outcomeOf(value, to, texts[file] ?? "", before.rows));
    // A candidate may be refused at this very value; some candidate must be visible.
    expect(
      outcomes.flatMap((outcome) => outcome.strays),
      "arguments that must not depend on it",
    ).toEqual([]);
    expect(outcomes.some((outcome) => outcome.seen)).toBe(true);

    function outcomeOf(at: SourceValue, to: string, source: string, rows: ReadonlySet<string>): Outcome {
      const changed = argumentsOf({
        ...texts,
        [file]: source.slice(0, at.start) + to + source.slice(at.end),
      });
      if (changed.broken.length > 0) {
        const here = changed.broken.some(
          ({ uri, span }) => uri.endsWith(file) && span.start <= at.start && span.end > at.start,
        );
        const told = change?.elsewhere === true || here;
        return { seen: told, strays: [] };
      }
      const moved = [...changed.rows]
        .filter((row) => !rows.has(row))
        .concat([...rows].filter((row) => !changed.rows.has(row)));
      const allowed = change?.moves ?? [];
      const versionOnly = at.what === "site.device";
      return {
        seen: moved.length > 0 || versionOnly,
        strays: moved.filter((row) => !allowed.includes(nameOf(row))),
      };
    }
  });
});

interface Outcome {
  /** Something visible happened: an argument changed, or an error stands at the value. */
  readonly seen: boolean;
  readonly strays: readonly string[];
}
