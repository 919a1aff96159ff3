/** Every algorithm takes keys of certain lengths (RouterOS 2.6 IPsec manual, Key). */

import { report } from "../../../diagnostics/report.ts";
import type { Rule } from "../../rule.ts";

const LENGTHS: Readonly<Record<string, readonly number[]>> = {
  des: [64],
  "3des": [192],
  aes: [128, 192, 256],
  md5: [128],
  sha1: [160],
};

export const keyLength: Rule = {
  code: "manual/key-length",
  check: ({ keys }) =>
    [...keys.values()].flatMap((key) => {
      const possible = LENGTHS[key.algorithm];
      if (possible === undefined || key.length === undefined || possible.includes(key.length.value))
        return [];
      return [
        report("manual/key-length", {
          message: `a ${key.algorithm} key has ${possible.join(", ")} bits, and \`${key.name}\` says ${key.length.value}`,
          place: key.length.place ?? key.place,
          label: `expected ${possible.join(", ")}`,
          subjects: [`key ${key.name}`],
        }),
      ];
    }),
};
