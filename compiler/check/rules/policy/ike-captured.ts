/** A device that takes the IKE packets of another one behind it: its own are exempt from the policies, those are not. */

import { report } from "../../../diagnostics/report.ts";
import type { Connection } from "../../../expand/connection.ts";
import type { SiteFacts } from "../../../expand/site.ts";
import { isManual } from "../../../negotiate/judge.ts";
import { prefixBits } from "../../../spd/box.ts";
import { devicesBySite, isListed } from "../../../spd/device.ts";
import { actionOf } from "../../../spd/fate.ts";
import { endsOf, type PlacedEnd } from "../../../spd/order.ts";
import { endpointsOf } from "../../../spd/outer.ts";
import { packetBetween, showPacket, type Packet } from "../../../spd/packet.ts";
import { prefixTable } from "../../../source/prefixes.ts";
import { remember } from "../../../source/remember.ts";
import { UDP } from "../../../spd/protocols.ts";
import { trafficOf } from "../../policies.ts";
import { acrossConnections } from "../../rule.ts";

export const ikeCaptured = acrossConnections(
  "policy/ike-captured",
  startsOf,
  (starts, { sites, devices }) => {
    const { behind } = lansOf(sites);
    return starts.flatMap(({ connection, at, packet }) => {
      const { site, stated } = connection.ends[at];
      return behind(packet).flatMap((other) => {
        const device = other === site ? undefined : devicesBySite(devices).get(other);
        const first = device?.index.first(packet);
        const policy = first === undefined ? undefined : device?.policies[first];
        if (device === undefined || policy === undefined || actionOf(policy.end) === "none") return [];
        return [
          report("policy/ike-captured", {
            message: `\`${device.site.name}\` takes the IKE packets of \`${site.name}\`, which stands behind it: ${showPacket(packet, [packet])} meets its policy for ${trafficOf(policy.end)}`,
            place: policy.place,
            label: `selects the IKE of \`${connection.name}\` as well`,
            related: [
              { place: stated?.place ?? connection.place, message: `\`${site.name}\` starts it from here` },
            ],
            notes: [
              "a router exempts its own IKE from its policies, not what it forwards: this tunnel comes up only through the other one, and dies with it",
            ],
            subjects: [...new Set([...policy.subjects, ...connection.subjects])],
          }),
        ];
      });
    });
  },
);

/** The first packet of an end. */
interface Start extends PlacedEnd {
  readonly packet: Packet;
}

function startsOf(connection: Connection): readonly Start[] {
  if (isManual(connection)) return [];
  return endsOf(connection).flatMap((placed) => {
    const endpoints = endpointsOf(placed);
    const packet = endpoints && packetBetween(...endpoints, UDP, 500);
    return packet === undefined ? [] : [{ ...placed, packet }];
  });
}

/** Devices that one address may stand behind. */
const SITES = 4;

/** Who stands behind whom: the same address is asked about again and again. */
const lansOf = remember((sites: ReadonlyMap<string, SiteFacts>) => {
  const table = prefixTable(
    [...sites.values()].filter(isListed).flatMap((site) =>
      (site.lan?.value ?? []).flatMap((prefix) => {
        const bits = prefixBits(prefix);
        // A whole world behind a device says nothing about who stands there.
        return bits === "" ? [] : [{ family: prefix.family, bits, value: site }];
      }),
    ),
  );
  const known = new Map<string, readonly SiteFacts[]>();
  return { behind };

  function behind({ family, source }: Packet): readonly SiteFacts[] {
    const found = known.get(source) ?? table.meeting(family, source, SITES).map(([, site]) => site);
    known.set(source, found);
    return found;
  }
});
