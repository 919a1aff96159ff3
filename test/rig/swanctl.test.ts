/** The real swanctl takes every file that is written for strongSwan, and charon has what the file says. */

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { asyncProperty, assert, string } from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asStrongswan } from "../support/as-strongswan.ts";
import { EXAMPLES, scriptsOf } from "../support/examples.ts";
import { readSwanctl, type Conf } from "../support/swanctl-reader.ts";
import { startCharon, type Daemon } from "./charon.ts";
import { swanctlOf } from "./compile.ts";
import { ADDRESSES } from "./differential.ts";
import { textsOf } from "./compile.ts";
import { pairOf } from "./generate.ts";
import { leftOut } from "./needs.ts";
import { openRig, type Rig } from "./rig.ts";
import { openStage, type Stage } from "./stage.ts";
import { sectionsAt, sectionsIn } from "./vici.ts";

/** Keyed by hand, which swanctl.conf has no words for; test/rig/kernel proves it. */
const BY_HAND = "two-routers/manual";

describe.skipIf(leftOut("daemons"))("the real swanctl", () => {
  let stage: Stage;
  let daemon: Daemon;

  beforeAll(async () => {
    stage = openStage();
    daemon = await startCharon(stage.folder, stage.namespace("a"), "libipsec");
  });
  afterAll(async () => {
    daemon.vici.close();
    daemon.caller.close();
    await stage.close();
  });

  it.each(EXAMPLES.filter((example) => example !== BY_HAND))("loads every end of %s", async (example) => {
    const files = [...scriptsOf(asStrongswan(example))].filter(([name]) => name.endsWith(".swanctl.conf"));
    expect(files.length).toBeGreaterThan(1);
    for (const [name, text] of files) {
      const file = join(stage.folder, "loaded.conf");
      writeFileSync(file, text);
      expect(await daemon.load(file), `${name}\n${text}`).toBeUndefined();
      expect(await childrenLoaded()).toEqual(childrenOf(readSwanctl(text)));
    }
  });

  it("refuses what is wrong, so that these tests can fail", async () => {
    const file = join(stage.folder, "wrong.conf");
    writeFileSync(file, "connections {\n  t {\n    proposals = aes1280-sha1-modp1024\n  }\n}\n");
    expect(await daemon.load(file)).toContain("t");
  });

  async function childrenLoaded(): Promise<readonly string[]> {
    const events = await daemon.vici.stream("list-conns", "list-conn");
    return events
      .flatMap(sectionsIn)
      .flatMap(([name, connection]) =>
        sectionsAt(connection, "children").map(([child]) => `${name}/${child}`),
      )
      .toSorted();
  }
});

function childrenOf(conf: Conf): readonly string[] {
  return within(conf.connections)
    .flatMap(([name, connection]) => within(connection.children).map(([child]) => `${name}/${child}`))
    .toSorted();
}

function within(section: string | Conf | undefined): readonly (readonly [string, Conf])[] {
  return Object.entries(typeof section === "object" ? section : {}).flatMap(([name, inner]) =>
    typeof inner === "object" ? [[name, inner] as const] : [],
  );
}

describe.skipIf(leftOut("daemons"))("a key", () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await openRig(ADDRESSES);
  });
  afterAll(() => rig.close());

  /** Two files are written for one key; a third one has its bytes written by us, as charon reads them. */
  it("means the same bytes whatever it is made of", async () => {
    const agreeing = Array.from({ length: 50 }, (_, at) => pairOf("keys", at)).find(
      ({ differences, ends }) =>
        differences.length === 0 && ends.a.exchange === "ikev2" && ends.a.policies.length === 1,
    );
    if (agreeing === undefined) throw new Error("no pair without differences");
    const texts = textsOf(agreeing.ends);
    await assert(
      asyncProperty(string({ unit: "grapheme", minLength: 1, maxLength: 40 }), async (key) => {
        const bytes = [...new TextEncoder().encode(key)].map((byte) => byte.toString(16).padStart(2, "0"));
        const [a, b] = [swanctlOf("a", texts.a, key), swanctlOf("b", texts.b, "placeholder")];
        const result = await rig.run(
          { a, b: b.replace("secret = placeholder", `secret = 0x${bytes.join("")}`) },
          ["a"],
        );
        expect(result.refused).toBeUndefined();
        expect(result.observed.a?.children.map(({ verdict }) => verdict)).toEqual(["up"]);
      }),
      {
        numRuns: 40,
        examples: [['"'], ["\\"], ["0xzz"], ["0sAAAA"], [" x "], ["#a}"], ["a\n\tb"], ["ключ"]],
      },
    );
  });
});
