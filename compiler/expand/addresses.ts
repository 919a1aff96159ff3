/** Where a site can be found: the addresses it has or is seen at, the names it is known by, and whether that is all. */

import type { Located } from "../source/located.ts";
import { first } from "./connection.ts";
import type { SiteFacts } from "./site.ts";

export interface Whereabouts {
  readonly addresses: readonly Located<string>[];
  /** It may have others: dynamic, behind a translator with an unknown address, or it states none. */
  readonly open: boolean;
}

/** `local`: the one address it sends from, where it says so. */
export function whereabouts(site: SiteFacts, local?: Located<string>): Whereabouts {
  const nat = first(site.fields, "site.behind-nat");
  const seen = nat?.value.kind === "prefix" ? [{ ...nat, value: nat.value.address }] : [];
  const own =
    local === undefined
      ? site.wans.flatMap((wan) =>
          wan.value.kind === "prefix" ? [{ ...wan, value: wan.value.address }] : [],
        )
      : [local];
  const hidden = nat?.value.kind === "word" && nat.value.word === "yes";
  const dynamic = local === undefined && site.wans.some((wan) => wan.value.kind === "dynamic");
  return { addresses: [...own, ...seen], open: hidden || dynamic || own.length + seen.length === 0 };
}

/** The fully qualified name in a site's or a peer's identity: what a partner's `dns("…")` may mean. */
export function nameIn(identity: ReturnType<typeof first>): readonly string[] {
  return identity?.value.kind === "identity" && identity.value.type === "fqdn" ? [identity.value.text] : [];
}
