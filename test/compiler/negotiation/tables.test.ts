/**
 * Whole negotiation tables, as `vpnc tunnels` prints them, beside what works in which direction: `tables.txt` holds them.
 * `RECORD=1 npx vitest run negotiation/tables` writes them anew.
 */

import { readFileSync, writeFileSync } from "node:fs";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { oneSided, project } from "../../../compiler/diagnostics/catalogue/example.ts";
import { tableText } from "../../../compiler/negotiate/render/text.ts";
import type { Analysis } from "../../../compiler/pipeline.ts";
import { analyzeText } from "../../support/analyze.ts";
import { exampleText } from "../../support/examples.ts";
import { charon, projectOf, racoon, type Sides } from "./ends.ts";

const RECORDED = fileURLToPath(new URL("tables.txt", import.meta.url));

const POLICIES = (rest: string): Sides => ({ tunnel: `  policy left.lan <-> right.lan {\n    ${rest}\n  }` });
const TWO = `  policy left.lan <-> right.lan
  policy 10.3.0.0/16 <-> right.lan {
    phase2 = loose
  }`;

// prettier-ignore
const PROJECTS: readonly (readonly [title: string, text: string])[] = [
  ["both ends agree", projectOf(charon("ikev2"), {})],
  ["main mode, a proposal check", projectOf(racoon("strict"), { phase1: "lifetime = 8h <-> 1h\n    encryption = aes-128-cbc <-> aes-256-cbc" })],
  ["claim", projectOf(racoon("claim"), { phase2: "lifetime = 1h <-> 8h\n    encryption = aes-128-cbc <-> aes-256-cbc, 3des\n    lifebytes = 1GiB <-> 2GiB" })],
  ["exact", projectOf(racoon("exact"), { phase2: "lifebytes = 1GiB <-> 2GiB\n    lifetime = 1h <-> 2h" })],
  ["exact and equal", projectOf(racoon("exact"), { phase2: "lifebytes = 1GiB" })],
  ["obey", projectOf(racoon("obey"), { phase2: "pfs = modp1024 <-> modp1536\n    encryption = aes-128-cbc <-> 3des" })],
  ["obey against strict", projectOf(racoon("obey"), { phase1: "proposal-check = obey <-> strict", phase2: "pfs = modp1024 <-> none\n    lifetime = 1h <-> 8h" })],
  ["two secrets", projectOf(charon("main"), { tunnel: '  psk = env("A") <-> env("B")' })],
  ["lists that overlap", projectOf(charon("ikev2"), { phase1: "encryption = 3des, aes-256-cbc <-> aes-256-gcm, aes-256-cbc, 3des\n    dh-group = modp2048, ecp256 <-> ecp256, modp1024" })],
  ["an authenticated cipher", projectOf(charon("ikev2"), { phase2: "encryption = aes-256-gcm, 3des <-> 3des, aes-256-gcm\n    auth = sha1 <-> sha256" })],
  ["ports", projectOf(charon("ikev2"), POLICIES("protocol = tcp\n    src-port = 1024 <-> 443\n    dst-port = 443 <-> 1024"))],
  ["ports that do not mirror", projectOf(charon("ikev2"), POLICIES("protocol = tcp\n    dst-port = 443 <-> 80"))],
  ["a protocol at one end", projectOf(charon("ikev2"), POLICIES("protocol = tcp <-> all"))],
  ["an action at one end", projectOf(charon("ikev2"), POLICIES("action = encrypt <-> none"))],
  ["two policies", `${projectOf(charon("ikev2"), { tunnel: TWO })}phase2 loose extends base {\n  pfs = none\n}\n`],
  ["aggressive against main", projectOf(charon("main"), { phase1: "exchange = aggressive <-> main" })],
  ["transport against tunnel", projectOf(charon("ikev2"), { phase2: "mode = transport <-> tunnel", tunnel: "  policy left.outside <-> right.outside" })],
  ["AH", projectOf(charon("ikev2"), { phase2: "ipsec-protocols = ah" })],
  ["two files that agree", oneSided({})],
  ["two files that do not mirror", oneSided({ rigaPolicy: "\n  policy 10.2.0.0/16 -> 10.1.1.0/24 {\n    peer   = to-hq\n    phase2 = strong\n  }" })],
  ["a policy of one file", oneSided({ rigaPolicy: "\n  policy 10.2.0.0/16 -> 10.7.0.0/16 {\n    peer   = to-hq\n    phase2 = strong\n    protocol = tcp\n    dst-port = 443\n  }" })],
  ["defaults of RouterOS", project({})],
  ["keys by hand", exampleText("two-routers/manual")],
];

function told({ table, diagnostics }: Analysis): string {
  const works = table.connections.flatMap(({ phase1, phase2 }) =>
    [...(phase1?.parameters ?? []), ...(phase2?.parameters ?? [])].flatMap((row) =>
      row.works === "both" ? [] : [`  ${row.parameter}: ${row.works} ${row.code ?? ""}\n`],
    ),
  );
  const messages = diagnostics.flatMap(({ code, message, notes, severity }) =>
    severity === "hint" || !/^(?:phase[12]|policy)\//.test(code)
      ? []
      : [`  ${[`${code}: ${message}`, ...(notes ?? [])].join("\n    ")}\n`],
  );
  return [tableText(table), ...works, ...messages].join("");
}

it("holds every table as it was recorded", () => {
  const text = PROJECTS.map(([title, source]) => `=== ${title}\n\n${told(analyzeText(source))}`).join("\n");
  if (process.env.RECORD === "1") writeFileSync(RECORDED, text);
  expect(text).toBe(readFileSync(RECORDED, "utf8"));
});
