/** The one table of cells: what a release can say, in which argument of which object, and the source of each line. */

import { fieldOf, rowsAbout } from "./at.ts";
import type { Cell, Field } from "./cell.ts";
import { bgpCells } from "./cells-bgp.ts";
import { callerCells } from "./cells-caller.ts";
import { carrierCells } from "./cells-carrier.ts";
import { failoverCells } from "./cells-failover.ts";
import { firewallCells } from "./cells-firewall.ts";
import { manualCells, phase1Cells, phase2Cells } from "./cells-ike.ts";
import { addressCells, policyCells } from "./cells-policy.ts";

export const cells: readonly Cell[] = [
  ...phase1Cells,
  ...phase2Cells,
  ...manualCells,
  ...policyCells,
  ...addressCells,
  ...callerCells,
  ...carrierCells,
  ...bgpCells,
  ...firewallCells,
  ...failoverCells,
];

const about = rowsAbout(cells, fieldOf);

export function cellOf(field: Field, release: string): Cell | undefined {
  return about(release, field)[0];
}
