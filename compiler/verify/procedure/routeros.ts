/** On a RouterOS console, as its release has the commands. */

import { inRange } from "../../catalogue/version.ts";
import type { DeviceModel } from "../../model/model.ts";
import type { Expectation } from "../expect.ts";
import type { Procedure, Step } from "./step.ts";
import {
  ANY,
  insides,
  networkTraffic,
  PATIENCE,
  phase1Wishes,
  reaches,
  saWishes,
  trouble,
} from "./wishes.ts";

// prettier-ignore
const PEERS: readonly { readonly since: string; readonly until?: string; readonly command: string }[] = [
  { since: "5.0",    until: "6.44", command: "/ip ipsec remote-peers print" },
  { since: "6.45",                  command: "/ip ipsec active-peers print" },
];

export function routerosProcedure(device: DeviceModel, expected: Expectation): Procedure {
  const release = device.version ?? "";
  const peers = PEERS.find((each) => inRange(release, each))?.command;
  const ike = expected.tunnels.some((each) => each.ike);
  return {
    device: `RouterOS ${release}`,
    readable: true,
    sources: sourcesOf(release),
    steps: [
      ...traffic(device, expected, release),
      ...(ike && peers !== undefined
        ? [{ title: "Phase 1", commands: [peers], must: phase1Wishes(expected, "state=established") }]
        : []),
      {
        title: "SAs (this prints keys: do not mail it)",
        commands: ["/ip ipsec installed-sa print"],
        must: [...saWishes(expected), "each with state=mature", ...counters(release)],
      },
      ...bgp(device, release),
      trouble(inRange(release, { since: "3.0" }) ? ["/ip firewall filter print"] : []),
    ],
  };
}

/** `current-bytes` is printed up to 6.49; the outputs of 7 that are known have none without `detail`. */
function counters(release: string): readonly string[] {
  return inRange(release, { until: "6.49" })
    ? ["current-bytes grows in both directions: out without in is a filter, or a way back that is missing"]
    : [];
}

function traffic(device: DeviceModel, expected: Expectation, release: string): readonly Step[] {
  const chooses = inRange(release, { since: "7.9" });
  const inner = insides(expected).map(({ own, other }) =>
    chooses ? `/ping ${other} src-address=${own} count=15` : `/ping ${other} count=15`,
  );
  const lans = networkTraffic(device, expected);
  const commands = chooses
    ? lans.map(({ source, destination }) => {
        const from = source === ANY ? "" : ` src-address=<this router's address in ${source}>`;
        return `/ping <a host in ${destination}>${from} count=15`;
      })
    : [];
  const hosts = lans.map(
    (each) =>
      `${each.name}: ${reaches(each)}${chooses || each.source === ANY ? "" : "; ping from a host, the router would send from another address"}`,
  );
  return [
    {
      title: "Traffic",
      commands: [...new Set([...inner, ...commands])],
      must: [...new Set(hosts), ...PATIENCE],
    },
  ];
}

function bgp(device: DeviceModel, release: string): readonly Step[] {
  // A spare's session is switched off until somebody needs it.
  const sessions = device.connections.flatMap(({ bgp: session, standby }) =>
    session === undefined ? [] : [{ ...session, disabled: session.disabled || standby }],
  );
  if (sessions.length === 0) return [];
  const status = inRange(release, { since: "7.0" })
    ? "/routing bgp session print"
    : "/routing bgp peer print status";
  return [
    {
      title: "BGP",
      commands: [...sessions.map(({ remoteAddress }) => `/system telnet ${remoteAddress.value} 179`), status],
      must: [
        "telnet connects; it may be closed again at once",
        ...sessions.map(({ name, remoteAs, disabled }) =>
          disabled ? `${name}: none, it is switched off` : `${name}: established with AS ${remoteAs.value}`,
        ),
      ],
    },
  ];
}

function sourcesOf(release: string): readonly string[] {
  if (inRange(release, { since: "7.9" }))
    return [
      "the console tree of RouterOS 7.9 to 7.22.3 for `/ping`",
      "RouterOS changelog 6.45.1 for `active-peers`",
    ];
  if (inRange(release, { until: "2.9" })) return ["RouterOS 2.6 IPsec manual, 16-Jul-2002"];
  return [
    "a RouterOS 5 configuration with AWS, published on 2011-07-29",
    "RouterOS changelog 6.45.1 for `active-peers`",
  ];
}
