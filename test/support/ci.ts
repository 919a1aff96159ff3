/** Whether this is a run in CI, where nothing that a test needs may be missing. */

export const isCi = (process.env.CI ?? "") !== "";
