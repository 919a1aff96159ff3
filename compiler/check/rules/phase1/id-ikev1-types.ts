/** In main mode the responder must find the key before it learns the name: RouterOS compares names only under IKEv2. */

import type { Scalar } from "../../../catalogue/scalar.ts";
import { showScalars } from "../../../catalogue/show.ts";
import { report } from "../../../diagnostics/report.ts";
import { isIkev2 } from "../../../negotiate/judge.ts";
import { isRouteros, phase1Ends, phaseSubjects, statedOf } from "../../each-end.ts";
import { perConnection } from "../../rule.ts";

export const idIkev1Types = perConnection("phase1/id-ikev1-types", (connection) =>
  isIkev2(connection)
    ? []
    : phase1Ends(connection).flatMap(({ end }) => {
        const stated = statedOf(end.tunnel.get("tunnel.remote-id"));
        if (stated === undefined || !isRouteros(end) || !stated.value.some(isName)) return [];
        return [
          report("phase1/id-ikev1-types", {
            message: `\`${end.site.name}\` cannot expect ${showScalars(stated.value)} under IKEv1: RouterOS compares names only under IKEv2`,
            place: stated.place,
            label: "a name",
            subjects: phaseSubjects(connection, 1),
          }),
        ];
      }),
);

function isName(scalar: Scalar): boolean {
  return scalar.kind === "identity" && scalar.type !== "address";
}
