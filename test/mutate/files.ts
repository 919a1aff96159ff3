/** What is changed, and the tests that should notice. */

// prettier-ignore
export const FILES: readonly string[] = [
  "compiler/negotiate/build-table.ts", "compiler/negotiate/compare.ts", "compiler/negotiate/judge.ts",
  "compiler/negotiate/proposal-check.ts", "compiler/negotiate/suite.ts", "compiler/negotiate/suites.ts",
  ...[
    "aggressive-group", "auth-method", "both-dynamic", "both-passive", "exchange-mode", "exchange-version", "id-ikev1-types",
    "id-mismatch", "intersect", "lifetime-differs", "lifetime", "natt-disagree", "psk-differs", "suite-combination",
  ].map((name) => `compiler/check/rules/phase1/${name}.ts`),
  ...["disjoint", "lifebytes", "lifetime-refused", "per-pair", "pfs-mismatch", "pfs-obeyed", "protocol"]
    .map((name) => `compiler/check/rules/phase2/${name}.ts`),
  ...["action-mismatch", "level-asymmetric", "missing-counterpart", "narrowing", "not-mirrored", "not-mirrored-ports"]
    .map((name) => `compiler/check/rules/policy/${name}.ts`),
];

// prettier-ignore
export const TESTS: readonly string[] = [
  "test/compiler/negotiation/charon.test.ts",
  "test/compiler/negotiation/racoon.test.ts", "test/compiler/negotiation/strongswan.test.ts",
  "test/compiler/negotiation/compare.test.ts", "test/compiler/negotiation/recorded.test.ts", "test/compiler/negotiation/tables.test.ts",
  "test/compiler/mistakes.test.ts", "test/compiler/check/peers.test.ts", "test/compiler/check/policies.test.ts",
  "test/mutate/examples.ts",
];
