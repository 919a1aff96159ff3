/** A head office whose branches call from unknown addresses: who is away is no fault, and who is there is judged as any other. */

import { expect, it } from "vitest";
import { verdictOf } from "../../../compiler/verify/report.ts";
import { complaints, expectedOf, judged, linesOf } from "./support.ts";

const hq = expectedOf("dynamic-branches", "hq");
const PEERS = `[admin@hq] > /ip/ipsec/active-peers/print
Flags: R - RESPONDER
Columns: ID, STATE, UPTIME, PH2-TOTAL, REMOTE-ADDRESS
#   ID                STATE        UPTIME   PH2-TOTAL  REMOTE-ADDRESS
`;
const NARVA = "0   narva.example.net established  5h9m14s          1  198.51.100.7\n";
const RIGA = "1 R riga.example.net  established  1h9m14s          1  192.0.2.77\n";
const TARTU = "2 R tartu.example.net established  1h9m14s          1  192.0.2.99\n";
const SAS = `[admin@hq] > /ip/ipsec/installed-sa/print
Flags: S - seen-traffic; H - hw-aead; A - AH, E - ESP
`;

function pair(address: string, spi: string, keySize = 288): string {
  const sa = (from: string, to: string, way: string): string =>
    ` 0 SHE spi=0x${spi}${way} src-address=${from} dst-address=${to}\n       state=mature enc-algorithm=aes-gcm enc-key-size=${keySize}\n       add-lifetime=48m20s/1h25s replay=128\n\n`;
  return sa(address, "203.0.113.2", "A") + sa("203.0.113.2", address, "B");
}

it("asks for nothing of branches that are away", () => {
  const report = judged(hq, { "hq.txt": `${PEERS}${NARVA}${SAS}${pair("198.51.100.7", "100")}` });
  expect(complaints(report)).toEqual([]);
  expect(verdictOf(report)).toBe("ok");
  expect(report.sas).toEqual({ expected: 2, seen: 2 });
  expect(report.strangers).toEqual([]);
  expect(linesOf(report)).toContain("branch-riga, branch-tallinn, branch-tartu");
  expect(linesOf(report)).toContain("ok SAs hq: none: it is not connected @ ");
});

it("still asks for the branch whose address is known", () => {
  const report = judged(hq, { "hq.txt": `${PEERS}${RIGA}${SAS}${pair("192.0.2.77", "200")}` });
  expect(complaints(report)).toEqual(["wrong phase 1 hq: no peer with this address", "wrong SAs hq: none"]);
});

it("counts those that are connected together, whatever their addresses", () => {
  const sas = pair("198.51.100.7", "100") + pair("192.0.2.77", "200") + pair("192.0.2.99", "300");
  const report = judged(hq, { "hq.txt": `${PEERS}${NARVA}${RIGA}${TARTU}${SAS}${sas}` });
  expect(complaints(report)).toEqual([]);
  expect(report.strangers).toEqual([]);
  expect(linesOf(report).some((line) => line.startsWith("ok SAs hq: 4 SAs, 2 in and 2 out"))).toBe(true);
});

it("judges what they run", () => {
  const sas = pair("198.51.100.7", "100") + pair("192.0.2.77", "200", 160);
  const report = judged(hq, { "hq.txt": `${PEERS}${NARVA}${RIGA}${SAS}${sas}` });
  expect(complaints(report).map((line) => line.replace(/:.*/, ""))).toEqual(["wrong suite hq"]);
});
