/** One real charon waits for callers from addresses that it was not told: each is known by its identity, and gets its own networks. */

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { analyzeText } from "../support/analyze.ts";
import { scriptsOf } from "../support/examples.ts";
import { leftOut } from "./needs.ts";
import { openRig, type Rig } from "./rig.ts";

const PROJECT = `phase1 branch {
  exchange   = ikev2
  encryption = aes-256-cbc
  hash       = sha256
  dh-group   = ecp256
}
phase2 branch {
  encryption = aes-256-gcm
  pfs        = ecp256
}
site hq {
  device = strongswan 5.9.8
  wan    = 203.0.113.2/24
  lan    = 10.1.0.0/16
  id     = fqdn("hq.example.net")
}
site riga {
  device = strongswan 5.9.8
  wan    = dynamic
  lan    = 10.2.0.0/24
  id     = fqdn("riga.example.net")
}
site oslo {
  device     = strongswan 5.9.8
  wan        = 203.0.113.77/24
  behind-nat = yes
  lan        = 10.3.0.0/24
  id         = user-fqdn("oslo@example.net")
}
tunnel branch: hq <-> riga, oslo {
  phase1 = branch
  phase2 = branch
  psk    = derive(branches)
}
secret branches = env("BRANCHES")
`;

describe.skipIf(leftOut("daemons"))("a charon that waits", () => {
  let rig: Rig;
  const scripts = scriptsOf(analyzeText(PROJECT));
  const conf = (site: string): string => scripts.get(`${site}.swanctl.conf`) ?? "";

  beforeAll(async () => {
    rig = await openRig({
      a: { outer: "203.0.113.2/24", inner: ["10.1.0.1"] },
      b: { outer: "203.0.113.77/24", inner: ["10.2.0.1", "10.3.0.1"] },
    });
  });
  afterAll(() => rig.close());

  /** What becomes of the children of a caller. */
  async function called(caller: string): Promise<readonly string[]> {
    const { refused, observed } = await rig.run({ a: conf("hq"), b: caller }, ["b"]);
    expect(refused).toBeUndefined();
    return observed.b?.children.map(({ verdict }) => verdict) ?? [];
  }

  it.each(["riga", "oslo"])("answers %s", async (site) => {
    expect(await called(conf(site))).toEqual(["up"]);
  });

  it("lets nobody in who shows another one's identity", async () => {
    const swapped = conf("riga").replaceAll("fqdn:riga.example.net", "email:oslo@example.net");
    expect(swapped).not.toBe(conf("riga"));
    expect(await called(swapped)).toEqual(["P1"]);
  });

  it("gives nobody another one's networks", async () => {
    const greedy = conf("riga").replace("local_ts = 10.2.0.0/24", "local_ts = 10.3.0.0/24");
    expect(greedy).not.toBe(conf("riga"));
    expect(await called(greedy)).toEqual(["P2"]);
  });
});
