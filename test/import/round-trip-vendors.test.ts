/**
 * What is printed for Cisco IOS and strongSwan is read back: a project is built, the script imported, and the import built again. Both
 * scripts say the same, but for the names that the first one made up.
 */

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cisco } from "../../compiler/import/cisco/index.ts";
import { importTexts } from "../../compiler/import/import.ts";
import type { Importer } from "../../compiler/import/importer.ts";
import { strongswan } from "../../compiler/import/strongswan/index.ts";
import type { SecretReader } from "../../compiler/targets/target.ts";
import { targetOf } from "../../compiler/targets/index.ts";
import { analyzeText, analyzeTexts } from "../support/analyze.ts";
import { EXAMPLES, exampleTexts } from "../support/examples.ts";

const IMPORTERS: Readonly<Record<string, Importer>> = { "cisco-ios": cisco, strongswan };

interface Built {
  readonly name: string;
  readonly text: string;
}

/** The script of a site; `undefined` where the project has errors. */
function build(text: string, site: string, secrets: SecretReader): Built | undefined {
  const { model, diagnostics } = analyzeText(text);
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length > 0) return undefined;
  const device = model?.devices.find((each) => each.site === site);
  const target = targetOf(device?.target ?? "");
  return device === undefined ? undefined : target?.emit(device, { style: "compact", secrets })[0];
}

function readBack(
  built: Built,
  importer: Importer,
): { readonly text: string; readonly secrets: SecretReader } {
  const { text, secrets, leftovers } = importTexts(
    [{ source: { file: built.name, text: built.text }, importer }],
    {
      inlineSecrets: false,
    },
  );
  expect(leftovers.filter(({ kind }) => kind !== "outside")).toEqual([]);
  const values = new Map(secrets.map(({ variable, value }) => [variable, value]));
  return { text, secrets: ({ name }) => values.get(name) ?? `no value for ${name}` };
}

/** Without comments, and with the names of access lists in their order. */
function plain(text: string): string {
  const lists = [...new Set(text.match(/vpnc-[\w-]+/g) ?? [])].toSorted((a, b) => b.length - a.length);
  const numbered = [...new Set(text.match(/vpnc-[\w-]+/g) ?? [])];
  const renamed = lists.reduce((rest, name) => rest.replaceAll(name, `list#${numbered.indexOf(name)}`), text);
  return renamed.replace(/^\s*[!#].*\n/gm, "").replace(/^\s*description .*\n/gm, "");
}

function expectSame(text: string, site: string, target: string, key: string): boolean {
  const importer = IMPORTERS[target];
  const first = build(text, site, () => key);
  if (importer === undefined || first === undefined) return false;
  expect(importer.recognizes(first.text)).toBeGreaterThan(0.5);
  const { text: imported, secrets } = readBack(first, importer);
  const again = build(imported, site, secrets);
  expect(
    again,
    `${imported}\n${JSON.stringify(analyzeText(imported).diagnostics.map(({ message }) => message))}`,
  ).toBeDefined();
  expect(plain(again?.text ?? ""), imported).toBe(plain(first.text));
  return true;
}

const some = (...words: string[]): fc.Arbitrary<string> =>
  fc.shuffledSubarray(words, { minLength: 1, maxLength: 3 }).map((chosen) => chosen.join(", "));
const one = (...words: string[]): fc.Arbitrary<string> => fc.constantFrom(...words);
const maybe = (text: fc.Arbitrary<string>): fc.Arbitrary<string> => fc.option(text, { nil: "" });

const phase1 = fc
  .record({
    exchange: one("main", "ikev2"),
    encryption: some("aes-128-cbc", "aes-192-cbc", "aes-256-cbc", "3des"),
    aead: maybe(one(", aes-256-gcm", ", aes-128-gcm")),
    hash: some("sha1", "sha256", "sha384", "sha512"),
    group: some("modp1024", "modp2048", "modp4096", "ecp256", "ecp384"),
    lifetime: one("1h", "8h", "1d", "90m"),
    dpd: maybe(one("10s", "30s", "2m").map((time) => `  dpd {\n    interval = ${time}\n  }\n`)),
  })
  .map(({ exchange, encryption, aead, hash, group, lifetime, dpd }) => {
    const ciphers = exchange === "ikev2" ? encryption + aead : encryption;
    return {
      exchange,
      text: `phase1 p1 {\n  exchange = ${exchange}\n  encryption = ${ciphers}\n  hash = ${hash}\n  dh-group = ${group}\n  lifetime = ${lifetime}\n${dpd}}\n`,
    };
  });

const phase2 = (name: string): fc.Arbitrary<string> =>
  fc
    .record({
      protocol: one("esp", "esp", "esp", "ah"),
      encryption: some("aes-128-cbc", "aes-256-gcm", "aes-256-cbc", "3des", "aes-128-gcm"),
      auth: some("sha1", "sha256", "sha512"),
      pfs: one("none", "modp1024", "modp2048", "ecp256"),
      lifetime: one("30m", "1h", "8h"),
      bytes: maybe(one("100MiB", "2GiB").map((size) => `  lifebytes = ${size}\n`)),
    })
    .map(
      (p) =>
        `phase2 ${name} {\n  ipsec-protocols = ${p.protocol}\n  encryption = ${p.encryption}\n  auth = ${p.auth}\n  pfs = ${p.pfs}\n  lifetime = ${p.lifetime}\n${p.bytes}}\n`,
    );

const policies = one(
  "",
  "  policy left.lan <-> right.lan {\n    protocol = tcp\n    dst-port = 443\n  }\n",
  "  policy 10.1.7.0/24 <-> 10.2.0.0/16\n  policy 10.1.8.9 <-> 10.2.0.0/16 {\n    protocol = udp\n    src-port = 53\n  }\n",
  "  policy left.outside <-> right.outside {\n    protocol = gre\n  }\n",
);

const routed = "  inside = 172.31.0.1/30 <-> 172.31.0.2/30\n  policy any <-> any\n";

const project = (device: string): fc.Arbitrary<string> =>
  fc
    .record({
      phase1,
      phase2: phase2("p2"),
      other: phase2("q2"),
      policies: device.startsWith("cisco") ? fc.oneof(policies, fc.constant(routed)) : policies,
      id: maybe(
        one(
          '  id = fqdn("hq.example") <-> key-id("riga")\n',
          '  id = user-fqdn("a@hq.example") <-> fqdn("riga.example")\n',
        ),
      ),
      initiate: device.startsWith("cisco") ? fc.constant("") : maybe(one("  initiate = no <-> yes\n")),
      second: fc.boolean(),
    })
    .map((p) => {
      const id = p.phase1.exchange === "ikev2" ? p.id : "";
      const sites = `site hq {\n  device = ${device}\n  wan = 203.0.113.2/28 on Gi1\n  lan = 10.1.0.0/16, 10.9.0.0/24\n}\nsite riga {\n  device = generic\n  wan = 198.51.100.7/24\n  lan = 10.2.0.0/16\n}\nsite oslo {\n  device = generic\n  wan = 192.0.2.9/24\n  lan = 10.3.0.0/16\n}\n`;
      // The address of an interface is not in the script, so nobody could tell that both tunnels start from the same one.
      const more =
        p.second && p.policies !== routed
          ? `tunnel t2: hq <-> oslo {\n  phase1 = p1\n  phase2 = q2\n  psk = env("B")\n}\n`
          : "";
      // A tunnel interface is called after its number, and so is the peer that is made of it.
      const name = p.policies === routed ? "Tunnel1" : "t";
      return `${p.phase1.text}${p.phase2}${p.other}${sites}tunnel ${name}: hq <-> riga {\n  phase1 = p1\n  phase2 = p2\n  psk = env("A")\n${id}${p.initiate}${p.policies}}\n${more}`;
    });

const ciscoKey = fc.string({ unit: fc.constantFrom(..."abcXYZ0169_-+=/.:#!$"), minLength: 1, maxLength: 20 });
const anyKey = fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 });

describe.each([
  ["cisco-ios 16.9", "cisco-ios", ciscoKey],
  ["strongswan 5.9.8", "strongswan", anyKey],
] as const)("random projects for %s", (device, target, key) => {
  it("are read back as they were meant", () => {
    let built = 0;
    fc.assert(
      fc.property(project(device), key, (text, value) => {
        if (expectSame(text, "hq", target, value)) built++;
      }),
      { numRuns: 150 },
    );
    expect(built).toBeGreaterThan(50);
  });
});

describe("the examples", () => {
  const ends = EXAMPLES.flatMap((name) => {
    const devices = analyzeTexts(exampleTexts(name)).model?.devices ?? [];
    return devices.flatMap((device) => (IMPORTERS[device.target] === undefined ? [] : [device]));
  });

  it("are read back", () => {
    for (const device of ends) {
      const importer = IMPORTERS[device.target] as Importer;
      const [file] =
        targetOf(device.target)?.emit(device, { style: "compact", secrets: () => "example-key" }) ?? [];
      expect(file).toBeDefined();
      const { text, secrets } = readBack(file as Built, importer);
      expect(plain(build(text, device.site, secrets)?.text ?? "")).toBe(plain(file?.text ?? ""));
    }
  });
});
