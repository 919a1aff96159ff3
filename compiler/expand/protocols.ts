/** The IPsec protocols one end of a policy uses: the policy's own word, else its phase 2's. */

import type { Scalar } from "../catalogue/scalar.ts";
import type { Located } from "../source/located.ts";
import type { PolicyEnd } from "./connection.ts";

export function protocolsOf(end: PolicyEnd): Located<readonly Scalar[]> | undefined {
  const own = end.fields.get("policy.ipsec-protocols");
  return own !== undefined && own.from !== "default"
    ? own
    : (end.phase2.fields.get("phase2.ipsec-protocols") ?? own);
}
