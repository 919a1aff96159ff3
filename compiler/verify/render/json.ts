/** The report for programs: one object, described by `compiler/schemas/verify.schema.json`. */

import { verdictOf, type Report } from "../report.ts";

export function reportJson(report: Report): object {
  const { site, device, tunnels, sas, outputs, strangers, unrecognized } = report;
  return {
    version: 1,
    site,
    device,
    verdict: verdictOf(report),
    sas,
    outputs: outputs.map(({ where, of, vendor }) => ({ ...where, of, vendor })),
    tunnels: tunnels.map(({ name, remoteSite, judgements }) => ({
      name,
      remoteSite,
      judgements: judgements.map(({ aspect, verdict, of, expected, seen, where, action }) => ({
        aspect,
        verdict,
        of,
        expected,
        seen,
        places: where,
        action: action ?? null,
      })),
    })),
    strangers,
    unrecognized,
  };
}
