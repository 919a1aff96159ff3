/**
 * The entries of a crypto map as one list. What an entry denies is not left alone at once: the entries after it are asked
 * first. In: the policies of each entry, in order; out: one list in which the first policy that matches decides.
 */

import { overlaps } from "../../source/addresses.ts";
import type { DraftPolicy } from "../draft.ts";
import { prefixOf, sideText } from "./nat.ts";

export function inOneList(entries: readonly (readonly DraftPolicy[])[]): readonly DraftPolicy[] {
  return entries.reduceRight<readonly DraftPolicy[]>(before, []);
}

/** Later entries' policies for what is denied stand above the line that denies it, the others below the entry. */
function before(later: readonly DraftPolicy[], own: readonly DraftPolicy[]): readonly DraftPolicy[] {
  const list: DraftPolicy[] = [];
  let rest = later;
  for (const policy of own) {
    if (isException(policy)) {
      list.push(...rest.filter((each) => meet(each, policy)));
      rest = rest.filter((each) => !meet(each, policy));
    }
    list.push(policy);
  }
  return [...list, ...rest];
}

function isException({ entries }: DraftPolicy): boolean {
  return entries.some(({ key }) => key === "action");
}

function meet(a: DraftPolicy, b: DraftPolicy): boolean {
  return sidesMeet(a.source, b.source) && sidesMeet(a.destination, b.destination);
}

function sidesMeet(a: DraftPolicy["source"], b: DraftPolicy["source"]): boolean {
  const [one, other] = [prefixOf(sideText(a[0])), prefixOf(sideText(b[0]))];
  return one !== undefined && other !== undefined && overlaps(one, other);
}
