/** An address from a document's example beside a real one: copied, and not replaced. */

import { isDocumentation, isLocal } from "../../../catalogue/address-ranges.ts";
import { report } from "../../../diagnostics/report.ts";
import { perConnection } from "../../rule.ts";

export const docRange = perConnection("network/doc-range", (connection) => {
  const seen = connection.ends.map((end) => end.outside.seen);
  // Examples all of whose addresses are made up are examples.
  if (!seen.some((address) => isReal(address?.value))) return [];
  return connection.ends.flatMap((end) => {
    const address = end.outside.seen;
    if (address === undefined || !isDocumentation(address.value)) return [];
    return [
      report("network/doc-range", {
        message: `\`${address.value}\` of \`${end.site.name}\` is an address for examples in documents`,
        place: address.place ?? connection.place,
        label: "nobody has this address",
        subjects: connection.subjects,
      }),
    ];
  });
});

function isReal(address: string | undefined): boolean {
  return address !== undefined && !isDocumentation(address) && !isLocal(address);
}
