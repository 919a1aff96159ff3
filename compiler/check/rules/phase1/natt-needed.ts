/** Behind NAT, ESP needs UDP around it and AH cannot pass at all. */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { report } from "../../../diagnostics/report.ts";
import { protocolsOf } from "../../../expand/protocols.ts";
import { isIkev2 } from "../../../negotiate/judge.ts";
import type { Connection, End } from "../../../expand/connection.ts";
import { ikePolicies, isBehindNat, phase1Ends, phaseSubjects, wordsIn } from "../../each-end.ts";
import { perConnection } from "../../rule.ts";

export const nattNeeded = perConnection("phase1/natt-needed", (connection) => {
  const hidden = connection.ends.find(isBehindNat);
  if (hidden === undefined) return [];
  return [...(isIkev2(connection) ? [] : switchedOff(connection, hidden)), ...ah(connection, hidden)];
});

function switchedOff(connection: Connection, hidden: End): Diagnostic[] {
  return phase1Ends(connection).flatMap(({ end, profile }) => {
    const value = profile.fields.get("phase1.nat-traversal");
    if (value === undefined || !wordsIn(value.value).includes("no")) return [];
    return [
      report("phase1/natt-needed", {
        message: `\`${connection.name}\` crosses the NAT in front of \`${hidden.site.name}\`, and \`${end.site.name}\` has \`nat-traversal = no\``,
        place: value.place ?? profile.place,
        label: value.place === undefined ? `what \`${end.site.name}\` does by itself` : "switched off here",
        related: natPlace(hidden),
        subjects: phaseSubjects(connection, 1),
      }),
    ];
  });
}

function ah(connection: Connection, hidden: End): Diagnostic[] {
  return ikePolicies(connection).flatMap(({ ends, place }) =>
    ends.flatMap((end) => {
      const protocols = protocolsOf(end);
      if (!wordsIn(protocols?.value ?? []).includes("ah")) return [];
      return [
        report("phase1/natt-needed", {
          message: `\`${connection.name}\` crosses the NAT in front of \`${hidden.site.name}\`, which AH cannot do`,
          place: protocols?.place ?? place,
          label: "AH covers the addresses that NAT changes",
          related: natPlace(hidden),
          help: "use `ipsec-protocols = esp`",
          subjects: phaseSubjects(connection, 2),
        }),
      ];
    }),
  );
}

function natPlace({ site }: End): Diagnostic["related"] {
  const place = site.fields.get("site.behind-nat")?.place;
  return place === undefined ? [] : [{ place, message: `\`${site.name}\` is behind NAT` }];
}
