/** What a file may not ask of a release: each is an error at its place that names the release and the source. */

import { describe, expect, test } from "vitest";
import { analyzeText } from "../../../support/analyze.ts";

interface Lines {
  readonly phase1?: string;
  readonly phase2?: string;
  readonly policy?: string;
  readonly tunnel?: string;
  /** The other end's device; `generic` has every parameter. */
  readonly other?: string;
}

/** `key = value` lines: the fixed ones, replaced or joined by `extra`, which is separated by semicolons. */
function block(fixed: Readonly<Record<string, string>>, extra = ""): string {
  const keys = new Map(Object.entries(fixed));
  for (const line of extra === "" ? [] : extra.split("; ")) {
    const [key = "", value = ""] = line.split(" = ");
    keys.set(key, value);
  }
  return [...keys].map(([key, value]) => `  ${key} = ${value}`).join("\n");
}

/**
 * The fixed lines are expressible in every release; the given ones replace or join them. A value written once binds the
 * ends that have the parameter, so parameters that a release lacks altogether are written as pairs.
 */
function project(release: string, lines: Lines): string {
  return `phase1 p {
${block({ exchange: "main", encryption: "3des", hash: "md5", "dh-group": "modp1024" }, lines.phase1)}
}

phase2 q {
${block({ encryption: "3des", auth: "sha1", pfs: "modp1024" }, lines.phase2)}
}

site hq {
  device = routeros ${release}
  wan    = 192.0.2.1/24 on ether1
  lan    = 10.1.0.0/16
}

site riga {
  device = ${lines.other ?? "generic"}
  wan    = 198.51.100.7/24
  lan    = 10.2.0.0/16
}

tunnel hq-riga: hq <-> riga {
  phase1 = p
  phase2 = q
  psk    = env("PSK")
  ${lines.tunnel ?? ""}
  policy left.lan <-> right.lan {
    ${lines.policy ?? ""}
  }
}
`;
}

// prettier-ignore
const refused: readonly (readonly [what: string, release: string, lines: Lines, code: string, at: string, source: RegExp])[] = [
  ["IKEv2 on 6.30",               "6.30",   { phase1: "exchange = ikev2" },         "value-unsupported",     "ikev2",        /changelog, 6\.38/u],
  ["IKEv2 on 5.26",               "5.26",   { phase1: "exchange = ikev2" },         "value-unsupported",     "ikev2",        /changelog, 6\.38/u],
  ["phase 2 sha256 on 6.30",      "6.30",   { phase2: "auth = sha256" },            "value-unsupported",     "sha256",       /changelog, 6\.34/u],
  ["phase 2 sha256 on 6.33",      "6.33",   { phase2: "auth = sha256" },            "value-unsupported",     "sha256",       /changelog, 6\.34/u],
  ["phase 2 sha256 on 6.6",       "6.6",    { phase2: "auth = sha256" },            "value-unsupported",     "sha256",       /changelog, 6\.7/u],
  ["priority on 6.40",            "6.40",   { policy: "priority = 1 <-> 1" },       "parameter-unsupported", "1 <->",       /changelog, 6\.40/u],
  ["AH with ESP on 6.49",         "6.49",   { policy: "ipsec-protocols = ah, esp" },"value-unsupported",     "ah, esp",      /changelog, 6\.39/u],
  ["AH with ESP on 6.38",         "6.38",   { policy: "ipsec-protocols = ah, esp" },"value-unsupported",     "ah, esp",      /changelog, 6\.38/u],
  ["GCM in phase 1 on 7.24",      "7.24",   { phase1: "encryption = aes-256-gcm" }, "value-unsupported",     "aes-256-gcm",  /console trees/u],
  ["GCM in phase 1 on 6.49.10",   "6.49.10", { phase1: "encryption = aes-256-gcm" }, "value-unsupported",    "aes-256-gcm",  /console trees/u],
  ["sha384 in phase 2 on 7.24",   "7.24",   { phase2: "auth = sha384" },            "value-unsupported",     "sha384",       /console trees/u],
  ["sha384 in phase 1 on 7.8",    "7.8",    { phase1: "hash = sha384" },            "value-unsupported",     "sha384",       /console trees/u],
  ["sha1 in phase 1 on 4.17",     "4.17",   { phase1: "hash = sha1" },              "value-unsupported",     "sha1",         /undated RouterOS 3\.x or 4\.x/u],
  ["x25519 on 6.49.10",           "6.49.10", { phase1: "dh-group = x25519" },       "value-unsupported",     "x25519",       /console trees/u],
  ["modp4096 on 6.42",            "6.42",   { phase1: "dh-group = modp4096" },      "value-unsupported",     "modp4096",     /6\.48\.6/u],
  ["ecp256 on 6.40",              "6.40",   { phase1: "dh-group = ecp256" },        "value-unsupported",     "ecp256",       /changelog, 6\.41/u],
  ["two ciphers on 6.15",         "6.15",   { phase1: "encryption = 3des, des" },   "single-value",          "3des",         /changelog, 6\.16/u],
  ["two groups on 6.33",          "6.33",   { phase1: "dh-group = modp1024, modp1536" }, "single-value",     "modp1024",     /changelog, 6\.34/u],
  ["AES in a proposal of 6.3",    "6.3",    { phase2: "encryption = aes-128-cbc" }, "value-unsupported",     "aes-128-cbc",  /6\.27/u],
  ["GCM on 6.6",                  "6.6",    { phase2: "encryption = aes-128-gcm" }, "value-unsupported",     "aes-128-gcm",  /changelog, 6\.7/u],
  ["ChaCha20 on 7.8",             "7.8",    { phase2: "encryption = chacha20-poly1305" }, "value-unsupported", "chacha20",   /console trees/u],
  ["Camellia on 4.4",             "4.4",    { phase2: "encryption = camellia-128-cbc" }, "value-unsupported", "camellia",    /changelog, 4\.5/u],
  ["a PRF on 7.8",                "7.8",    { phase1: "exchange = ikev2; prf = sha256" }, "parameter-unsupported", "sha256", /console trees/u],
  ["base mode on 6.41",           "6.41",   { phase1: "exchange = base" },          "value-unsupported",     "base",         /changelog, 6\.41/u],
  ["aggressive mode on 3.20",     "3.20",   { phase1: "exchange = aggressive" },    "value-unsupported",     "aggressive",   /changelog, 3\.21/u],
  ["NAT-T for IKEv2 on 6.42",     "6.42",   { phase1: "exchange = ikev2; nat-traversal = no" }, "value-unsupported", "no\n", /prints of RouterOS 6/u],
  ["a name on 6.15",              "6.15",   { tunnel: 'id = fqdn("a.example") <-> user-fqdn("b@c.example")' }, "parameter-unsupported", "fqdn", /6\.15/u],
  ["a name on 5.26",              "5.26",   { tunnel: 'id = fqdn("a.example") <-> user-fqdn("b@c.example")' }, "value-unsupported", "fqdn", /5\.19/u],
  ["key-id on 6.39",              "6.39",   { tunnel: 'id = key-id("a") <-> key-id("b")' }, "value-unsupported", "key-id",   /changelog, 6\.40/u],
  ["remote-id on 6.43.8",         "6.43.8", { tunnel: 'remote-id = fqdn("a.example") <-> fqdn("b.example")' }, "parameter-unsupported", "fqdn", /changelog, 6\.44/u],
  ["a responder on 5.26",         "5.26",   { tunnel: "initiate = no <-> yes" },    "value-unsupported",     "no <->",       /changelog, 6\.0/u],
  ["an exception on 4.17",        "4.17",   { policy: "action = none" },            "value-unsupported",     "none",         /undated RouterOS 3\.x or 4\.x/u],
  ["a port on 4.17",              "4.17",   { policy: "protocol = tcp\n    dst-port = 80" }, "parameter-unsupported", "80",  /undated RouterOS 3\.x or 4\.x/u],
  ["dont-fragment on 4.17",       "4.17",   { policy: "dont-fragment = set <-> set" }, "parameter-unsupported", "set <->",          /undated RouterOS 3\.x or 4\.x/u],
  ["priority on 3.20",            "3.20",   { policy: "priority = 1 <-> 1" },       "parameter-unsupported", "1 <->",       /changelog, 3\.21/u],
  ["DPD on 3.9",                  "3.9",    { phase1: "dpd = x", other: "routeros 3.9" },                  "parameter-unsupported", "10s",          /changelog, 3\.10/u],
];

describe("is refused", () => {
  test.each(refused)("%s", (_what, release, lines, code, at, source) => {
    const text = project(release, lines).replace("dpd = x", "dpd {\n    interval = 10s\n  }");
    const { diagnostics } = analyzeText(text);
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    expect(errors.map((error) => error.code)).toContain(`target/${code}`);
    const error = errors.find((each) => each.code === `target/${code}`);
    expect(error?.message).toContain(`RouterOS ${release}`);
    expect(error?.notes.at(-1)).toMatch(/^source: /u);
    expect(error?.notes.at(-1)).toMatch(source);
    expect(text.slice(error?.place?.span.start)).toMatch(new RegExp(`^${at}`, "u"));
  });
});

// prettier-ignore
const accepted: readonly (readonly [what: string, release: string, lines: Lines])[] = [
  ["IKEv2 on 6.38",          "6.38",   { phase1: "exchange = ikev2; hash = sha1" }],
  ["phase 2 sha256 on 6.34", "6.34",   { phase2: "auth = sha256" }],
  ["phase 2 sha512 on 6.7",  "6.7",    { phase2: "auth = sha512" }],
  ["priority on 6.39.3",     "6.39.3", { policy: "priority = 1" }],
  ["priority on 3.30",       "3.30",   { policy: "priority = 1" }],
  ["AH with ESP on 6.37",    "6.37",   { policy: "ipsec-protocols = ah, esp" }],
  ["GCM on 6.7",             "6.7",    { phase2: "encryption = aes-128-gcm" }],
  ["two ciphers on 6.16",    "6.16",   { phase1: "encryption = 3des, aes-256-cbc" }],
  ["two groups on 6.34",     "6.34",   { phase1: "dh-group = modp1024, modp1536" }],
  ["ecp256 on 6.41",         "6.41",   { phase1: "dh-group = ecp256" }],
  ["modp4096 on 6.44",       "6.44",   { phase1: "dh-group = modp4096" }],
  ["NAT-T for IKEv2 on 6.42", "6.42",  { phase1: "exchange = ikev2; nat-traversal = yes" }],
  ["a user's name on 5.26",  "5.26",   { tunnel: 'id = user-fqdn("a@b.example") <-> user-fqdn("b@c.example")' }],
  ["a name on 6.20",         "6.20",   { tunnel: 'id = fqdn("a.example") <-> fqdn("b.example")' }],
  ["key-id on 6.40",         "6.40",   { tunnel: 'id = key-id("a") <-> key-id("b")' }],
  ["a responder on 6.0",     "6.0",    { tunnel: "initiate = no <-> yes" }],
  ["an exception on 5.26",   "5.26",   { policy: "action = none" }],
  ["a port on 3.9",          "3.9",    { policy: "protocol = tcp\n    dst-port = 80" }],
  ["dont-fragment on 3.9",   "3.9",    { policy: "dont-fragment = set" }],
];

describe("is accepted", () => {
  test.each(accepted)("%s", (_what, release, lines) => {
    const { diagnostics } = analyzeText(project(release, lines));
    expect(diagnostics.filter(({ severity }) => severity === "error").map(({ message }) => message)).toEqual(
      [],
    );
  });
});
