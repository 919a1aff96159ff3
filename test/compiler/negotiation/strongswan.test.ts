/**
 * What two strongSwan ends do that others need not do: found by comparing predictions with two real charons (docs/proof.md),
 * and kept here without them.
 */

import { describe, expect, it } from "vitest";
import { strongswan } from "../../../compiler/targets/strongswan/index.ts";
import { analyzeText, analyzeTexts, codesOf } from "../../support/analyze.ts";

interface Written {
  readonly exchange?: string;
  readonly phase1?: string;
  readonly phase2?: string;
  readonly policy?: string;
  readonly device?: string;
}

const project = ({
  exchange = "ikev2",
  phase1 = "",
  phase2 = "",
  policy = "",
  device = "strongswan 5.9.8",
}: Written): string => `
phase1 p {
  exchange   = ${exchange}
  encryption = aes-256-cbc
  hash       = sha256
  dh-group   = modp2048
  lifetime   = 8h
}
phase2 p {
  ipsec-protocols = esp
  encryption = aes-256-cbc
  auth       = sha256
  pfs        = modp2048
  lifetime   = 1h
  mode       = tunnel
}
site a {
  device = ${device}
  wan    = 203.0.113.2/24
  lan    = 10.1.0.0/16
}
site b {
  device = ${device}
  wan    = 198.51.100.7/24
  lan    = 10.2.0.0/16
}
tunnel t: a <-> b {
  phase1 = p
  phase2 = p
  psk    = env("PSK")
  phase1 {
    dpd {
      interval = 30s
    }
    ${phase1}
  }
  phase2 {
    ${phase2}
  }
${policy}
}
`;

const rowOf = (written: Written) => analyzeText(project(written)).table.connections[0];
const errorsOf = (written: Written) =>
  codesOf(analyzeText(project(written))).filter((code) => code.startsWith("error"));

describe("a charon that answers goes by its own order", () => {
  const lists = {
    phase1:
      "encryption = 3des, aes-256-cbc <-> aes-256-cbc, 3des\n    dh-group = ecp256, modp2048 <-> modp2048, ecp256",
    phase2: "encryption = 3des, aes-256-cbc <-> aes-256-cbc, 3des\n    auth = sha1, sha256 <-> sha256, sha1",
  };

  it.each([
    ["main", "aes-256-cbc/sha256/modp2048"],
    ["ikev2", "aes-256-cbc/sha256/prf-sha256/modp2048"],
  ])("under %s", (exchange, suite) => {
    const row = rowOf({ exchange, ...lists });
    expect(row?.phase1?.suite).toBe(suite);
    expect(row?.phase2?.suite).toBe("aes-256-cbc/sha256, PFS modp2048");
  });

  it("another device by the initiator's", () => {
    const row = rowOf({ ...lists, device: "generic" });
    expect(row?.phase1?.suite).toBe("3des/sha256/prf-sha256/ecp256");
    expect(row?.phase2?.suite).toBe("3des/sha1, PFS modp2048");
  });
});

describe("a pseudo-random function that follows the hash", () => {
  it("is chosen with it", () => {
    const phase1 = "hash = sha1, sha256\n    prf = auto <-> sha256";
    expect(rowOf({ phase1 })?.phase1?.suite).toBe("aes-256-cbc/sha256/prf-sha256/modp2048");
    expect(errorsOf({ phase1 })).toEqual([]);
  });

  it("leaves no suite where the hash it belongs to is not common", () => {
    const phase1 = "hash = sha1, sha256 <-> sha1\n    prf = auto <-> sha256";
    expect(rowOf({ phase1 })?.phase1?.suite).toBeUndefined();
    expect(errorsOf({ phase1 })).toEqual(["error phase1/prf-disjoint"]);
  });
});

describe("an authenticated cipher under IKEv2", () => {
  it("stands in a suite without a hash, with the function that is stated", () => {
    const phase1 = "encryption = aes-256-gcm\n    prf = sha384, sha256 <-> sha256, sha384";
    expect(rowOf({ phase1 })?.phase1?.suite).toBe("aes-256-gcm/prf-sha256/modp2048");
  });

  it("takes the function from the hash where none is stated", () => {
    const phase1 = "encryption = aes-256-gcm\n    hash = sha1, sha256 <-> sha256, sha1";
    expect(rowOf({ phase1 })?.phase1?.suite).toBe("aes-256-gcm/prf-sha256/modp2048");
  });

  it("comes up where the hashes of the other ciphers differ, and its function is common", () => {
    const phase1 = "encryption = aes-256-gcm, 3des\n    hash = sha1 <-> sha256\n    prf = sha384";
    expect(rowOf({ phase1 })?.phase1?.suite).toBe("aes-256-gcm/prf-sha384/modp2048");
    expect(errorsOf({ phase1 })).toEqual([]);
  });

  it("is passed over in phase 2 by an end that has it not", () => {
    const phase2 = "encryption = aes-256-gcm, 3des <-> 3des\n    auth = sha1";
    expect(rowOf({ phase2 })?.phase2?.suite).toBe("3des/sha1, PFS modp2048");
    const both = "encryption = 3des, aes-256-gcm\n    auth = sha1 <-> sha256";
    expect(rowOf({ phase2: both })?.phase2?.suite).toBe("aes-256-gcm, PFS modp2048");
  });
});

describe("aggressive mode", () => {
  const fateOf = (groups: string) => {
    const row = rowOf({ exchange: "aggressive", phase1: `dh-group = ${groups}` });
    const found = row?.phase1?.parameters.find(({ parameter }) => parameter === "phase1.dh-group");
    return [found?.works, found?.code];
  };

  it.each([
    ["modp2048, ecp256", ["both", undefined]],
    ["modp2048, ecp256 <-> modp2048", ["both", undefined]],
    ["ecp256, modp2048 <-> modp2048", ["right-initiates", "phase1/aggressive-group"]],
    ["modp2048 <-> ecp256, modp2048", ["left-initiates", "phase1/aggressive-group"]],
    ["modp2048, ecp256 <-> ecp256, modp2048", ["none", "phase1/aggressive-group"]],
    ["modp2048 <-> ecp256", ["none", "phase1/dh-disjoint"]],
  ])("takes the initiator's first group or none: %s", (groups, expected) => {
    expect(fateOf(groups)).toEqual(expected);
  });
});

describe("charon narrows the wider of two selectors, in either version", () => {
  const nested = (exchange: string, device: string): string[] => {
    const end = (site: string, wan: string, other: string, policy: string): string => `
phase1 ${site} {
  exchange   = ${exchange}
  encryption = aes-256-cbc
  hash       = sha256
  dh-group   = modp2048
  lifetime   = 8h
}
phase2 ${site} {
  ipsec-protocols = esp
  encryption = aes-256-cbc
  auth       = sha256
  pfs        = modp2048
  lifetime   = 1h
  mode       = tunnel
}
site ${site} {
  device = ${device}
  wan    = ${wan}/24
  lan    = 10.${site === "a" ? 1 : 2}.0.0/16
  peer other {
    address = ${other}
    phase1  = ${site}
    psk     = env("PSK")
  }
  policy ${policy} {
    peer   = other
    phase2 = ${site}
  }
}
`;
    const analysis = analyzeTexts({
      "/project/a.vpn": end("a", "203.0.113.2", "198.51.100.7", "10.1.0.0/24 -> 10.2.0.0/24"),
      "/project/b.vpn": end("b", "198.51.100.7", "203.0.113.2", "10.2.0.0/16 -> 10.1.0.0/24"),
    });
    return codesOf(analysis).filter((code) => code.includes("policy/"));
  };

  it.each([
    ["main", "strongswan 5.9.8", ["warning policy/not-mirrored"]],
    ["ikev2", "strongswan 5.9.8", ["warning policy/not-mirrored"]],
    ["main", "generic", ["error policy/not-mirrored"]],
    ["ikev2", "generic", ["warning policy/not-mirrored"]],
  ])("%s on %s", (exchange, device, expected) => {
    expect(nested(exchange, device)).toEqual(expected);
  });
});

describe("what is written for charon", () => {
  const confOf = (written: Written): string => {
    const device = analyzeText(project(written)).model?.devices.find(({ site }) => site === "b");
    if (device === undefined) throw new Error("it does not compile");
    return strongswan
      .emit(device, { style: "terse", secrets: () => "key" })
      .map(({ text }) => text)
      .join("");
  };

  it("names the own identity always, and takes a key for any caller who is not told from others", () => {
    const conf = confOf({});
    expect(conf).toMatch(/local \{\s+auth = psk\s+id = 198\.51\.100\.7\s/);
    expect(conf).toMatch(/id-1 = 198\.51\.100\.7\s+id-2 = 203\.0\.113\.2\s+id-3 = %any\s/);
  });

  it("keeps a key to the identity that is expected", () => {
    const conf = confOf({ policy: '  id = fqdn("a") <-> fqdn("b")\n  remote-id = fqdn("b") <-> fqdn("a")' });
    expect(conf).toMatch(/id-1 = fqdn:b\s+id-2 = fqdn:a\s+secret/);
  });

  it("has no ChaCha20 for IKEv1, which has no number for it", () => {
    const phase2 = "encryption = chacha20-poly1305, aes-256-cbc";
    expect(errorsOf({ exchange: "ikev2", phase2 })).toEqual([]);
    expect(new Set(errorsOf({ exchange: "main", phase2 }))).toEqual(
      new Set(["error target/value-unsupported"]),
    );
  });
});

describe("AH alone", () => {
  const ah = "ipsec-protocols = ah\n    encryption = aes-256-cbc <-> 3des";

  it("has no cipher to agree on, and none in its suite", () => {
    expect(errorsOf({ phase2: ah })).toEqual([]);
    expect(rowOf({ phase2: ah })?.phase2?.suite).toBe("sha256, PFS modp2048");
  });

  it("wants a common hash, whatever the ciphers bring themselves", () => {
    const phase2 = `${ah.replace("aes-256-cbc <-> 3des", "aes-256-gcm")}\n    auth = sha256 <-> sha1`;
    expect(errorsOf({ phase2 })).toContain("error phase2/auth-disjoint");
  });
});

describe("PFS groups that differ under IKEv2", () => {
  it("are felt at once by every policy but the one that starts the tunnel, and that is told", () => {
    const text = project({
      phase2: "pfs = modp2048 <-> none",
      policy: "  policy left.lan <-> right.lan\n  policy 10.3.0.0/16 <-> right.lan",
    });
    const told = analyzeText(text).diagnostics.find(({ code }) => code === "phase2/pfs-mismatch");
    expect(told?.notes?.join(" ")).toContain("another policy");
  });
});
