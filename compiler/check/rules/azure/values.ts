/** What an Azure end is asked for must be among the values of an IPsec policy of an Azure gateway. */

import { AZURE_DPD, AZURE_TUNNEL } from "../../../catalogue/clouds/azure.ts";
import { showScalar } from "../../../catalogue/show.ts";
import { report } from "../../../diagnostics/report.ts";
import type { Fields } from "../../../model/model.ts";
import { endAt, fieldsAt, numberOf, outOfRange, patience, type Finding } from "../../cloud-options.ts";
import { perConnection } from "../../rule.ts";

export const azureValues = perConnection("azure/values", (connection) => {
  const there = endAt(connection, "azure");
  if (there === undefined) return [];
  const found = [
    ...fieldsAt(connection, there.at).flatMap((fields) => outOfRange(fields, AZURE_TUNNEL)),
    ...watching(there.end.phase1.fields),
  ];
  return found.map(({ what, located, possible }) =>
    report("azure/values", {
      message: `\`${there.end.site.name}\` cannot take ${what}: Azure has ${possible}`,
      place: located.place ?? connection.place,
      label:
        located.through === undefined
          ? "not a value of Azure"
          : `not a value of Azure (through \`${located.through}\`)`,
      subjects: connection.subjects,
    }),
  );
});

/** Its own end's; a customer may look more often. */
function watching(fields: Fields): readonly Finding[] {
  const known = patience(fields);
  if (known === undefined || known.located.from !== "side") return [];
  const { seconds, located } = known;
  if (seconds === 0 || (seconds >= AZURE_DPD.min && seconds <= AZURE_DPD.max)) return [];
  const [from, to] = [AZURE_DPD.min, AZURE_DPD.max].map((each) => showScalar(numberOf(each), "seconds"));
  return [
    {
      what: `a peer as dead after ${showScalar(numberOf(seconds), "seconds")} (\`dpd.interval\` times \`dpd.failures\`)`,
      located,
      possible: `${from} to ${to}`,
    },
  ];
}
