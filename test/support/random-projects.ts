/** Random projects of a few sites and tunnels: sound in syntax, sometimes in agreement, often not. */

import * as fc from "fast-check";

const some = (...words: string[]): fc.Arbitrary<string> =>
  fc.subarray(words, { minLength: 1, maxLength: 2 }).map((chosen) => chosen.join(", "));
const one = (...words: string[]): fc.Arbitrary<string> => fc.constantFrom(...words);

/** Mostly the same at all profiles, so that whole tunnels agree now and then. */
const mostly = (usual: string, other: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: other });

const phase1 = fc
  .record({
    exchange: mostly("main", one("ikev2", "aggressive")),
    encryption: mostly("aes-128-cbc", some("aes-128-cbc", "aes-256-cbc", "3des")),
    hash: mostly("sha1", some("sha1", "sha256")),
    group: mostly("modp1024", some("modp1024", "modp2048")),
    lifetime: mostly("8h", one("1h", "1d")),
    check: mostly("obey", one("strict", "claim", "exact")),
  })
  .map(
    (p) =>
      `  exchange = ${p.exchange}\n  encryption = ${p.encryption}\n  hash = ${p.hash}\n  dh-group = ${p.group}\n  lifetime = ${p.lifetime}\n  proposal-check = ${p.check}\n`,
  );

const phase2 = fc
  .record({
    encryption: mostly("aes-128-cbc", some("aes-128-cbc", "aes-256-gcm", "3des")),
    auth: mostly("sha1", some("sha1", "sha256")),
    pfs: mostly("modp1024", one("none", "modp2048")),
    lifetime: mostly("1h", one("30m", "2h")),
    mode: mostly("tunnel", one("transport")),
  })
  .map(
    (p) =>
      `  encryption = ${p.encryption}\n  auth = ${p.auth}\n  pfs = ${p.pfs}\n  lifetime = ${p.lifetime}\n  mode = ${p.mode}\n`,
  );

const sided = (value: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 2, arbitrary: value },
    { weight: 1, arbitrary: fc.tuple(value, value).map(([l, r]) => `${l} <-> ${r}`) },
  );

const option = (key: string, value: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .option(value, { nil: undefined, freq: 2 })
    .map((text) => (text === undefined ? "" : `  ${key} = ${text}\n`));

const policy = fc
  .record({
    selectors: one("left.lan <-> right.lan", "left.outside <-> right.outside", "10.50.0.0/24 <-> right.lan"),
    protocol: option("protocol", sided(one("tcp", "udp", "all"))),
    port: option("dst-port", sided(one("443", "any", "53"))),
    level: option("level", sided(one("unique", "require"))),
  })
  .map((p) => ({
    selectors: p.selectors,
    text: `  policy ${p.selectors} {\n${p.protocol}${p.port}${p.level}  }\n`,
  }));

/** Two for the same networks could be paired crosswise when written apart, and then agree where the tunnel's do not. */
const policies = fc
  .uniqueArray(policy, { maxLength: 2, selector: (p) => p.selectors })
  .map((all) => all.map((p) => p.text).join(""));

const tunnel = fc
  .record({
    phase1: sided(one("p1", "q1")),
    phase2: sided(one("p2", "q2")),
    psk: option("psk", sided(one('env("A")', 'env("B")'))),
    id: option("id", sided(one('fqdn("a.example")', 'fqdn("b.example")'))),
    remote: option("remote-id", sided(one('fqdn("a.example")', 'fqdn("b.example")'))),
    initiate: option("initiate", sided(one("yes", "no"))),
    policies,
  })
  .map(
    (t) =>
      `  phase1 = ${t.phase1}\n  phase2 = ${t.phase2}\n${t.psk}${t.id}${t.remote}${t.initiate}${t.policies}`,
  );

const SITES = [
  ["hq", "203.0.113.2/28", "10.1.0.0/16"],
  ["riga", "198.51.100.7/24", "10.2.0.0/16"],
  ["oslo", "192.0.2.9/24", "10.3.0.0/16"],
] as const;

const site = fc.record({
  version: one("5.6", "7.20"),
  nat: mostly("", one("  behind-nat = 192.0.2.99\n")),
});

/** The text of one file. */
export const randomProject: fc.Arbitrary<string> = fc
  .record({
    profiles: fc.tuple(phase1, phase1, phase2, phase2),
    sites: fc.tuple(site, site, site),
    tunnels: fc.tuple(tunnel, fc.option(tunnel, { nil: undefined })),
  })
  .map(({ profiles, sites, tunnels: [first, second] }) => {
    const [p1, q1, p2, q2] = profiles;
    const natted = sites.findIndex(({ nat }) => nat !== "");
    const declared = SITES.map(([name, wan, lan], at) => {
      const nat = at === natted ? sites[at]?.nat : "";
      return `site ${name} {\n  device = routeros ${sites[at]?.version}\n  wan = ${wan} on ether1\n  lan = ${lan}\n${nat}}\n`;
    });
    const also = second === undefined ? "" : `tunnel two: riga <-> oslo {\n${second}}\n`;
    return `phase1 p1 {\n${p1}}\nphase1 q1 {\n${q1}}\nphase2 p2 {\n${p2}}\nphase2 q2 {\n${q2}}\n${declared.join("")}tunnel one: hq <-> riga {\n${first}}\n${also}`;
  });
