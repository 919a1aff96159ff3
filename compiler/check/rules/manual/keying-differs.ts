/** Traffic that one end protects with manual keys and the other with IKE's: neither understands what the other sends. */

import { report } from "../../../diagnostics/report.ts";
import { first } from "../../../expand/connection.ts";
import { placed } from "../../both-ends.ts";
import { perConnection } from "../../rule.ts";

export const keyingDiffers = perConnection("manual/keying-differs", (connection) =>
  connection.policies.flatMap((policy) => {
    if (policy.ends.some((end) => end.stated === undefined)) return [];
    const references = policy.ends.map((end) => first(end.fields, "policy.manual"));
    const [manual] = references.filter((reference) => reference?.value.kind === "reference");
    const at = references.findIndex((reference) => reference?.value.kind !== "reference");
    if (manual === undefined || at === -1) return [];
    const [here, there] = [connection.ends[1 - at]?.site.name, connection.ends[at]?.site.name];
    const other = references[at]?.place ?? policy.ends[at]?.stated?.place;
    return [
      report("manual/keying-differs", {
        message: `\`${here}\` protects this traffic with manual keys, and \`${there}\` with keys from IKE`,
        place: manual.place ?? policy.place,
        label: `manual keys at \`${here}\``,
        related: placed(other, `\`${there}\` waits for IKE`),
        notes: ["the SPIs and keys of one end mean nothing to the other, so every packet is dropped"],
        help: "let both ends negotiate, or name a `manual` at both",
        subjects: policy.subjects,
      }),
    ];
  }),
);
