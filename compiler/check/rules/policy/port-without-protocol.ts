/** Ports exist only in TCP and UDP. */

import { report } from "../../../diagnostics/report.ts";
import { wordOf } from "../../../expand/connection.ts";
import { perConnection } from "../../rule.ts";

const WITH_PORTS = ["tcp", "udp", "sctp", "dccp", "udp-lite"];

export const portWithoutProtocol = perConnection("policy/port-without-protocol", (connection) =>
  connection.policies.flatMap((policy) =>
    policy.ends.flatMap(({ fields }) => {
      const protocol = wordOf(fields, "policy.protocol");
      if (protocol === undefined || WITH_PORTS.includes(protocol)) return [];
      const ports = (["policy.src-port", "policy.dst-port"] as const)
        .map((id) => fields.get(id))
        .filter((port) => port !== undefined && port.from !== "default" && port.value[0]?.kind === "number");
      return ports.map((port) =>
        report("policy/port-without-protocol", {
          message: `a policy of \`${connection.name}\` selects a port, but its protocol (\`${protocol}\`) has none`,
          place: port?.place,
          label: "a port needs `protocol = tcp` or `udp`",
          subjects: policy.subjects,
        }),
      );
    }),
  ),
);
