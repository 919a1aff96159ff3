/** Any word may stand anywhere: names that every JavaScript object answers to are unknown words like others. */

import { describe, expect, it } from "vitest";
import { analyzeText, codesOf } from "../support/analyze.ts";

const WORDS = ["constructor", "toString", "__proto__", "hasOwnProperty", "valueOf", "prototype"];

/** Every place where a word of the user is looked up in a table. */
const textWith = (word: string): string => `site a {
  device = routeros 7.20
  ${word} {
    x = 1
  }
  ${word} = 3
}
${word} b {
}
phase1 p {
  ${word} { y = 2 }
  encryption = ${word}
  exchange   = ${word}
}
site c {
  device = ${word} 7.20
}
tunnel t: a <-> ${word} {
  policy left.${word} <-> ${word}.lan
  waive ${word} "no"
  phase1 = ${word}
  psk    = ${word}("x")
}
tunnel u: a <-> c {
  policy any <-> any {
    protocol = ${word}
  }
}
`;

describe.each(WORDS)("%s", (word) => {
  it("means nothing anywhere, as any unknown word does", () => {
    const mistaken = codesOf(analyzeText(textWith(word)));
    expect(mistaken.toSorted()).toEqual(codesOf(analyzeText(textWith("unheard"))).toSorted());
    expect(mistaken).toContain("error name/unknown-block");
    expect(mistaken).toContain("error waive/unknown-code");
  });

  it("can be a name", () => {
    const analysis = analyzeText(`phase1 ${word} { exchange = ikev2 }\nphase2 x extends ${word} {\n}`);
    expect(codesOf(analysis)).toEqual(["error name/dangling"]);
  });
});
