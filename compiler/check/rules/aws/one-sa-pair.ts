/** AWS keeps one pair of SAs per tunnel; RouterOS makes one per policy. */

import { report } from "../../../diagnostics/report.ts";
import { encryptingAt } from "../../../negotiate/segment.ts";
import { perConnection } from "../../rule.ts";
import { awsEnd } from "./ends.ts";

export const oneSaPair = perConnection("aws/one-sa-pair", (connection) => {
  const cloud = awsEnd(connection);
  if (cloud === undefined) return [];
  const policies = encryptingAt(connection, cloud.here.side === "left" ? 0 : 1);
  const second = policies[1];
  if (second === undefined) return [];
  const place = second.ends[cloud.here.side === "left" ? 0 : 1].stated?.place ?? second.place;
  return [
    report("aws/one-sa-pair", {
      message: `\`${connection.name}\` has ${policies.length} policies, and AWS keeps one pair of SAs for a tunnel`,
      place,
      label: "the second pair may push out the first",
      notes: ["each policy asks for SAs of its own; with several, traffic moves between them or stops"],
      subjects: connection.subjects,
    }),
  ];
});
