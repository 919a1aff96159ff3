/** Fixes of the usual shape: a place and the text to write there. */

import type { Place } from "../source/place.ts";
import type { Fix } from "./diagnostic.ts";

/** `guess`: it changes what is meant, or it is one of several things that could have been meant. */
export function replace(place: Place, text: string, certainty: "safe" | "guess"): Fix {
  return { title: `replace with \`${text}\``, safe: certainty === "safe", edits: [{ place, text }] };
}
