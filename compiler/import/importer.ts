/** What every foreign format offers: to say whether a text is one of its own, and to read it. */

import type { Reading } from "./draft.ts";

export interface ForeignText {
  /** As the user named it; shown in origins and remarks. */
  readonly file: string;
  readonly text: string;
}

export interface Importer {
  /** `routeros`, `aws`, `cisco-ios`, `strongswan`: a choice of `--from`. */
  readonly name: string;
  /** For lists and messages: `RouterOS export or console session`. */
  readonly title: string;
  /** How sure it is that a text is its own, from 0 to 1; looks at the beginning, never at everything. */
  readonly recognizes: (text: string) => number;
  /** Never throws, whatever stands in the text. */
  readonly read: (source: ForeignText) => Reading;
}
