/** Ends that call from addresses nobody knows: one passive peer, an identity and templates for each of them, release by release. */

import { describe, expect, it } from "vitest";
import { checkRow, releases as consoleReleases } from "../../../../compiler/targets/routeros/console.ts";
import { analyzeText } from "../../../support/analyze.ts";
import { scriptsOf } from "../../../support/examples.ts";
import { rowOf } from "../../../support/rows.ts";
import { readScript } from "../../../support/routeros-reader.ts";

function star(release: string, branches: string, exchange = "ikev2", more = ""): string {
  const names = branches.split(" ");
  const sites = names.map(
    (name, at) => `site ${name} {
  device = generic
  wan    = dynamic
  lan    = 10.${at + 2}.0.0/16
  id     = fqdn("${name}.example.net")
}
`,
  );
  return `phase1 p {
  exchange   = ${exchange}
  encryption = aes-128-cbc
  hash       = sha1
  dh-group   = modp1024
}
phase2 p {
  encryption = aes-128-cbc
  auth       = sha1
  pfs        = modp1024
}
site hq {
  device = routeros ${release}
  wan    = 203.0.113.2/24 on ether1
  lan    = 10.1.0.0/16
}
${sites.join("")}
tunnel t: hq <-> ${names.join(", ")} {
  phase1 = p
  phase2 = p
  psk    = env("KEY")
${more}}
`;
}

function scriptOf(text: string): readonly string[] {
  const script = scriptsOf(analyzeText(text)).get("hq.rsc") ?? "";
  return script.split("\n").filter((line) => line.startsWith("/ip ipsec"));
}

/** The rows that a menu gets, without the menu. */
function rows(text: string, menu: string): readonly string[] {
  const start = `/ip ipsec ${menu} add `;
  return scriptOf(text).flatMap((line) => (line.startsWith(start) ? [line.slice(start.length)] : []));
}

const messages = (text: string): readonly string[] =>
  analyzeText(text).diagnostics.flatMap(({ severity, code, notes }) =>
    severity === "error" ? [`${code}: ${notes[0] ?? ""}`] : [],
  );

describe.each(["6.44", "6.45.1", "6.49.10", "7.1", "7.22.3"])("RouterOS %s", (release) => {
  it("has one passive peer, and an identity for each caller", () => {
    const text = star(release, "riga oslo");
    expect(rows(text, "peer")).toEqual([
      "address=0.0.0.0/0 exchange-mode=ike2 local-address=203.0.113.2 name=callers-203-0-113-2 passive=yes profile=p send-initial-contact=no",
    ]);
    expect(rows(text, "identity")).toEqual(
      ["riga", "oslo"].map(
        (name) =>
          `auth-method=pre-shared-key generate-policy=port-strict match-by=remote-id peer=callers-203-0-113-2 policy-template-group=t-${name} remote-id=fqdn:${name}.example.net secret=value-of-KEY`,
      ),
    );
  });

  it("keeps each caller to its own networks", () => {
    const text = star(release, "riga oslo");
    expect(rows(text, "policy group")).toEqual(["name=t-riga", "name=t-oslo"]);
    expect(rows(text, "policy")).toEqual([
      "dst-address=10.2.0.0/16 group=t-riga level=require proposal=p protocol=all src-address=10.1.0.0/16 template=yes",
      "dst-address=10.3.0.0/16 group=t-oslo level=require proposal=p protocol=all src-address=10.1.0.0/16 template=yes",
    ]);
  });
});

it("says everything in the one peer before 6.44, for one caller", () => {
  const text = star("6.42", "riga", "main");
  expect(rows(text, "peer")).toEqual([
    "address=0.0.0.0/0 auth-method=pre-shared-key dh-group=modp1024 dpd-interval=2m dpd-maximum-failures=5 enc-algorithm=aes-128 exchange-mode=main generate-policy=port-strict hash-algorithm=sha1 lifetime=1d local-address=203.0.113.2 nat-traversal=yes passive=yes policy-template-group=t proposal-check=obey secret=value-of-KEY send-initial-contact=no",
  ]);
  expect(rows(text, "policy")).toEqual([
    "dst-address=10.2.0.0/16 group=t level=require proposal=p protocol=all src-address=10.1.0.0/16 template=yes",
  ]);
});

it.each<[string, string, string, string]>([
  ["5.26", "riga", "main", "target/parameter-unsupported: Before 6.0 a policy that is made"],
  ["2.6", "riga", "main", "target/parameter-unsupported: Before 6.0 a policy that is made"],
  ["6.20", "riga", "main", "target/parameter-unsupported: No source shows how a peer of 6.0 to 6.20"],
  ["6.43", "riga oslo", "ikev2", "target/parameter-unsupported: Callers are told apart by their identities"],
  ["7.20", "riga oslo", "main", "peer/caller-main-mode"],
])("RouterOS %s does not answer %s in %s", (release, names, exchange, expected) => {
  const found = messages(star(release, names, exchange));
  expect(found.length).toBeGreaterThan(0);
  for (const each of found) expect(each.slice(0, expected.length)).toBe(expected);
});

it("does not tell callers apart in aggressive mode, and answers one of them", () => {
  const ids = '  remote-id = fqdn("x.example.net") <-> fqdn("hq.example.net")\n';
  expect(messages(star("7.20", "riga", "aggressive"))).toEqual([]);
  const two = `${star("7.20", "riga oslo", "aggressive", ids)}tunnel t-oslo: hq <-> oslo extends t {
  remote-id = fqdn("y.example.net") <-> fqdn("hq.example.net")
}
`;
  const [found] = messages(two).filter((each) => each.startsWith("target/"));
  expect(found).toMatch(/^target\/parameter-unsupported: An identity to be told apart by .* IKEv2 only\.$/);
});

it.each([
  [
    "ports",
    "  policy left.lan <-> right.lan {\n    protocol = tcp\n    dst-port = 443\n  }\n",
    "have no ports",
  ],
  ["AH", "  policy left.lan <-> right.lan {\n    ipsec-protocols = ah\n  }\n", "AH is in none of them"],
])("refuses %s, which no template says", (_, line, reason) => {
  expect(messages(star("7.20", "riga", "ikev2", line)).join()).toContain(reason);
});

it("leaves policies that encrypt nothing as they are", () => {
  const line =
    "  policy 10.1.9.0/24 <-> 10.99.0.0/16 {\n    action = none\n  }\n  policy left.lan <-> right.lan\n";
  expect(rows(star("7.20", "riga", "ikev2", line), "policy")).toEqual([
    "action=none dst-address=10.99.0.0/16 level=require protocol=all src-address=10.1.9.0/24",
    "dst-address=10.2.0.0/16 group=t level=require proposal=p protocol=all src-address=10.1.0.0/16 template=yes",
  ]);
});

it("takes a peer for callers from any IPv6 address since 6.31", () => {
  const six = (release: string): string =>
    star(release, "riga", "main")
      .replace("203.0.113.2/24", "2001:db8::2/64")
      .replaceAll(/10\.(\d)\.0\.0\/16/g, "2001:db8:$1::/48");
  expect(rows(six("6.49"), "peer")[0]).toContain("address=::/0");
  expect(messages(six("6.30")).join()).toContain("came with 6.31");
});

it("is accepted by every console tree, and taken back by what was added", () => {
  for (const release of consoleReleases) {
    const analysis = analyzeText(star(release, "riga oslo"));
    const scripts = scriptsOf(analysis, "compact");
    const [script, undo] = ["hq.rsc", "hq.undo.rsc"].map((name) => readScript(scripts.get(name) ?? ""));
    expect([...(script ?? []), ...(undo ?? [])].flatMap((each) => checkRow(release, rowOf(each)))).toEqual(
      [],
    );
    expect(undo?.length).toBe(script?.length);
  }
});
