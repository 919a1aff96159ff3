/** A carrier runs between two fixed addresses, and its policy names both: nobody may translate them on the way. */

import { report } from "../../../diagnostics/report.ts";
import { perConnection } from "../../rule.ts";

export const carrierOutside = perConnection("carrier/outside", (connection) =>
  connection.ends.flatMap((end) => {
    if (!connection.ends.some(({ carrier }) => carrier !== undefined)) return [];
    const { own, seen } = end.outside;
    // Who is nowhere described is where its peer looks; an end without any address has its own report.
    const fixed =
      end.outside.family === 4 &&
      (end.stated === undefined ? seen !== undefined : own !== undefined && own.value === seen?.value);
    if (fixed) return [];
    const nat = end.site.fields.get("site.behind-nat");
    const place = nat?.place ?? end.site.wans[0]?.place ?? end.stated?.place ?? connection.place;
    return [
      report("carrier/outside", {
        message: `the carrier of \`${connection.name}\` needs a fixed IPv4 address of \`${end.site.name}\`, which it has on its own interface`,
        place,
        label:
          end.outside.family === 6
            ? "carriers run between IPv4 addresses"
            : own === undefined
              ? "not known before the router has it"
              : "the other end sees another address",
        notes: [
          "the interface and the policy that protects it name both outside addresses, and each end must have what the other names",
        ],
        subjects: connection.subjects,
      }),
    ];
  }),
);
