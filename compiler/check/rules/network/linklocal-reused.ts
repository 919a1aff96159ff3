/** One inside network on two tunnels of a device: it has two ways to the same addresses. */

import { showScalar } from "../../../catalogue/show.ts";
import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { report } from "../../../diagnostics/report.ts";
import type { Connection, End } from "../../../expand/connection.ts";
import { networkOf } from "../../../source/addresses.ts";
import { acrossConnections } from "../../rule.ts";

interface Use {
  readonly connection: Connection;
  readonly end: End;
  readonly inside: NonNullable<End["inside"]>;
  /** The device and the network. */
  readonly key: string;
}

export const linklocalReused = acrossConnections("network/linklocal-reused", usesIn, (uses) => {
  const first = new Map<string, Use>();
  const told = new Set<Connection>();
  return uses.flatMap((use): Diagnostic[] => {
    const { connection, key } = use;
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, use);
      return [];
    }
    // A tunnel whose ends are both taken is told once.
    if (told.has(connection) || earlier.connection === connection) return [];
    told.add(connection);
    return [tell(use, earlier)];
  });
});

function usesIn(connection: Connection): readonly Use[] {
  return connection.ends.flatMap((end): Use[] => {
    const { inside } = end;
    if (inside === undefined || end.stated?.disabled !== false) return [];
    const { address, length } = inside.value;
    return [{ connection, end, inside, key: `${end.site.name} ${networkOf(address, length)}/${length}` }];
  });
}

function tell(use: Use, earlier: Use): Diagnostic {
  const { address, length } = use.inside.value;
  const network = showScalar({
    ...use.inside.value,
    address: networkOf(address, length),
    bare: false,
    on: undefined,
  });
  // Inherited, it stands at one place for both tunnels.
  const inherited =
    use.inside.place?.uri === earlier.inside.place?.uri &&
    use.inside.place?.span.start === earlier.inside.place?.span.start;
  const at = ({ connection, inside }: Use): Use["connection"]["place"] =>
    inherited ? connection.place : (inside.place ?? connection.place);
  return report("network/linklocal-reused", {
    message: `\`${use.end.site.name}\` has ${network} inside both \`${earlier.connection.name}\` and \`${use.connection.name}\``,
    place: at(use),
    label: "the same inside network again",
    related: [{ place: at(earlier), message: `\`${earlier.connection.name}\` has it here` }],
    notes: ["the device cannot tell through which of the two tunnels the other end is reached"],
    subjects: [...new Set([...use.connection.subjects, ...earlier.connection.subjects])],
  });
}
