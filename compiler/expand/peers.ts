/** The peers of one site as it states them, under the names of a tunnel's fields, so that one set of rules reads both. */

import type { ParameterId } from "../catalogue/ids.ts";
import type { PrefixScalar } from "../catalogue/scalar.ts";
import { report } from "../diagnostics/report.ts";
import type { Fields } from "../model/model.ts";
import { propertyOf, type FlatBlock } from "../resolve/flatten.ts";
import type { Located } from "../source/located.ts";
import { commentOf, isDisabled, nameOf } from "./common.ts";
import {
  first,
  prefixOf,
  type Beliefs,
  type BgpEnd,
  type Carrier,
  type Dialled,
  type ManualPair,
  type PolicyEnd,
  type Profile,
  type Statement,
} from "./connection.ts";
import { carrierOf, transport } from "./carrier.ts";
import { believedAs, bgpEnd } from "./bgp.ts";
import { languageFields } from "./defaults.ts";
import { fieldsOf, NO_PATHS, overlay } from "./fields.ts";
import { manualPairs } from "./manual.ts";
import { profileOf } from "./profiles.ts";
import { siteIdentity, type SiteFacts } from "./site.ts";
import type { TunnelContext } from "./tunnels.ts";

export interface Peer {
  readonly name: string;
  readonly site: SiteFacts;
  readonly stated: Statement;
  /** `tunnel.*`: its own words over the site's identity. */
  readonly fields: Fields;
  readonly dials: Dialled;
  readonly localAddress: Located<string> | undefined;
  readonly inside: Located<PrefixScalar> | undefined;
  readonly believes: Beliefs;
  readonly bgp: BgpEnd | undefined;
  readonly carrier: Carrier | undefined;
  readonly manuals: readonly ManualPair[];
  /** Its address is written but could not be understood: nobody knows whom it means. */
  readonly damaged: boolean;
  readonly phase1: Profile;
  /** What a policy of it uses that names no `phase2`. */
  readonly phase2: Profile;
  /** `peer riga.to-hq`: what a waiver in it speaks for. */
  readonly subject: string;
}

/** A peer with the policies that send packets to it, in the order written. */
export interface PeerWithPolicies extends Peer {
  readonly policies: readonly { readonly end: PolicyEnd; readonly subject: string }[];
}

const AS_IN_A_TUNNEL: Readonly<Partial<Record<ParameterId, ParameterId>>> = {
  "peer.local-address": "tunnel.outside",
  "peer.phase1": "tunnel.phase1",
  "peer.phase2": "tunnel.phase2",
  "peer.psk": "tunnel.psk",
  "peer.id": "tunnel.id",
  "peer.remote-id": "tunnel.remote-id",
  "peer.initiate": "tunnel.initiate",
  "peer.inside": "tunnel.inside",
};

export function readPeers(site: SiteFacts, context: TunnelContext): Peer[] {
  const found = new Map<string, Peer>();
  for (const block of site.flat.blocks.get("peer") ?? []) {
    const earlier = found.get(block.name ?? "");
    if (earlier === undefined) found.set(block.name ?? "", readPeer(site, block, context));
    else {
      context.diagnostics.push(
        report("name/duplicate", {
          message: `\`${site.name}\` has two peers called \`${earlier.name}\``,
          place: block.place,
          label: "declared again here",
          related: [{ place: earlier.stated.place, message: "first declared here" }],
          subjects: [`site ${site.name}`],
        }),
      );
    }
  }
  return [...found.values()];
}

function readPeer(site: SiteFacts, flat: FlatBlock, context: TunnelContext): Peer {
  const { evaluation } = context;
  const layer = { side: "left", from: "peer", through: undefined, paths: NO_PATHS } as const;
  const own = fieldsOf(flat, evaluation, layer);
  const others = fieldsOf(flat, evaluation, { ...layer, side: "right" });
  const renamed = [...own].flatMap(([id, value]): [ParameterId, typeof value][] => {
    const to = AS_IN_A_TUNNEL[id];
    return to === undefined ? [] : [[to, value]];
  });
  const fields = overlay(languageFields("tunnel"), siteIdentity(site), new Map(renamed));
  const name = flat.name ?? "";
  const objectName = nameOf(flat, evaluation) ?? name;
  const device = site.device.value;
  const local = first(own, "peer.local-address");
  const carrier = carrierOf(flat, "left", "peer", evaluation);
  const phase2 = profileOf("phase2", "left", device, fields, { flat, objectName }, context);
  return {
    name,
    site,
    stated: {
      objectName,
      place: flat.place,
      comment: commentOf(flat, evaluation),
      disabled: isDisabled(flat, evaluation),
    },
    fields,
    dials: dialled(own, site),
    localAddress: local?.value.kind === "prefix" ? { ...local, value: local.value.address } : undefined,
    inside: prefixOf(own, "peer.inside"),
    believes: {
      inside: isPaired(flat, "inside") ? prefixOf(others, "peer.inside") : undefined,
      as: believedAs(flat, context),
    },
    bgp: bgpEnd({ site, side: "left", from: "peer" }, flat, context),
    carrier,
    manuals: manualPairs(flat, "peer", evaluation),
    damaged: own.get("peer.address")?.value.length === 0,
    phase1: profileOf("phase1", "left", device, fields, { flat, objectName }, context),
    phase2: carrier === undefined ? phase2 : transport(phase2, carrier),
    subject: `peer ${site.name}.${name}`,
  };
}

/** Written once, a number or a key holds at both ends; an address is this site's alone. */
function isPaired(flat: FlatBlock, key: string): boolean {
  return propertyOf(flat, key)?.value?.right !== undefined;
}

function dialled(own: Fields, site: SiteFacts): Dialled {
  const stated = first(own, "peer.address");
  const fixed = site.wans.flatMap((wan): PrefixScalar[] => (wan.value.kind === "prefix" ? [wan.value] : []));
  const address = stated?.value.kind === "prefix" ? { ...stated, value: stated.value } : undefined;
  return {
    address: address && { ...address, value: address.value.address },
    hostName: stated?.value.kind === "host-name" ? { ...stated, value: stated.value.name } : undefined,
    family: (address?.value ?? fixed[0])?.family ?? 4,
  };
}
