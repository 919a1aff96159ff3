/** Defaults of Cisco IOS that hold for every release and for both versions of IKE; the others must be stated. */

import type { DeviceDefault } from "./types.ts";
import { day, hour, number, words } from "./types.ts";

const yang = "Cisco's YANG models of IOS XE 16.5.1 to 26.1.1, Cisco-IOS-XE-crypto.yang";
const show = "`show crypto isakmp policy` of several public lab notes: the default protection suite";

// prettier-ignore
const rows: readonly Omit<DeviceDefault, "target">[] = [
  { parameter: "phase1.lifetime", value: number(day), confidence: "C", source: show },
  { parameter: "phase2.lifetime", value: number(hour), confidence: "B", source: yang },
  { parameter: "phase2.mode", value: words("tunnel"), confidence: "B", source: yang },
  { parameter: "phase2.pfs", value: words("none"), confidence: "C", source: "a crypto map without `set pfs` asks for none" },
];

export const CISCO_DEFAULTS: readonly DeviceDefault[] = rows.map((row) => ({ ...row, target: "cisco-ios" }));
