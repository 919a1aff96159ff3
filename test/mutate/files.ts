/** What is changed, and the tests that should notice. */

import { globSync } from "tinyglobby";

const RULES = "compiler/check/rules";

// prettier-ignore
export const FILES: readonly string[] = [
  "compiler/negotiate/build-table.ts", "compiler/negotiate/compare.ts", "compiler/negotiate/judge.ts",
  "compiler/negotiate/proposal-check.ts", "compiler/negotiate/segment.ts", "compiler/negotiate/suite.ts",
  "compiler/negotiate/suites.ts",
  ...[
    "aggressive-group", "auth-method", "both-dynamic", "both-passive", "exchange-mode", "exchange-version", "id-ikev1-types",
    "id-mismatch", "intersect", "lifetime-differs", "lifetime", "natt-disagree", "psk-differs", "suite-combination",
  ].map((name) => `${RULES}/phase1/${name}.ts`),
  ...["disjoint", "lifebytes", "lifetime-refused", "per-pair", "pfs-mismatch", "pfs-obeyed", "protocol"]
    .map((name) => `${RULES}/phase2/${name}.ts`),
  ...["action-mismatch", "level-asymmetric", "missing-counterpart", "narrowing", "not-mirrored", "not-mirrored-ports"]
    .map((name) => `${RULES}/policy/${name}.ts`),
  ...[
    "bgp/asn-mirror", "bgp/one-ended", "carrier/mismatch", "key-length", "manual/key-not-mirrored", "manual/keying-differs",
    "manual/mirrors", "manual/spi-not-mirrored",
    "peer/address-mismatch", "tunnel/inside-mismatch",
  ].map((name) => `${RULES}/${name}.ts`),
  "compiler/check/both-ends.ts",
  // Here a change is a rule that is left out, whatever it is about.
  `${RULES}/index.ts`,
];

/** Tests that are the same in every run: random ones would notice a change today and miss it tomorrow. */
export function testsIn(root: string): readonly string[] {
  return globSync(
    [
      "test/compiler/negotiation/*.test.ts",
      "test/compiler/check/*.test.ts",
      "test/compiler/diagnostics/examples.test.ts",
      "test/compiler/expand/{carrier,failover,meaning,meaning-devices,pairing,site-policies}.test.ts",
      "test/compiler/{examples,mistakes,one-sided-codes}.test.ts",
      "test/compiler/trace/{project,test-blocks}.test.ts",
    ],
    { cwd: root },
  ).toSorted();
}
