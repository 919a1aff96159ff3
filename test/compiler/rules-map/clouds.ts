/** A cloud at the other end. */

import type { Row } from "./row.ts";

// prettier-ignore
export const clouds: readonly Row[] = [
  { id: "aws/one-sa-pair",         as: "rule" },
  { id: "aws/both-tunnels",        as: "rule" },
  { id: "aws/values",              as: "rule" },
  { id: "aws/p1-pfs-wording",      as: "rule" },
  { id: "aws/static-outside",      as: "rule" },
  { id: "aws/govcloud",            as: "inexpressible", reason: "`device = aws` does not name a partition of AWS; a project's baseline can ask for the same strength." },
  { id: "azure/traffic-selectors", as: "rule" },
  { id: "azure/values",            as: "rule" },
];
