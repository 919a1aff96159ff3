/** Each line of a swanctl.conf leads back to what was written for it, and one that nobody wrote anything for leads nowhere. */

import { describe, expect, it } from "vitest";
import { strongswan } from "../../../../compiler/targets/strongswan/index.ts";
import { analyzeText } from "../../../support/analyze.ts";

const PROJECT = `phase1 p {
  exchange   = ikev2
  encryption = aes-256-cbc
  hash       = sha256
  dh-group   = ecp256
  lifetime   = 8h
  dpd {
    interval = 17s
  }
}
phase2 q {
  encryption = aes-256-gcm
  pfs        = ecp384
  lifetime   = 1h
}
site gate {
  device = strongswan
  wan    = 203.0.113.2/28 on eth0
  lan    = 10.1.0.0/16
}
site riga {
  device = generic
  wan    = 198.51.100.7/24
  lan    = 10.2.0.0/24
}
## To Riga
tunnel t: gate <-> riga {
  phase1 = p
  phase2 = q
  psk    = env("PSK")
  id     = fqdn("gate.example.net") <-> fqdn("riga.example.net")
  policy 10.1.0.0/16 <-> 10.2.0.0/24
}
`;

describe("the origins of a swanctl.conf", () => {
  const { model } = analyzeText(PROJECT);
  const gate = model?.devices.find(({ site }) => site === "gate");
  const [file] = gate === undefined ? [] : strongswan.emit(gate, { style: "compact", secrets: () => "key" });
  const lines = (file?.text ?? "").split("\n");
  const written = (file?.origins ?? []).map(({ first, last, places }) => {
    expect(last).toBe(first);
    const source = places.map(({ span }) => {
      const start = PROJECT.lastIndexOf("\n", span.start - 1) + 1;
      return PROJECT.slice(start, PROJECT.indexOf("\n", span.start)).trim();
    });
    return [lines[first - 1]?.trim() ?? "", source] as const;
  });

  it.each([
    [/^t \{/, ["tunnel t: gate <-> riga {"]],
    [/^# To Riga/, ["tunnel t: gate <-> riga {"]],
    [/^proposals = /, ["encryption = aes-256-cbc", "hash       = sha256", "dh-group   = ecp256"]],
    [/^dpd_delay = 17s/, ["interval = 17s"]],
    [/^esp_proposals = /, ["encryption = aes-256-gcm", "pfs        = ecp384"]],
    [/^life_time = /, ["lifetime   = 1h"]],
    [/^remote_ts = /, ["policy 10.1.0.0/16 <-> 10.2.0.0/24"]],
    [/^local_addrs = /, ["wan    = 203.0.113.2/28 on eth0"]],
    [/^id = fqdn:gate/, ['id     = fqdn("gate.example.net") <-> fqdn("riga.example.net")']],
    [/^secret = /, ['psk    = env("PSK")']],
  ])("has %s", (pattern, expected) => {
    const found = written.filter(([line]) => pattern.test(line)).map(([, source]) => source);
    expect(found[0]).toEqual(expect.arrayContaining(expected));
  });

  it("has no line that says what nobody wrote", () => {
    for (const line of ["mobike = no", "auth = psk", "connections {", "}"]) {
      expect(lines.map((each) => each.trim())).toContain(line);
      expect(
        written.some(([each]) => each === line),
        line,
      ).toBe(false);
    }
  });
});
