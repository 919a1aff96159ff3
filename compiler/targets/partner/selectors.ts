/** Selectors from the partner's point of view: their network first. */

import type { Scalar } from "../../catalogue/scalar.ts";
import { showScalar } from "../../catalogue/show.ts";
import type { PolicyModel } from "../../model/model.ts";

export function selectorRows(policies: readonly PolicyModel[]): readonly (readonly string[])[] {
  return policies.map(({ source, destination, fields }) => [
    prefix(source.value.address, source.value.length),
    prefix(destination.value.address, destination.value.length),
    any(fields.get("policy.protocol")?.value[0]),
    any(fields.get("policy.src-port")?.value[0]),
    any(fields.get("policy.dst-port")?.value[0]),
  ]);
}

export function prefix(address: string, length: number): string {
  return `${address}/${length}`;
}

function any(value: Scalar | undefined): string {
  return value === undefined ? "any" : showScalar(value).replace(/^all$/, "any");
}
