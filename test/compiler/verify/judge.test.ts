/** What is wrong with a tunnel is told, and nothing else: outputs in which one thing differs. */

import { describe, expect, it } from "vitest";
import { verdictOf } from "../../../compiler/verify/report.ts";
import { complaints, expectedOf, judged, linesOf, output } from "./support.ts";

const office = expectedOf("aws-vpc", "office");
const hq = expectedOf("head-office", "hq");
const branch = expectedOf("routeros-cisco", "branch");
const five = output("office-5.txt");

/** One edit of the sound output. */
const edited = (from: string | RegExp, to: string): string[] => {
  expect(five).toMatch(from);
  return complaints(judged(office, { "a.txt": five.replace(from, to) }));
};

describe("RouterOS 5 with AWS", () => {
  it.each<[string, string | RegExp, string, string[]]>([
    [
      "a peer that is not up",
      "state=established",
      "state=message-1-sent",
      ["wrong phase 1 office: `message-1-sent`"],
    ],
    [
      "a peer that is not there",
      "remote-address=72.21.209.225",
      "remote-address=72.21.209.1",
      ["wrong phase 1 office: no peer with this address"],
    ],
    ["an SA that was never made", /state=mature/, "state=larval", ["wrong state office: `larval`"]],
    ["another cipher", "enc-algorithm=aes", "enc-algorithm=3des", ["wrong suite office: 3des"]],
    [
      "another key length",
      '"00c0ffee11c0ffee22c0ffee33c0ffee"',
      '"00c0ffee11c0ffee22c0ffee33c0ffee00c0ffee11c0ffee22c0ffee33c0ffee"',
      ["wrong suite office: aes with a key of 256 bits"],
    ],
    ["another hash", "auth-algorithm=sha1", "auth-algorithm=md5", ["wrong suite office: md5"]],
    [
      "a word that no table has",
      "auth-algorithm=sha1",
      "auth-algorithm=deadbeefdeadbeef",
      ["wrong suite office: an algorithm that vpnc does not know"],
    ],
    ["another lifetime", "add-lifetime=48m/1h", "add-lifetime=24m/30m", ["wrong lifetime office: 30m"]],
    [
      "no way back",
      "current-bytes=43448",
      "current-bytes=0",
      ["wrong traffic office: 51720 bytes out, 0 bytes in"],
    ],
    [
      "nothing sent",
      "current-bytes=51720",
      "current-bytes=0",
      ["wrong traffic office: 0 bytes out, 43448 bytes in"],
    ],
  ])("tells %s", (_, from, to, expected) => {
    expect(edited(from, to)).toEqual(expected);
  });

  it("tells SAs that are missing at one side", () => {
    const cut = five.slice(0, five.indexOf(" 3 E spi"));
    expect(complaints(judged(office, { "a.txt": cut }))).toEqual(["wrong SAs office: 1 SA, 1 in and 0 out"]);
  });

  it("tells an empty list", () => {
    const empty = "[admin@office] > /ip ipsec installed-sa print\nFlags: A - AH, E - ESP, P - pfs\n";
    expect(complaints(judged(office, { "a.txt": empty }))).toEqual([
      "wrong SAs office: none",
      "wrong SAs office: none",
    ]);
  });

  it("leaves out what belongs to other tunnels", () => {
    const more = `${five} 4 E spi=0x1 src-address=9.9.9.9 dst-address=192.0.2.4 state=dead enc-algorithm=des\n`;
    const report = judged(office, { "a.txt": more });
    expect(verdictOf(report)).toBe("ok");
    expect(report.strangers).toEqual([{ file: "a.txt", line: 30 }]);
  });
});

describe("two RouterOS ends", () => {
  const both = { "hq.txt": output("hq-7.txt"), "riga.txt": output("riga-6.txt") };

  it("are told apart, and belong together", () => {
    const report = judged(hq, both);
    expect(report.outputs.map(({ where, of }) => [where.file, of])).toEqual([
      ["hq.txt", "hq"],
      ["riga.txt", "riga"],
    ]);
    expect(complaints(report)).toEqual(["wrong SAs hq: 3 SAs, 2 in and 1 out"]);
    expect(linesOf(report).at(-1)).toContain(
      "ok SPI hq and riga: they belong together: 0xE841441 (243536961) riga to hq",
    );
  });

  it("count old and new SAs while keys are renewed", () => {
    const renewed = `${both["hq.txt"]}\n 3  HE spi=0x65B1A82 src-address=203.0.113.2 dst-address=198.51.100.7 state=dying\n enc-algorithm=aes-gcm enc-key-size=288\n`;
    const report = judged(hq, { "hq.txt": renewed });
    expect(complaints(report)).toEqual([]);
  });

  it("do not belong together when they were printed at different times", () => {
    const later = both["riga.txt"].replace("0xE841441", "0xE841442").replace("0xE2829EA", "0xE2829EB");
    const own = both["hq.txt"].slice(0, both["hq.txt"].indexOf(" 2  HE"));
    expect(complaints(judged(hq, { "riga.txt": later, "hq.txt": own }))).toEqual([
      "wrong SPI hq and riga: no SPI in common: 0xE841441 (243536961) and 0xE2829EA (237513194) at `hq`, 0xE841442 (243536962) and 0xE2829EB (237513195) at `riga`",
    ]);
  });

  it("agree with what strongSwan prints of the same SAs", () => {
    const report = judged(hq, { "hq.txt": both["hq.txt"], "riga.txt": output("riga-swanctl.txt") });
    expect(report.outputs.map(({ of, vendor }) => `${of} ${vendor}`)).toEqual([
      "hq routeros",
      "riga strongswan",
    ]);
    expect(linesOf(report)).toContain("ok traffic riga: 1820 bytes out, 1900 bytes in @ 8 9");
    expect(linesOf(report)).toContain("ok phase 1 riga: established @ 1");
    expect(linesOf(report).at(-1)).toMatch(/^ok SPI hq and riga: they belong together/);
  });
});

describe("a Cisco", () => {
  it("is the far end by the addresses it calls its own", () => {
    const report = judged(branch, { "cisco.txt": output("cisco-15.txt") });
    expect(report.outputs.map(({ of }) => of)).toEqual(["cisco"]);
    expect(complaints(report)).toEqual([]);
    expect(linesOf(report)).toContain("ok phase 1 cisco: established @ 4");
    expect(verdictOf(report)).toBe("ok");
  });

  it("tells a counter that stands still, and a transform of another suite", () => {
    const still = output("cisco-15.txt").replace("#pkts decaps: 25", "#pkts decaps: 0");
    expect(complaints(judged(branch, { "cisco.txt": still }))).toEqual([
      "wrong traffic cisco: 24 packets out, 0 packets in",
    ]);
    const other = output("cisco-15.txt").replace("esp-des esp-sha-hmac", "esp-256-aes esp-sha256-hmac");
    expect(complaints(judged(branch, { "cisco.txt": other }))).toEqual([
      "wrong suite cisco: aes-cbc with a key of 256 bits",
      "wrong suite cisco: sha256",
    ]);
  });
});

describe("manual keying", () => {
  const sa = (spi: number, type: string, direction: string): string =>
    `${spi - 255} spi=${spi} replay=0 state=mature auth-algorithm=sha1hmac enc-algorithm=3descbc src-address= dst-address= policy-id=1 sa-type=${type} direction=${direction} enc-key-length=192\n`;

  it("has the SPIs that were written, in their direction", () => {
    const right = sa(256, "ah", "in") + sa(257, "ah", "out") + sa(258, "esp", "in") + sa(259, "esp", "out");
    const r1 = expectedOf("two-routers/manual", "r1");
    expect(complaints(judged(r1, { "r1.txt": right }))).toEqual([]);
    expect(complaints(judged(expectedOf("two-routers/manual", "r2"), { "r2.txt": right }))).toEqual([
      "wrong SPI r2: 259 in, 258 out, 257 in, 256 out is not there",
    ]);
  });
});
