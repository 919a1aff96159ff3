/** Finds out which device printed a text. In: a file's name and text; out: what stands in it, or nothing that is known. */

import type { Listing } from "../listing.ts";
import { readCisco } from "./cisco.ts";
import { readRouteros } from "./routeros.ts";
import { readSwanctl } from "./swanctl.ts";

/** Several devices may stand in one file. Line breaks of any kind; what a terminal coloured is read without colours. */
export function readOutput(file: string, text: string): readonly Listing[] {
  const plain = text.replace(/\r\n?/g, "\n").replace(ESCAPE, "");
  return [readRouteros, readCisco, readSwanctl].flatMap((read) => read(file, plain));
}

const ESCAPE = new RegExp(String.raw`${String.fromCodePoint(27)}\[[0-9;]*[A-Za-z]`, "g");
