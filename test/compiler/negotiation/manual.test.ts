/** Keys that are written by hand: nothing of phase 1 is compared, and of phase 2 only what the other policies use. */

import { describe, expect, it } from "vitest";
import type { NegotiatedConnection } from "../../../compiler/negotiate/table.ts";
import { analyzeText } from "../../support/analyze.ts";
import { between, toldIn, type Half, type Lines } from "./halves.ts";

const BEFORE = `key k { algorithm = sha1  length = 160  value = env("K") }
phase2 loose { encryption = 3des  auth = sha1  pfs = none }
phase2 tight { encryption = aes-256-cbc  auth = sha256  pfs = modp2048 }
`;
const TEMPLATE = "  manual by-hand {\n    ah-spi = 256 <-> 257\n    ah-key = k\n  }\n";
const IKE = "  policy 10.3.0.0/16 <-> right.lan\n";
const EXEMPT = "  policy 10.4.0.0/16 <-> right.lan {\n    action = none\n  }\n";
const OWN = "    phase2 = loose <-> tight\n";

const byHand = (more = "", manual = "by-hand"): string =>
  `${TEMPLATE}  policy left.lan <-> right.lan {\n    ipsec-protocols = ah\n    manual = ${manual}\n${more}  }\n`;

const analyzed = (left: Half, right: Half, tunnel: string) =>
  analyzeText(BEFORE + between(left, right, tunnel));

const tableOf = (tunnel: string): NegotiatedConnection | undefined =>
  analyzed({ phase2: { pfs: "modp2048" } }, {}, tunnel).table.connections[0];

describe("a connection that is keyed by hand", () => {
  const about = (left: Lines, right: Lines, tunnel = "") =>
    toldIn(analyzed({ phase1: left }, { phase1: right }, tunnel + byHand())).filter((code) =>
      /^phase[12]\//.test(code),
    );

  it.each([
    [{ exchange: "main" }, { exchange: "ikev2" }],
    [{ exchange: "main" }, { exchange: "aggressive" }],
    [
      { encryption: "3des", hash: "sha1", "dh-group": "ecp256" },
      { encryption: "aes-256-cbc", hash: "sha256", "dh-group": "modp2048" },
    ],
    [{ encryption: "3des, aes-256-cbc" }, {}],
    [
      { exchange: "aggressive", "dh-group": "ecp256, modp2048" },
      { exchange: "aggressive", "dh-group": "modp2048" },
    ],
    [
      { "auth-method": "rsa-signature", "nat-traversal": "yes" },
      { "auth-method": "pre-shared-key", "nat-traversal": "no" },
    ],
    [
      { "proposal-check": "exact", lifetime: "1h" },
      { "proposal-check": "exact", lifetime: "2h" },
    ],
  ])("has no phase 1 to disagree about: %j and %j", (left, right) => {
    expect(about(left, right)).toEqual([]);
  });

  it("has none with key lengths that a responder would pass over", () => {
    const [left, right] = ["aes-128-cbc", "aes-256-cbc"].map((encryption): Half => ({
      device: "routeros 6.42",
      phase1: { encryption, "proposal-check": "obey" },
    }));
    expect(toldIn(analyzed(left!, right!, byHand())).filter((code) => code.startsWith("phase1/"))).toEqual(
      [],
    );
  });

  it("has no lifetime that interrupts a tunnel to AWS", () => {
    const lifetime = (device: string, text: string): Half => ({ device, phase1: { lifetime: text } });
    const told = toldIn(analyzed(lifetime("aws", "8h"), lifetime("generic", "2h"), byHand()));
    expect(told).not.toContain("phase1/lifetime-differs");
  });

  it("has no identity, no key and nobody who begins", () => {
    const ids = '  id = fqdn("a") <-> fqdn("b")\n  remote-id = fqdn("c") <-> fqdn("d")\n';
    const tunnel = `${ids}  initiate = no\n  psk = env("A") <-> env("B")\n`;
    expect(about({}, {}, tunnel)).toEqual([]);
    const codes = analyzed({}, {}, tunnel + byHand()).diagnostics.map(({ code }) => code);
    expect(codes).not.toContain("phase1/psk-unverifiable");
  });

  it("has a table without phases, also beside a policy that does not encrypt", () => {
    for (const tunnel of [byHand(), byHand() + EXEMPT, byHand(OWN)]) {
      const connection = tableOf(tunnel);
      expect([connection?.phase1, connection?.phase2, connection?.verdict]).toEqual([
        undefined,
        undefined,
        "agree",
      ]);
      expect(connection?.policies[0]?.phase2).toBeUndefined();
    }
  });
});

describe("a connection of which one policy is keyed by hand", () => {
  it("has both phases, and a phase 2 of its own for none", () => {
    const connection = tableOf(byHand() + IKE);
    expect(connection?.phase1?.suite).toBe("aes-256-cbc/sha256/modp2048");
    expect(connection?.phase2?.suite).toBe("aes-256-cbc/sha256, PFS modp2048");
    expect(connection?.policies.map(({ phase2 }) => phase2)).toEqual([undefined, undefined]);
  });

  it.each(["by-hand", "by-hand <-> none", "none <-> by-hand"])(
    "asks nothing of what %s states of phase 2",
    (manual) => {
      const tunnel = byHand(OWN, manual) + IKE;
      expect(toldIn(analyzed({}, {}, tunnel)).filter((code) => code.startsWith("phase2/"))).toEqual([]);
      const connection = tableOf(tunnel);
      expect(connection?.policies.map(({ phase2 }) => phase2)).toEqual([undefined, undefined]);
      expect(connection?.phase2?.suite).toBe("aes-256-cbc/sha256, PFS modp2048");
    },
  );

  it("has no second phase 2 where a policy does not encrypt", () => {
    const tunnel = IKE + EXEMPT.replace("  }\n", `${OWN}  }\n`);
    expect(toldIn(analyzed({}, {}, tunnel)).filter((code) => code.startsWith("phase2/"))).toEqual([]);
    expect(tableOf(tunnel)?.policies.map(({ phase2 }) => phase2)).toEqual([undefined, undefined]);
  });
});
