/** The sheet for a partner: everything their end must say, from their point of view, and never the key. */

import { describe, expect, it } from "vitest";
import { targetOf } from "../../../../compiler/targets/index.ts";
import { analyzeText, codesOf } from "../../../support/analyze.ts";

const KEY = "correct horse battery staple";

const project = (tunnel = "", partner = ""): string => `
phase1 p {
  exchange   = ikev2
  encryption = aes-256-cbc
  hash       = sha256
  dh-group   = modp2048
  lifetime   = 8h
}
phase2 p {
  encryption = aes-256-gcm
  pfs        = modp2048
  lifetime   = 1h
}
site hq {
  device = routeros 7.20
  wan    = 203.0.113.2/28 on ether1
  lan    = 10.1.0.0/16
}
site partner {
  device = generic
  wan    = 198.51.100.7/24
  lan    = 10.2.0.0/16, 10.3.0.0/16
${partner}
}
tunnel t: hq <-> partner {
  phase1 = p
  phase2 = p
  psk    = env("PSK")
  id     = fqdn("hq.example") <-> fqdn("partner|example")
${tunnel}
}
`;

function sheetOf(text: string, fingerprint?: () => string | undefined): string {
  const analysis = analyzeText(text);
  expect(codesOf(analysis).filter((code) => code.startsWith("error"))).toEqual([]);
  const device = analysis.model?.devices.find(({ site }) => site === "partner");
  if (device === undefined) throw new Error("no device");
  const options = { style: "compact", secrets: () => KEY } as const;
  const files = targetOf("generic")?.emit(
    device,
    fingerprint === undefined ? options : { ...options, fingerprint },
  );
  expect(files?.map(({ name, secret }) => [name, secret])).toEqual([["partner.partner.md", false]]);
  return files?.[0]?.text ?? "";
}

describe("the sheet", () => {
  it("says everything of their end", () => {
    const rows = sheetOf(project(), () => "abc123").split("\n");
    for (const row of [
      "# partner: your end of the tunnel to hq",
      "| your gateway | 198.51.100.7 |",
      "| our gateway | 203.0.113.2 |",
      "| exchange | IKEv2 |",
      "| encryption | AES-CBC, 256-bit key: `aes-256-cbc` |",
      "| lifetime | 8h (28800 seconds) |",
      '| your identity | fqdn("partner\\|example") |',
      '| our identity | fqdn("hq.example") |',
      "| pre-shared key | sent separately; check it: `printf %s 'THE KEY' \\| sha256sum` begins with `abc123` |",
      "| 10.2.0.0/16 | 10.1.0.0/16 | any | any | any |",
      "| 10.3.0.0/16 | 10.1.0.0/16 | any | any | any |",
      "5. Your device shows 2 pairs of SAs, with the algorithms above, and both counters grow.",
    ]) {
      expect(rows).toContain(row);
    }
  });

  it("turns ports to their point of view", () => {
    const policy = "  policy left.lan <-> 10.2.0.0/16 {\n    protocol = tcp\n    dst-port = 443\n  }";
    expect(sheetOf(project(policy))).toContain("| 10.2.0.0/16 | 10.1.0.0/16 | tcp | 443 | any |");
  });

  it("never holds the key, not even when there is no fingerprint", () => {
    const text = sheetOf(project(), () => undefined);
    expect(text).not.toContain(KEY);
    expect(text).toContain("| pre-shared key | sent separately |");
  });

  it("says what nobody stated", () => {
    expect(sheetOf(project().replace("  lifetime   = 1h\n", ""))).toContain(
      "| lifetime | not stated: agree on it |",
    );
  });
});
