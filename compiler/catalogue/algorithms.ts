/** The algorithms table; the rows stand in `algorithms/`, one file per kind. */

export * from "./algorithms/index.ts";
