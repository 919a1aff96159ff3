/** Whole files for strongSwan, read back by a reader that shares nothing with the printer. */

import { assert, property, string } from "fast-check";
import { describe, expect, it } from "vitest";
import { strongswan } from "../../../../compiler/targets/strongswan/index.ts";
import { quoted } from "../../../../compiler/targets/strongswan/print.ts";
import { secretText } from "../../../../compiler/targets/strongswan/secret.ts";
import { analyzeText, codesOf } from "../../../support/analyze.ts";
import { readSwanctl, settingAt } from "../../../support/swanctl-reader.ts";

const project = (parts: {
  readonly phase1?: string;
  readonly tunnel?: string;
  readonly site?: string;
}): string => `
phase1 p {
  exchange   = ikev2
  encryption = aes-256-cbc, aes-128-cbc
  hash       = sha256
  dh-group   = modp2048, ecp256
  lifetime   = 8h
${parts.phase1 ?? ""}
}
phase2 p {
  encryption = aes-256-gcm, aes-256-cbc
  auth       = sha1
  pfs        = ecp256
  lifetime   = 1h
}
site hq {
  device = routeros 7.20
  wan    = 203.0.113.2/28 on ether1
  lan    = 10.1.0.0/16
}
site riga {
  device = strongswan 5.9.8
  wan    = 198.51.100.7/24
  lan    = 10.2.0.0/16
${parts.site ?? ""}
}
## Head office
tunnel t: hq <-> riga {
  phase1 = p
  phase2 = p
  psk    = env("PSK")
${parts.tunnel ?? ""}
}
`;

function conf(text: string, key = "secret") {
  const analysis = analyzeText(text);
  expect(codesOf(analysis).filter((code) => code.startsWith("error"))).toEqual([]);
  const riga = analysis.model?.devices.find(({ site }) => site === "riga");
  const [file, ...more] =
    riga === undefined ? [] : strongswan.emit(riga, { style: "compact", secrets: () => key });
  expect(more).toEqual([]);
  expect(file).toMatchObject({ name: "riga.swanctl.conf", secret: true });
  return readSwanctl(file?.text ?? "");
}

const at = (text: string, path: string): string | undefined => settingAt(conf(text), path);

describe("two connections of IKEv1 on one device", () => {
  const two = (exchange: string): string =>
    project({}).replace("exchange   = ikev2", `exchange   = ${exchange}`).replace("= aes-256-gcm, ", "= ") +
    `
site far {
  device = routeros 7.20
  wan    = 203.0.113.77/28 on ether1
  lan    = 10.3.0.0/16
}
tunnel u: far <-> riga {
  phase1 = p
  phase2 = p
  psk    = env("OTHER")
}
`;

  it("expect the address of each other end, without which charon confuses their keys", () => {
    expect(settingAt(conf(two("main")), "connections/t/remote/id")).toBe("203.0.113.2");
    expect(settingAt(conf(two("main")), "connections/u/remote/id")).toBe("203.0.113.77");
    expect(settingAt(conf(two("ikev2")), "connections/t/remote/id")).toBeUndefined();
    expect(settingAt(conf(two("ikev2")), "secrets/ike-t/id-3")).toBe("%any");
  });
});

it("puts an inside address on the loopback as a host: Linux would take its whole network for its own", () => {
  const analysis = analyzeText(project({ tunnel: "  inside = 169.254.7.1/30 <-> 169.254.7.2/30" }));
  const riga = analysis.model?.devices.find(({ site }) => site === "riga");
  const [file] = riga === undefined ? [] : strongswan.emit(riga, { style: "compact", secrets: () => "key" });
  expect(file?.text).toContain("ip address add 169.254.7.2/32 dev lo");
});

describe("suites", () => {
  it("stand for themselves, in order of preference", () => {
    expect(at(project({}), "connections/t/proposals")).toBe(
      "aes256-sha256-modp2048, aes256-sha256-ecp256, aes128-sha256-modp2048, aes128-sha256-ecp256",
    );
    expect(at(project({}), "connections/t/children/t/esp_proposals")).toBe(
      "aes256gcm16-ecp256, aes256-sha1-ecp256",
    );
  });

  it("are refused with what nobody stated", () => {
    const text = project({}).replace("  dh-group   = modp2048, ecp256\n", "");
    expect(codesOf(analyzeText(text))).toContain("error target/must-state");
  });
});

describe("lifetimes", () => {
  it("end when they should, and are renewed before", () => {
    const text = project({});
    expect(at(text, "connections/t/rekey_time")).toBe("26181s");
    expect(at(text, "connections/t/over_time")).toBe("2619s");
    expect(at(text, "connections/t/children/t/life_time")).toBe("3600s");
    expect(at(text, "connections/t/children/t/rekey_time")).toBe("3272s");
  });
});

describe("IKEv1", () => {
  const v1 = project({ phase1: "  dpd {\n    interval = 10s\n    failures = 3\n  }" }).replace(
    "ikev2",
    "main",
  );

  it("has a DPD timeout, no MOBIKE, and a child for every pair of networks", () => {
    const read = conf(v1.replace("lan    = 10.2.0.0/16", "lan    = 10.2.0.0/16, 10.3.0.0/16"));
    expect(settingAt(read, "connections/t/version")).toBe("1");
    expect(settingAt(read, "connections/t/dpd_timeout")).toBe("30s");
    expect(settingAt(read, "connections/t/mobike")).toBeUndefined();
    expect(settingAt(read, "connections/t/children/t-2/local_ts")).toBe("10.3.0.0/16");
  });
});

describe("who starts", () => {
  it("is whoever may, by its packets", () => {
    expect(at(project({}), "connections/t/children/t/start_action")).toBe("trap");
    const passive = project({ tunnel: "  initiate = yes <-> no" });
    expect(at(passive, "connections/t/children/t/start_action")).toBe("none");
  });
});

describe("exceptions", () => {
  it("stand before what they except, in the order of the file", () => {
    const site = "  policy 10.2.9.0/24 -> 10.1.0.0/16 {\n    action = none\n  }";
    const read = conf(project({ site }));
    expect(settingAt(read, "connections/exceptions/children/exception-1/mode")).toBe("pass");
    expect(settingAt(read, "connections/exceptions/children/exception-1/priority")).toBe("1");
    expect(settingAt(read, "connections/t/children/t/priority")).toBe("2");
  });
});

describe("identities and keys", () => {
  it("name both ends", () => {
    const read = conf(project({ tunnel: '  id = fqdn("hq.example") <-> key-id("riga #1")' }));
    expect(settingAt(read, "connections/t/local/id")).toBe("keyid:riga #1");
    expect(settingAt(read, "secrets/ike-t/id-2")).toBe("fqdn:hq.example");
  });

  it("are read back whatever they are made of", () => {
    assert(
      property(string({ unit: "binary", minLength: 1 }), (key) => {
        const read = settingAt(readSwanctl(`a {\n  b = ${quoted(secretText(key))}\n}\n`), "a/b") ?? "";
        const bytes = read.startsWith("0x") ? Buffer.from(read.slice(2), "hex") : Buffer.from(read, "utf8");
        expect(bytes).toEqual(Buffer.from(key, "utf8"));
      }),
    );
  });
});

describe("what has no place in the file", () => {
  it.each([
    [
      "error target/value-unsupported",
      project({}).replace("ikev2", "base").replace("routeros 7.20", "routeros 6.30"),
    ],
    [
      "error target/value-unsupported",
      project({ tunnel: "  policy left.lan <-> right.lan {\n    ipsec-protocols = ah, esp\n  }" }),
    ],
  ])("%s", (code, text) => {
    expect(codesOf(analyzeText(text))).toContain(code);
  });
});
