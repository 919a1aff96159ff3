/** AWS knows its customer gateway by a fixed address, where a pre-shared key identifies it. */

import { report } from "../../../diagnostics/report.ts";
import { wordOf } from "../../../expand/connection.ts";
import { perConnection } from "../../rule.ts";
import { awsEnd } from "./ends.ts";

export const staticOutside = perConnection("aws/static-outside", (connection) => {
  const here = awsEnd(connection)?.here;
  if (here === undefined || wordOf(here.phase1.fields, "phase1.auth-method") !== "pre-shared-key") return [];
  const { seen, hostName, dynamic } = here.outside;
  const nat = here.site.fields.get("site.behind-nat");
  const hidden = seen === undefined && nat?.value[0]?.kind === "word" && nat.value[0].word === "yes";
  if (!dynamic && hostName === undefined && !hidden) return [];
  const why = dynamic ? "is dynamic" : hidden ? "is hidden behind a translator" : "is a name";
  return [
    report("aws/static-outside", {
      message: `AWS cannot recognise \`${here.site.name}\`: its outside address ${why}`,
      place: hostName?.place ?? (hidden ? nat?.place : here.site.wans[0]?.place) ?? connection.place,
      label: why,
      subjects: connection.subjects,
    }),
  ];
});
