/** The requests of vpnc's own, over the protocol: shapes, missing documents, and the same text that a build would write. */

import { expect, it } from "vitest";
import { memoryHost } from "../../compiler/host/memory.ts";
import type { Page } from "../../lsp/features/explain.ts";
import type { ScriptAnswer } from "../../lsp/protocol/script.ts";
import { connect } from "./support/client.ts";

const URI = "file:///net/a.vpn";
const TEXT = `phase1 p { exchange = ikev2  encryption = aes-256-cbc  hash = sha256  dh-group = ecp256 }
phase2 p { encryption = aes-256-gcm  pfs = ecp256 }
site a {
  device = routeros 7.22
  wan    = 203.0.113.2/24 on ether1
  lan    = 10.1.0.0/16
}
site b {
  device = generic
  wan    = 198.51.100.7/24
  lan    = 10.2.0.0/16
}
tunnel t: a <-> b {
  phase1 = p
  phase2 = p
  psk    = env("T")
}
`;

it("script, table and pages are answered in plain shapes", async () => {
  const client = await connect(memoryHost({}));
  client.open(URI, TEXT);
  const textDocument = { uri: URI };
  const script = await client.request<ScriptAnswer>("vpnc/script", {
    textDocument,
    position: { line: 4, character: 5 },
  });
  expect(script).toMatchObject({
    site: "a",
    device: "routeros 7.22",
    fileName: "a.rsc",
    language: "routeros",
    reasons: [],
    proof: { verified: true },
  });
  const [range] = script.ranges;
  const lines = script.text?.split("\n").slice(range?.start.line, range?.end.line) ?? [];
  expect(lines.join("\n")).toContain("203.0.113.2");

  const page = await client.request<Page>("vpnc/table", {
    textDocument,
    position: { line: 12, character: 8 },
  });
  expect(page).toEqual({ title: "t", markdown: expect.stringContaining("| dh-group | ecp256 | ecp256 |") });
  expect(await client.request<Page>("vpnc/explain", { code: "phase1/dh-disjoint" })).toMatchObject({
    title: "phase1/dh-disjoint",
  });
  expect(await client.request("vpnc/explain", { code: "no/such" })).toBeNull();
  expect(await client.request("vpnc/codes", {})).toContainEqual({
    code: "phase1/dh-disjoint",
    severity: "error",
    title: expect.any(String),
  });
  await client.stop();
});

it("a document that is not open has no script and no table", async () => {
  const client = await connect(memoryHost({ "/net/a.vpn": TEXT }));
  const params = { textDocument: { uri: URI } };
  expect(await client.request("vpnc/script", params)).toBeNull();
  expect(await client.request("vpnc/table", params)).toBeNull();
  await client.stop();
});
