/** A stand-in for `vitest` that only collects: `describe` and `it` in; out, functions to run again and again in one process. */

import * as chai from "chai";
import { JestAsymmetricMatchers, JestChaiExpect, JestExtend } from "@vitest/expect";

chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);

type Body = (...values: readonly unknown[]) => unknown;

export interface Collected {
  readonly name: string;
  readonly body: () => unknown;
}

export const tests: Collected[] = [];

function register(name: string, body: Body, values: readonly unknown[]): void {
  tests.push({ name: [name, ...values.slice(0, 1).map(String)].join(" "), body: () => body(...values) });
}

const each =
  (then: (name: string, body: Body, values: readonly unknown[]) => void) =>
  (table: readonly unknown[]) =>
  (name: string, body: Body): void => {
    for (const row of table) then(name, body, Array.isArray(row) ? row : [row]);
  };

export const it = Object.assign((name: string, body: Body) => register(name, body, []), {
  each: each(register),
});
export const test = it;
const group = (_name: string, body: Body, values: readonly unknown[]): void => void body(...values);
export const describe = Object.assign((name: string, body: Body) => group(name, body, []), {
  each: each(group),
});
export const expect = Object.assign(
  (value: unknown, message?: string) => chai.expect(value, message),
  chai.expect,
);
