/** What the baselines demand beside algorithms: the version of IKE, AH, lifetimes. */

import type { Baseline } from "../../../catalogue/algorithms.ts";
import type { ParameterId } from "../../../catalogue/ids.ts";
import type { Scalar } from "../../../catalogue/scalar.ts";

export const TITLES: Readonly<Record<Baseline, string>> = {
  rfc: "RFC 8221, RFC 8247 and RFC 9395",
  nist: "NIST SP 800-77r1",
  bsi: "BSI TR-02102-3",
  cnsa2: "CNSA 2.0",
};

export interface SettingRow {
  readonly baseline: Baseline;
  readonly parameter: ParameterId;
  readonly forbids: (value: Scalar) => boolean;
  readonly citation: string;
  readonly help: string;
}

const ikev1 = (value: Scalar): boolean => value.kind === "word" && value.word !== "ikev2";
const ah = (value: Scalar): boolean => value.kind === "word" && value.word === "ah";
const over =
  (hours: number) =>
  (value: Scalar): boolean =>
    value.kind === "number" && value.value > hours * 3600;
const useIkev2 = "use `exchange = ikev2` at both ends";
const useEsp = "use `ipsec-protocols = esp`";

// prettier-ignore
export const SETTINGS: readonly SettingRow[] = [
  { baseline: "rfc",   parameter: "phase1.exchange",        forbids: ikev1,    citation: "RFC 9395, abstract: IKEv1 is deprecated", help: useIkev2 },
  { baseline: "bsi",   parameter: "phase1.exchange",        forbids: ikev1,    citation: "BSI TR-02102-3: IKEv2 only (at second hand)", help: useIkev2 },
  { baseline: "cnsa2", parameter: "phase1.exchange",        forbids: ikev1,    citation: "RFC 9206, section 4: MUST use IKEv2", help: useIkev2 },
  { baseline: "nist",  parameter: "phase2.ipsec-protocols", forbids: ah,       citation: "NIST SP 800-77r1, section 4.5, page 46: AH should not be deployed (at second hand)", help: useEsp },
  { baseline: "cnsa2", parameter: "phase2.ipsec-protocols", forbids: ah,       citation: "RFC 9206, section 11: AH MUST NOT be used", help: useEsp },
  { baseline: "nist",  parameter: "phase1.lifetime",        forbids: over(24), citation: "NIST SP 800-77: at most 24 hours (at second hand, from libreswan's source)", help: "use `lifetime = 1d` or less in phase 1" },
  { baseline: "nist",  parameter: "phase2.lifetime",        forbids: over(8),  citation: "NIST SP 800-77: at most 8 hours (at second hand, from libreswan's source)", help: "use `lifetime = 8h` or less in phase 2" },
  { baseline: "bsi",   parameter: "phase1.lifetime",        forbids: over(24), citation: "BSI TR-02102-3: at most 24 hours (from memory)", help: "use `lifetime = 1d` or less in phase 1" },
  { baseline: "bsi",   parameter: "phase2.lifetime",        forbids: over(4),  citation: "BSI TR-02102-3: at most 4 hours (from memory)", help: "use `lifetime = 4h` or less in phase 2" },
];
