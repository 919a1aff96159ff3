/** A device that takes the IKE packets of another one behind it: its own are exempt from the policies, those are not. */

import { report } from "../../../diagnostics/report.ts";
import type { Connection } from "../../../expand/connection.ts";
import type { SiteFacts } from "../../../expand/site.ts";
import { isManual } from "../../../negotiate/judge.ts";
import { prefixBits, sameBox } from "../../../spd/box.ts";
import { devicesByName, isListed } from "../../../spd/device.ts";
import { actionOf } from "../../../spd/fate.ts";
import { endsOf, type PlacedEnd } from "../../../spd/order.ts";
import { endpointsOf } from "../../../spd/outer.ts";
import { packetBetween, showPacket, type Packet } from "../../../spd/packet.ts";
import { prefixTable } from "../../../source/prefixes.ts";
import { rememberFlat } from "../../../source/lists.ts";
import { remember, rememberParts } from "../../../source/remember.ts";
import { UDP } from "../../../spd/protocols.ts";
import { trafficOf } from "../../policies.ts";
import { acrossConnections, type ProjectFacts } from "../../rule.ts";

export const ikeCaptured = acrossConnections(
  "policy/ike-captured",
  startsOf,
  (starts, { sites, devices }) => {
    return startsBehind(sites, starts, () => behindOthers(starts, sites)).flatMap(({ which, others }) => {
      const start = starts[which];
      if (start === undefined) return [];
      const { connection, at, packet } = start;
      const { site, stated } = connection.ends[at];
      return others.flatMap((other) => {
        const device = devicesByName(devices).get(other.name);
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

interface Behind {
  /** Position of the start. */
  readonly which: number;
  /** Behind whose LAN it stands. */
  readonly others: readonly SiteFacts[];
}

/** Who stands behind whom: the same as long as addresses and LANs are. */
const startsBehind = rememberParts<ProjectFacts["sites"], readonly Behind[], Start>(
  (a, b) => sameBox(a.packet, b.packet) && siteOf(a) === siteOf(b),
);

function behindOthers(starts: readonly Start[], sites: ProjectFacts["sites"]): readonly Behind[] {
  const lans = prefixTable(lansOf(sites.list));
  return starts.flatMap((start, which) => {
    const { family, source } = start.packet;
    const found = lans.meeting(family, source, SITES).map(([, site]) => site);
    const others = found.filter((other) => other !== siteOf(start));
    return others.length === 0 ? [] : [{ which, others }];
  });
}

const lansOf = rememberFlat(
  remember((site: SiteFacts) =>
    (isListed(site) ? (site.lan?.value ?? []) : []).flatMap((prefix) => {
      const bits = prefixBits(prefix);
      // A whole world behind a device says nothing about who stands there.
      return bits === "" ? [] : [{ family: prefix.family, bits, value: site }];
    }),
  ),
);

function siteOf({ connection, at }: PlacedEnd): SiteFacts {
  return connection.ends[at].site;
}
