/** A stand-in for `vitest` that only collects: `describe` and `it` in; out, functions to run again and again in one process. */

import * as chai from "chai";
import { JestAsymmetricMatchers, JestChaiExpect, JestExtend } from "@vitest/expect";

chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);

type Body = (...values: readonly unknown[]) => unknown;

export const tests: (() => unknown)[] = [];

function register(body: Body, values: readonly unknown[]): void {
  tests.push(() => body(...values));
}

const each =
  (then: (body: Body, values: readonly unknown[]) => void) =>
  (table: readonly unknown[]) =>
  (_name: string, body: Body): void => {
    for (const row of table) then(body, Array.isArray(row) ? row : [row]);
  };

export const it = Object.assign((_name: string, body: Body) => register(body, []), { each: each(register) });
export const test = it;
const group = (body: Body, values: readonly unknown[]): void => void body(...values);
export const describe = Object.assign((_name: string, body: Body) => group(body, []), { each: each(group) });
export const expect = Object.assign(
  (value: unknown, message?: string) => chai.expect(value, message),
  chai.expect,
);
