/** Certificates can be stated for a partner's end; an end that vpnc configures cannot use them yet. */

import { report } from "../../../diagnostics/report.ts";
import { first } from "../../../expand/connection.ts";
import { perConnection } from "../../rule.ts";

export const certificates = perConnection("language/not-yet", (connection) =>
  connection.ends.flatMap((end) => {
    const method = first(end.phase1.fields, "phase1.auth-method");
    if (method?.value.kind !== "word" || method.value.word === "pre-shared-key") return [];
    if (end.site.device.value.target !== "routeros") return [];
    return [
      report("language/not-yet", {
        message: `\`${method.value.word}\` is not supported yet on \`${end.site.name}\``,
        place: method.place ?? connection.place,
        label: "understood, but this version cannot compile it",
        subjects: connection.subjects,
      }),
    ];
  }),
);
