/** On the consoles of the far end: Cisco IOS, strongSwan, AWS. */

import type { DeviceModel } from "../../model/model.ts";
import type { Expectation } from "../expect.ts";
import type { Procedure, Step } from "./step.ts";
import { insides, networkTraffic, PATIENCE, phase1Wishes, reaches, saWishes, trouble } from "./wishes.ts";

export function ciscoProcedure(device: DeviceModel, expected: Expectation): Procedure {
  const two = device.connections.some(({ keying }) => {
    const exchange =
      keying.kind === "ike" ? keying.phase1.fields.get("phase1.exchange")?.value[0] : undefined;
    return exchange?.kind === "word" && exchange.word === "ikev2";
  });
  const lans = networkTraffic(device, expected);
  const sessions = device.connections.flatMap(({ bgp }) => bgp ?? []);
  return {
    device: `Cisco IOS${device.version === undefined ? "" : ` ${device.version}`}`,
    readable: true,
    sources: [
      "RouterOS 2.6 IPsec manual, 16-Jul-2002, for `show crypto ipsec sa`",
      "Cisco IOS Security Command Reference",
    ],
    steps: [
      {
        title: "Traffic",
        commands: [
          ...insides(expected).map(({ own, other }) => `ping ${other} source ${own} repeat 15`),
          ...lans.map(
            ({ source, destination }) =>
              `ping <a host in ${destination}> source <this router's address in ${source}> repeat 15`,
          ),
        ],
        must: PATIENCE,
      },
      {
        title: "Phase 1",
        commands: [two ? "show crypto ikev2 sa" : "show crypto isakmp sa"],
        must: phase1Wishes(expected, two ? "READY" : "QM_IDLE"),
      },
      {
        title: "SAs",
        commands: ["show crypto ipsec sa"],
        must: [
          ...saWishes(expected),
          "`#pkts encaps` and `#pkts decaps` both grow: encaps alone is a filter, or a way back that is missing",
        ],
      },
      ...(sessions.length === 0
        ? []
        : [
            {
              title: "BGP",
              commands: [
                ...sessions.map(({ remoteAddress }) => `telnet ${remoteAddress.value} 179`),
                "show ip bgp summary",
              ],
              must: ["telnet opens; every session has a number of prefixes instead of a state"],
            },
          ]),
      trouble(["show ip interface | include line|access list"]),
    ],
  };
}

export function strongswanProcedure(device: DeviceModel, expected: Expectation): Procedure {
  const lans = networkTraffic(device, expected);
  return {
    device: `strongSwan${device.version === undefined ? "" : ` ${device.version}`}`,
    readable: true,
    sources: ["strongSwan 6.0.6, src/swanctl/commands/list_sas.c"],
    steps: [
      {
        title: "Traffic",
        commands: [
          ...insides(expected).map(({ own, other }) => `ping -c 15 -I ${own} ${other}`),
          ...lans.map(
            ({ source, destination }) =>
              `ping -c 15 -I <this host's address in ${source}> <a host in ${destination}>`,
          ),
        ],
        must: PATIENCE,
      },
      {
        title: "Phase 1 and SAs",
        commands: ["swanctl --list-sas"],
        must: [
          ...phase1Wishes(expected, "ESTABLISHED"),
          ...saWishes(expected),
          "`INSTALLED`, and bytes in both directions",
        ],
      },
      trouble(["nft list ruleset", "iptables -S"]),
    ],
  };
}

export function awsProcedure(device: DeviceModel, expected: Expectation): Procedure {
  const customers = [...new Set(device.connections.map(({ remote }) => remote.address?.value ?? ""))];
  const bgp = device.connections.some((each) => each.bgp !== undefined);
  const told: Step = {
    title: "Tunnels",
    commands: [
      "aws ec2 describe-vpn-connections --query 'VpnConnections[].VgwTelemetry[].[OutsideIpAddress,Status,StatusMessage,AcceptedRouteCount]' --output text",
    ],
    must: [
      ...device.connections.map(
        ({ name, local }) => `${name}: ${local.address?.value ?? "its outside address"} is UP`,
      ),
      ...(bgp ? ["AcceptedRouteCount is not 0: BGP has brought the customer's networks"] : []),
      "the outside addresses are the ones the customer was configured for",
    ],
  };
  const traffic = networkTraffic(device, expected).map((each) => `${reaches(each)}, and the other way round`);
  return {
    device: "AWS",
    readable: false,
    sources: ["EC2 API, https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VgwTelemetry.html"],
    steps: [
      told,
      {
        title: "Traffic",
        commands: [],
        must: [
          ...new Set(traffic),
          ...PATIENCE,
          "the route tables of the VPC send the customer's networks to the gateway, and security groups let them in",
        ],
      },
      {
        title: "If any of this fails",
        commands: [],
        must: [
          `look at the customer's end (${customers.join(", ")}): AWS only answers, unless it was told to start`,
          "wait 30 seconds and try again",
        ],
      },
    ],
  };
}
