/** The AWS end of a connection, and the customer's. */

import type { Connection, End } from "../../../expand/connection.ts";

export interface CloudEnds {
  /** The customer's device. */
  readonly here: End;
  /** AWS. */
  readonly there: End;
}

export function awsEnd({ ends: [left, right] }: Connection): CloudEnds | undefined {
  if (right.site.device.value.target === "aws") return { here: left, there: right };
  return left.site.device.value.target === "aws" ? { here: right, there: left } : undefined;
}
