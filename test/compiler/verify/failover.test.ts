/** Tunnels of which one carries the traffic at a time: the other one is no fault, whichever it is. */

import { describe, expect, it } from "vitest";
import { complaints, expectedOf, judged, linesOf } from "./support.ts";

const office = expectedOf("failover", "office");

function pair(remote: string, spi: string): string {
  const sa = (from: string, to: string, way: string): string =>
    ` 0 SHE spi=0x${spi}${way} src-address=${from} dst-address=${to}\n       state=mature enc-algorithm=aes-gcm enc-key-size=288\n       add-lifetime=48m20s/1h25s replay=128\n\n`;
  return sa(remote, "192.0.2.4", "A") + sa("192.0.2.4", remote, "B");
}

const listing = (...pairs: readonly string[]): string =>
  `[admin@office] > /ip/ipsec/installed-sa/print\nFlags: S - seen-traffic; H - hw-aead; A - AH, E - ESP\n${pairs.join("")}`;
const peers = (remote: string): string =>
  `[admin@office] > /ip/ipsec/active-peers/print\nFlags: R - RESPONDER\nColumns: ID, STATE, UPTIME, PH2-TOTAL, REMOTE-ADDRESS\n#   ID                STATE        UPTIME   PH2-TOTAL  REMOTE-ADDRESS\n0   ${remote} established  5h9m14s          1  ${remote}\n`;

describe.each([
  ["the first", "203.0.113.193", "aws-2"],
  ["the second", "203.0.113.225", "aws-1"],
])("while %s is in use", (_, remote, other) => {
  it("nothing is asked of the other one", () => {
    const report = judged(office, { "office.txt": peers(remote) + listing(pair(remote, "100")) });
    expect(complaints(report)).toEqual([]);
    const lines = linesOf(report);
    expect(lines[lines.indexOf(other) + 2]).toContain("another tunnel of its failover is in use");
  });
});

it("something is wrong while none is", () => {
  const report = judged(office, { "office.txt": listing() });
  expect(complaints(report)).toEqual(["wrong SAs office: none", "wrong SAs office: none"]);
});

it("each stays to be asked for, where it has traffic of its own, too", () => {
  expect(office.tunnels.map(({ inTurn }) => inTurn)).toEqual([
    ["aws-1", "aws-2"],
    ["aws-1", "aws-2"],
  ]);
  const single = expectedOf("aws-vpc", "office");
  expect(single.tunnels.map(({ inTurn }) => inTurn)).toEqual([[], []]);
});
