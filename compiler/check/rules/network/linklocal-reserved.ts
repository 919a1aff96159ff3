/** Inside networks that AWS keeps for itself. */

import { isAwsReserved } from "../../../catalogue/clouds/aws.ts";
import { report } from "../../../diagnostics/report.ts";
import { perConnection } from "../../rule.ts";
import { awsEnd } from "../aws/ends.ts";

export const linklocalReserved = perConnection("network/linklocal-reserved", (connection) => {
  const cloud = awsEnd(connection);
  const inside = cloud?.there.inside ?? cloud?.here.inside;
  if (cloud === undefined || inside === undefined || !isAwsReserved(inside.value.address)) return [];
  return [
    report("network/linklocal-reserved", {
      message: `AWS uses the inside network of \`${connection.name}\` itself`,
      place: inside.place,
      label: "reserved by AWS",
      notes: [
        "reserved are 169.254.0.0/30 to 169.254.5.0/30, one for each third byte, and 169.254.169.252/30",
      ],
      subjects: connection.subjects,
    }),
  ];
});
