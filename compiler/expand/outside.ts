/** The outer address of one end: what the tunnel says, else what the site's `wan` says; own address and seen address. */

import type { PrefixScalar, Scalar } from "../catalogue/scalar.ts";
import type { Fields } from "../model/model.ts";
import type { Located } from "../source/located.ts";
import { remember } from "../source/remember.ts";
import { first, type Outside } from "./connection.ts";
import type { SiteFacts } from "./site.ts";

export function outsideOf(site: SiteFacts, tunnel: Fields): Outside {
  const stated = first(tunnel, "tunnel.outside");
  return stated === undefined ? ofSite(site) : readOutside(site, stated);
}

/** One object for all tunnels that say nothing of it. */
const ofSite = remember((site: SiteFacts): Outside => readOutside(site, undefined));

function readOutside(site: SiteFacts, stated: Located<Scalar> | undefined): Outside {
  const fixed = site.wans.flatMap((wan) =>
    wan.value.kind === "prefix" ? [{ ...wan, value: wan.value }] : [],
  );
  const nat = natted(site);
  const address = stated?.value.kind === "prefix" ? { ...stated, value: stated.value } : undefined;
  const wan =
    fixed.find((w) => w.value.address === address?.value.address) ?? fixed.find(sameFamily(address));
  const isOwn = address === undefined || nat === undefined || wan?.value.address === address.value.address;
  const own = isOwn ? (address ?? wan) : wan;
  const seen = isOwn ? (nat === undefined ? own : nat.address) : address;
  const hostName = stated?.value.kind === "host-name" ? { ...stated, value: stated.value.name } : undefined;
  const ownText = own && asText(own);
  const seenText = seen === own ? ownText : seen && asText(seen);
  return {
    own: ownText,
    seen: hostName === undefined ? seenText : undefined,
    hostName,
    family: (address ?? wan)?.value.family ?? 4,
    interface: wan?.value.on ?? onlyInterface(site),
    dynamic: own === undefined && hostName === undefined && site.wans.some((w) => w.value.kind === "dynamic"),
  };
}

function sameFamily(address: Located<PrefixScalar> | undefined): (wan: Located<PrefixScalar>) => boolean {
  return (wan) => address === undefined || wan.value.family === address.value.family;
}

/** `behind-nat = yes` or the address others see; `undefined` when there is no NAT. */
function natted(site: SiteFacts): { readonly address: Located<PrefixScalar> | undefined } | undefined {
  const nat = first(site.fields, "site.behind-nat");
  if (nat === undefined || (nat.value.kind === "word" && nat.value.word === "no")) return undefined;
  return { address: nat.value.kind === "prefix" ? { ...nat, value: nat.value } : undefined };
}

function asText(located: Located<PrefixScalar>): Located<string> {
  return { ...located, value: located.value.address };
}

function onlyInterface(site: SiteFacts): string | undefined {
  return site.wans.length === 1 ? site.wans[0]?.value.on : undefined;
}
