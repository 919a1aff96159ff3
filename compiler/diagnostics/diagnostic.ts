/** What a person is told: a code of the catalogue, what is wrong, every place that matters, why, and what to do. */

import type { Place } from "../source/place.ts";
import type { Code } from "./catalogue/index.ts";
import type { Severity } from "./severity.ts";

export type { Severity } from "./severity.ts";

export interface Diagnostic {
  readonly code: Code;
  readonly severity: Severity;
  /** Full sentence, names in backticks. Never a secret. */
  readonly message: string;
  /** `undefined`: the whole project. */
  readonly place: Place | undefined;
  /** Lower-case words at the caret. */
  readonly label: string | undefined;
  /** The other places that matter, in the order to read them: the other end first. */
  readonly related: readonly RelatedPlace[];
  /** Why it matters here: what the daemons answer, what is lost. */
  readonly notes: readonly string[];
  /** One action. */
  readonly help: string | undefined;
  /** The declarations it is about, `tunnel aws-2`: a `waive` in one of them silences a waivable code. */
  readonly subjects: readonly string[];
  /** Edits that repair it, each by itself; the one to prefer first. */
  readonly fixes: readonly Fix[];
}

export interface RelatedPlace {
  readonly place: Place;
  readonly message: string;
}

export interface Fix {
  /** What it does, as an order: "write `8h`". */
  readonly title: string;
  /** It only says better what was evidently meant. `vpnc check --fix` applies no other; an editor offers them all. */
  readonly safe: boolean;
  /** They do not overlap. */
  readonly edits: readonly { readonly place: Place; readonly text: string }[];
}
