import { defineConfig } from "vitest/config";

// `.ci/run` reads the figures from a file; on a terminal the default report is enough.
const json = process.env.VITEST_JSON;

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // What is waited for comes late on a busy machine, and a second is not enough.
    expect: { poll: { timeout: 60_000 } },
    reporters: json === undefined || json === "" ? ["default"] : ["default", ["json", { outputFile: json }]],
  },
});
