/** The outputs that the two source documents print, judged against their configurations: states, counts, counters and SPIs. */

import { describe, expect, it } from "vitest";
import { verdictOf } from "../../../compiler/verify/report.ts";
import { expectedOf, judged, linesOf, output } from "./support.ts";

describe("the 2002 manual", () => {
  const report = judged(expectedOf("routeros-cisco", "branch"), { "both.txt": output("branch-2002.txt") });

  it("shows a pair of SAs at either end that belong together, and a RouterOS that has received nothing", () => {
    expect(linesOf(report)).toEqual([
      "to-cisco",
      "ok SAs branch: 2 SAs, 1 in and 1 out @ 4 12",
      "ok state branch: `mature` @ 4 12",
      "ok suite branch: descbc @ 4 12",
      "ok suite branch: sha1hmac @ 4 12",
      "ok lifetime branch: 30m @ 4 12",
      "wrong traffic branch: 71896 bytes out, 0 bytes in @ 4 12",
      "ok SAs cisco: 2 SAs, 1 in and 1 out @ 38 51",
      "ok suite cisco: des @ 38 51",
      "ok suite cisco: sha1 @ 38 51",
      "ok lifetime cisco: 17m14s left @ 38 51",
      "ok traffic cisco: 1810 packets out, 1861 packets in @ 38 51",
      "ok SPI branch and cisco: they belong together: 0x90012A (9437482) branch to cisco, 0x1308650C (319317260) cisco to branch @ 4 38 12 51",
    ]);
    expect(verdictOf(report)).toBe("wrong");
  });

  it("says of the one-way counter what it may be", () => {
    const [traffic] = report.tunnels.flatMap(({ judgements }) =>
      judgements.filter(({ aspect, verdict }) => aspect === "traffic" && verdict === "wrong"),
    );
    expect(traffic?.action).toContain("one-way: `cisco` has sent");
    expect(traffic?.action).toContain("a filter drops ESP");
  });
});

describe("the 2011 post", () => {
  const expected = expectedOf("aws-vpc", "office");

  it("has both peers up, one SA of each tunnel, and leaves the rest out", () => {
    const report = judged(expected, { "post.txt": output("office-2011.txt") });
    expect(linesOf(report)).toEqual([
      "aws-1",
      "ok phase 1 office: established @ 1",
      "unclear SAs office: 1 SA, 1 in and 0 out; the list is cut off @ 2 2",
      "ok state office: `mature` @ 2",
      "ok suite office: aes with a key of 128 bits @ 2",
      "ok suite office: sha1 @ 2",
      "ok lifetime office: 1h @ 2",
      "aws-2",
      "ok phase 1 office: established @ 1",
      "unclear SAs office: 1 SA, 1 in and 0 out; the list is cut off @ 2 2",
    ]);
    expect(report.sas).toEqual({ expected: 4, seen: 2 });
    expect(verdictOf(report)).toBe("unclear");
  });

  it("is as expected with its four blocks", () => {
    const report = judged(expected, { "office.txt": output("office-5.txt") });
    expect(report.sas).toEqual({ expected: 4, seen: 4 });
    expect(linesOf(report)).toContain("ok SAs office: 2 SAs, 1 in and 1 out @ 6 18");
    expect(linesOf(report)).toContain("ok traffic office: 51720 bytes out, 43448 bytes in @ 6 18");
    expect(verdictOf(report)).toBe("ok");
  });

  it("needs no line breaks", () => {
    const flat = output("office-5.txt").replace(/\s+/g, " ");
    expect(verdictOf(judged(expected, { "office.txt": flat }))).toBe("ok");
  });
});
