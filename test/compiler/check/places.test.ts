/** Where diagnostics stand: at both ends of a mismatch, in the file and line where each end wrote it. */

import { describe, expect, it } from "vitest";
import { expectDiagnostics } from "../../support/expect-diagnostics.ts";

const SITES = `
site hq {
  device = routeros 7.20
  wan    = 203.0.113.2/24 on ether1
  lan    = 10.1.0.0/16
}
site riga {
  device = routeros 7.20
  wan    = 198.51.100.7/24 on ether1
  lan    = 10.2.0.0/16
}
phase1 strong {
  exchange   = ikev2
  encryption = aes-256-cbc
  hash       = sha256
  dh-group   = ecp256
}
`;

describe("phase 2", () => {
  it("a cipher mismatch shows both profiles", () => {
    const { diagnostics } = expectDiagnostics(`${SITES}
phase2 esp-gcm {
  encryption = aes-256-gcm
               ^^^^^^^^^^^ phase2/enc-disjoint
  pfs        = ecp256
}
phase2 esp-cbc {
  encryption = aes-256-cbc, aes-128-cbc
               ^^^^^^^^^^^^^^^^^^^^^^^^ also phase2/enc-disjoint
  auth       = sha256
  pfs        = ecp256
}
tunnel hq-riga: hq <-> riga {
  phase1 = strong
  phase2 = esp-gcm <-> esp-cbc
  psk    = env("HQ_RIGA")
}`);
    expect(diagnostics[0]).toMatchObject({
      message: "`hq-riga` can never come up: its ends share no phase 2 cipher",
      label: "`hq` offers only aes-256-gcm (through `phase2 esp-gcm`)",
      help: "add aes-256-gcm to `phase2 esp-cbc`, or use `phase2 esp-gcm` at both ends",
    });
  });

  it("a pair points at each side of the pair", () => {
    expectDiagnostics(`${SITES}
tunnel hq-riga: hq <-> riga {
  phase1 = strong
  phase2 {
    encryption = aes-256-cbc
    auth       = sha256 <-> sha512
                 ^^^^^^ phase2/auth-disjoint
                            ^^^^^^ also phase2/auth-disjoint
    pfs        = ecp256
  }
  psk    = env("HQ_RIGA")
}`);
  });

  it("PFS under IKEv2 comes up and dies at the first rekey", () => {
    const { diagnostics, table } = expectDiagnostics(`${SITES}
phase2 with {
  encryption = aes-256-gcm
  pfs        = ecp256
               ^^^^^^ phase2/pfs-mismatch
}
phase2 without {
  encryption = aes-256-gcm
  pfs        = none
               ^^^^ also phase2/pfs-mismatch
}
tunnel hq-riga: hq <-> riga {
  phase1 = strong
  phase2 = with <-> without
  psk    = env("HQ_RIGA")
}`);
    expect(diagnostics[0]?.message).toContain("would come up and die at the first rekey");
    expect(table.connections[0]?.verdict).toBe("conflict");
  });

  it("a strict responder makes one direction work", () => {
    const { diagnostics, table } = expectDiagnostics(`${SITES}
tunnel hq-riga: hq <-> riga {
  phase1 {
    exchange       = main
    proposal-check = strict
  }
  phase2 {
    lifetime = 8h <-> 1h
               ^^ phase2/lifetime-strict
                      ^^ also phase2/lifetime-strict
  }
  psk    = env("HQ_RIGA")
}`);
    const [refused] = diagnostics.filter(({ code }) => code === "phase2/lifetime-strict");
    expect(refused?.message).toContain("works only while `riga` initiates");
    const row = table.connections[0]?.phase2?.parameters.find((p) => p.parameter === "phase2.lifetime");
    expect(row).toMatchObject({
      verdict: "conflict",
      works: "right-initiates",
      code: "phase2/lifetime-strict",
    });
  });
});

describe("an end's own default against what the other end states", () => {
  it("is said, since it has no place", () => {
    const { diagnostics } =
      expectDiagnostics(`${SITES.replace("device = routeros 7.20", "device = routeros 5.26")}
tunnel hq-riga: hq <-> riga {
  phase1 {
    exchange   = main
    encryption = aes-128-cbc
    hash       = sha1
    dh-group   = modp1024
  }
  phase2 {
    encryption = aes-128-cbc
    auth       = sha1
    lifetime   = 1h
  }
  phase1 = other
           ^^^^^ name/dangling
  psk    = env("HQ_RIGA")
}`);
    expect(diagnostics.filter(({ severity }) => severity === "error")).toHaveLength(1);
  });
});

describe("secrets that are read", () => {
  const text = `${SITES}
phase2 strong { encryption = aes-256-gcm  pfs = ecp256 }
tunnel hq-riga: hq <-> riga {
  phase1 = strong
  phase2 = strong
  psk    = env("AT_HQ") <-> env("AT_RIGA")
           ^^^^^^^^^^^^ phase1/psk-mismatch
                            ^^^^^^^^^^^^^^ also phase1/psk-mismatch
}`;

  it("differ: an error at both places that shows neither", () => {
    const { diagnostics } = expectDiagnostics(text, {
      readSecret: ({ name }) => `the-value-of-${name}-4711-long`,
    });
    expect(JSON.stringify(diagnostics)).not.toContain("the-value-of");
  });

  it("are equal: nothing to say", () => {
    const equal = text.replace(/^ +\^.*$/gm, "").replace(/\n\n}/, "\n}");
    expectDiagnostics(equal, { readSecret: () => "the-same-4711-at-both-ends" });
  });
});

describe("a key's value", () => {
  const keyed = (place: string): string => `
key cipher {
  algorithm = 3des
  length    = 192
  value     = env("CIPHER")
${place}
}`;

  it.each([
    ["not hexadecimal", "z".repeat(48)],
    ["too short", "0123"],
    ["too long", "0".repeat(50)],
  ])("%s", (_what, value) => {
    const { diagnostics } = expectDiagnostics(keyed("              ^^^^^^^^^^^^^ manual/key-value"), {
      readSecret: () => value,
    });
    expect(diagnostics[0]?.message).not.toContain(value);
  });

  it("right", () => {
    expectDiagnostics(keyed(""), {
      readSecret: () => `0x${"0123456789abcdeffedcba987654321089abcdef01234567"}`,
    });
  });
});
