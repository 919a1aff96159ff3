/** Keys by hand of two peers: what one sends with is what the other receives with, and both ends use keys of one kind. */

import { describe, expect, it } from "vitest";
import { CIPHER_2, KEYED, keyedPeers } from "../../../compiler/diagnostics/catalogue/example-peers.ts";
import type { Code } from "../../../compiler/diagnostics/catalogue/index.ts";
import { analyzeText } from "../../support/analyze.ts";

/** Message, label, and what is said at the other place. */
function told(text: string, code: Code): (readonly [string, string | undefined, readonly string[]])[] {
  return analyzeText(text)
    .diagnostics.filter((each) => each.code === code)
    .map(
      ({ message, label, related = [] }) => [message, label, related.map((each) => each.message)] as const,
    );
}

describe("the key of one direction", () => {
  const code = "manual/key-not-mirrored";
  const riga = (from: string, to: string): string => KEYED.riga.replace(from, to);

  it("is the same at both ends", () => {
    expect(told(keyedPeers(), code)).toEqual([]);
  });

  it("is told apart by its length, in each direction", () => {
    const text = keyedPeers({ riga: riga("cipher-1", "cipher-2"), before: CIPHER_2 });
    const [one, two] = ["a 128-bit key for aes", "a 256-bit key for aes"];
    expect(told(text, code)).toEqual([
      [
        `\`riga\` sends with ${two} as its \`esp-enc-key\`, and \`hq\` receives with ${one}`,
        `\`hq\` receives with ${one}`,
        [`\`riga\` sends with ${two}`],
      ],
      [
        `\`hq\` sends with ${one} as its \`esp-enc-key\`, and \`riga\` receives with ${two}`,
        `\`riga\` receives with ${two}`,
        [`\`hq\` sends with ${one}`],
      ],
    ]);
  });

  it("is told apart by its algorithm, also where no length is stated", () => {
    const cipher = (text: string): string =>
      `key cipher-2 { algorithm = ${text}  value = env("CIPHER_2") }\n`;
    const labels = (text: string): unknown[] =>
      told(keyedPeers({ riga: riga("cipher-1", "cipher-2"), before: cipher(text) }), code).map(
        ([, label]) => label,
      );
    expect(labels("3des  length = 192")).toEqual([
      "`hq` receives with a 128-bit key for aes",
      "`riga` receives with a 192-bit key for 3des",
    ]);
    expect(labels("3des")).toEqual([
      "`hq` receives with a 128-bit key for aes",
      "`riga` receives with a key for 3des",
    ]);
  });

  it("of another name and the same kind may be the same", () => {
    const same = CIPHER_2.replace("256", "128");
    expect(told(keyedPeers({ riga: riga("cipher-1", "cipher-2"), before: same }), code)).toEqual([]);
  });

  it("is missing at one end, as `none` or as a key for nothing", () => {
    const none =
      "`riga` sends with no key as its `esp-enc-key`, and `hq` receives with a 128-bit key for aes";
    expect(told(keyedPeers({ riga: riga("cipher-1", "none") }), code)[0]?.[0]).toBe(none);
    const nothing = 'key nothing { algorithm = null  value = env("NOTHING") }\n';
    const text = keyedPeers({ riga: riga("cipher-1", "nothing"), before: nothing });
    expect(told(text, code)[0]?.[0]).toBe(none);
    // Two ways to say that there is none.
    const both = { hq: KEYED.hq.replace("cipher-1", "none"), riga: riga("cipher-1", "nothing") };
    expect(told(keyedPeers({ ...both, before: nothing }), code)).toEqual([]);
  });

  it("that is declared nowhere, or does not say what it is for, is not compared", () => {
    const unfinished = CIPHER_2.replace("algorithm = aes", "");
    const silent = keyedPeers({ riga: riga("cipher-1", "cipher-2"), before: unfinished });
    expect(told(silent, "manual/key-incomplete")).toEqual([
      ["key `cipher-2` has no `algorithm`", "`algorithm` missing", []],
    ]);
    expect(told(silent, code)).toEqual([]);
    const text = keyedPeers({ riga: riga("cipher-1", "cipher-9") });
    expect(told(text, "name/dangling")).not.toEqual([]);
    expect(told(text, code)).toEqual([]);
  });
});

describe("keys by hand at one end", () => {
  const code = "manual/keying-differs";

  it("and keys from IKE at the other are told at both", () => {
    expect(told(keyedPeers({ rigaPolicy: "" }), code)).toEqual([
      [
        "`hq` protects this traffic with manual keys, and `riga` with keys from IKE",
        "manual keys at `hq`",
        ["`riga` waits for IKE"],
      ],
    ]);
    const exchanged = keyedPeers().replace("manual          = sa1", "");
    expect(told(exchanged, code)[0]?.slice(1)).toEqual(["manual keys at `riga`", ["`hq` waits for IKE"]]);
  });

  it("are the same at both, or at neither", () => {
    expect(told(keyedPeers(), code)).toEqual([]);
    const ike = keyedPeers({ rigaPolicy: "" }).replace("manual          = sa1", "");
    expect(told(ike, code)).toEqual([]);
  });

  it("are no question where nothing is encrypted, or where the other end has no policy", () => {
    const passed = (text: string): string => text.replace("ipsec-protocols = ah, esp", "action = none");
    expect(told(passed(passed(keyedPeers({ rigaPolicy: "" }))), code)).toEqual([]);
    const without = keyedPeers().replace(/ {2}policy 10\.2\.0\.0\/16 -> 10\.1\.0\.0\/16 \{[^}]*\}\n/, "");
    expect(without).not.toBe(keyedPeers());
    expect(told(without, code)).toEqual([]);
  });
});

describe("a key", () => {
  const key = (text: string): unknown[] =>
    told(keyedPeers({ before: `key other { ${text} }\n` }), "manual/key-incomplete").map(
      ([message]) => message,
    );

  it("says what it is for, and what it is", () => {
    expect(key('algorithm = aes  length = 128  value = env("OTHER")')).toEqual([]);
    expect(key("algorithm = aes  length = 128")).toEqual(["key `other` has no `value`"]);
    expect(key('length = 128  value = env("OTHER")')).toEqual(["key `other` has no `algorithm`"]);
    expect(key("length = 128")).toEqual(["key `other` has no `algorithm` and no `value`"]);
    expect(key("algorithm = null")).toEqual([]);
  });
});
