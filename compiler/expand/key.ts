/** The `key` declarations of the project, for manual keying. */

import type { SecretScalar } from "../catalogue/scalar.ts";
import type { Fields } from "../model/model.ts";
import type { Resolved } from "../resolve/declarations.ts";
import type { Evaluation } from "../resolve/evaluate.ts";
import type { Located } from "../source/located.ts";
import type { Place } from "../source/place.ts";
import { commentOf, isDisabled, nameOf } from "./common.ts";
import { first, wordOf } from "./connection.ts";
import { fieldsOf, NO_PATHS } from "./fields.ts";

export interface KeyFacts {
  readonly name: string;
  readonly objectName: string;
  readonly place: Place;
  readonly comment: string | undefined;
  readonly disabled: boolean;
  readonly algorithm: string;
  readonly length: Located<number> | undefined;
  readonly value: Located<SecretScalar> | undefined;
  readonly fields: Fields;
}

export function readKey({ symbol, flat }: Resolved, evaluation: Evaluation): KeyFacts {
  const fields = fieldsOf(flat, evaluation, {
    side: "left",
    from: "profile",
    through: undefined,
    paths: NO_PATHS,
  });
  const length = first(fields, "key.length");
  const value = first(fields, "key.value");
  return {
    name: symbol.name,
    objectName: nameOf(flat, evaluation) ?? symbol.name,
    place: symbol.place,
    comment: commentOf(flat, evaluation),
    disabled: isDisabled(flat, evaluation),
    algorithm: wordOf(fields, "key.algorithm") ?? "",
    length: length?.value.kind === "number" ? { ...length, value: length.value.value } : undefined,
    value: value?.value.kind === "secret" ? { ...value, value: value.value } : undefined,
    fields,
  };
}
