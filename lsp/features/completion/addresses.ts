/** Addresses and networks: those of the sites concerned, and the paths `left.lan`, `hq.lan` that read them. */

import type { SiteFacts } from "../../../compiler/expand/site.ts";
import type { End } from "../../../compiler/expand/connection.ts";
import { showScalar } from "../../../compiler/catalogue/show.ts";
import type { Scalar } from "../../../compiler/catalogue/scalar.ts";
import type { Parameter } from "../../../compiler/catalogue/types.ts";
import { item, written, type Item } from "./item.ts";
import type { SideOfPair, Stage } from "./stage.ts";
import { call, type Candidate } from "./words.ts";

export function addressesFor(parameter: Parameter, side: SideOfPair, stage: Stage): readonly Candidate[] {
  const { id } = parameter;
  switch (id) {
    case "tunnel.outside":
      return [...(side === "both" ? [] : wansOf(stage.at(side).map(({ site }) => site))), hostName()];
    case "peer.address":
      return [...wansOf(othersOf(stage)), hostName()];
    case "peer.local-address":
    case "bgp-instance.router-id":
    case "site.behind-nat":
      return id === "site.behind-nat" ? [] : wansOf(stage.at(side).map(({ site }) => site));
    case "bgp-instance.networks":
      return stage
        .at(side)
        .flatMap(({ site }) =>
          (site.lan?.value ?? []).map((scalar) => address(showScalar(scalar), `lan of ${site.name}`)),
        );
    case "site.wan": {
      const [interfaceName = "ether1"] = interfaces(stage);
      const text = `dynamic on ${interfaceName}`;
      const scalar = { kind: "dynamic", on: interfaceName } as const;
      return [{ item: item("choice", "dynamic", { insert: [text], detail: text }), scalar }];
    }
    default:
      return [];
  }
}

function hostName(): Candidate {
  const scalar: Scalar = { kind: "host-name", name: "riga.example.net" };
  return { item: call("dns", scalar.name), scalar };
}

function othersOf({ analysis, scene }: Stage): readonly SiteFacts[] {
  return [...analysis.expansion.sites.values()].filter(({ name }) => name !== scene.top?.name?.text);
}

function wansOf(sites: readonly SiteFacts[]): readonly Candidate[] {
  return sites.flatMap((site) =>
    site.wans.flatMap(({ value }) =>
      value.kind === "prefix" ? [address(value.address, `wan of ${site.name}`)] : [],
    ),
  );
}

function address(text: string, detail: string): Candidate {
  return { item: item("amount", text, { detail }), scalar: undefined };
}

/** The interfaces that the sites concerned name. */
export function interfaces(stage: Stage): readonly string[] {
  const own = stage.certain ? stage.at("both").map(({ site }) => site) : [];
  const named = own.flatMap(({ wans }) => wans.flatMap(({ value }) => value.on ?? []));
  return [...new Set(named)];
}

const MEMBERS = ["lan", "inside", "outside", "wan"] as const;
type Member = (typeof MEMBERS)[number];

/** What can be read of an end or a site here, with its value. */
export function members(root: string, stage: Stage, allowed: readonly Member[] = MEMBERS): readonly Item[] {
  return allowed.flatMap((member) => {
    const found = valueOf(root, member, stage);
    return found === undefined ? [] : [item("member", member, { detail: found })];
  });
}

/** `undefined`: nothing to read. A template reads of ends that nobody knows yet. */
function valueOf(root: string, member: Member, stage: Stage): string | undefined {
  const { connections, scene, analysis } = stage;
  const isTunnel = scene.top?.head.text === "tunnel";
  if (root === "left" || root === "right") {
    if (!isTunnel) return undefined;
    const found = connections.map(({ ends }) => ofEnd(root === "left" ? ends[0] : ends[1], member));
    if (found.length === 0)
      return scene.top?.ends === undefined
        ? `${member} of the ${root} end`
        : fromSite(stage.at(root)[0]?.site, member);
    return found.includes(undefined) ? undefined : found[0];
  }
  const end = isTunnel
    ? connections.flatMap(({ ends }) => [...ends]).find(({ site }) => site.name === root)
    : undefined;
  return end === undefined ? fromSite(analysis.expansion.sites.get(root), member) : ofEnd(end, member);
}

function ofEnd(end: End, member: Member): string | undefined {
  switch (member) {
    case "inside":
      return end.inside && showScalar(end.inside.value);
    case "outside":
      return (end.outside.seen ?? end.outside.own)?.value;
    case "lan":
    case "wan":
      return fromSite(end.site, member);
  }
}

function fromSite(site: SiteFacts | undefined, member: Member): string | undefined {
  const found =
    member === "lan" ? site?.lan?.value : member === "wan" ? site?.wans.map(({ value }) => value) : [];
  const texts = (found ?? []).flatMap((scalar) =>
    scalar.kind === "prefix" ? [member === "wan" ? scalar.address : showScalar(scalar)] : [],
  );
  return texts.length === 0 ? undefined : texts.join(", ");
}

/** The sides of a policy: what protects nearly always first. */
export function selectors(side: SideOfPair, stage: Stage): readonly Item[] {
  const { scene, analysis } = stage;
  const isTunnel = scene.top?.head.text === "tunnel";
  const own = scene.top?.name?.text ?? "";
  const names = [...analysis.expansion.sites.keys()];
  const sites = isTunnel || side === "right" ? names.filter((name) => name !== own) : [own];
  const here = isTunnel ? [side === "right" ? "right" : "left"] : [];
  const any = item("choice", "any", { detail: "every address of the other side's family" });
  return [
    ...here.flatMap((root) => paths(root, ["lan"], stage)),
    ...(isTunnel ? [] : sites.flatMap((root) => paths(root, ["lan"], stage))),
    any,
    ...here.flatMap((root) => paths(root, ["inside", "outside"], stage)),
    ...(isTunnel ? sites.flatMap((root) => paths(root, ["lan"], stage)) : []),
  ];
}

function paths(root: string, allowed: readonly Member[], stage: Stage): readonly Item[] {
  return members(root, stage, allowed).map(({ label, detail }) =>
    item("member", `${root}.${label}`, { insert: [`${written(root)}.${label}`], detail }),
  );
}
