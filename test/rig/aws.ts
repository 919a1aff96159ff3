/**
 * The 2011 post on Linux: `examples/aws-vpc` with strongSwan and FRR at both ends. In, the example; out, the files, what its
 * model says of BGP, and the addresses, for each end.
 */

import type { ConnectionModel, DeviceModel } from "../../compiler/model/model.ts";
import { asStrongswan } from "../support/as-strongswan.ts";
import { scriptsOf } from "../support/examples.ts";
import type { Routing, Session } from "./frr.ts";

export interface AwsEnd {
  readonly site: string;
  readonly conf: string;
  /** Its own outside addresses. */
  readonly outside: readonly string[];
  /** `169.254.255.2/32 dev lo`, as the file tells whoever installs it. */
  readonly besides: readonly string[];
  readonly routing: Routing;
}

export function awsEnds(): readonly [office: AwsEnd, vpc: AwsEnd] {
  const analysis = asStrongswan("aws-vpc");
  const scripts = scriptsOf(analysis);
  const [office, vpc] = ["office", "vpc"].map((site) => {
    const device = analysis.model?.devices.find((each) => each.site === site);
    if (device === undefined) throw new Error("the example does not compile for strongSwan");
    return { device, conf: scripts.get(`${site}.swanctl.conf`) ?? "" };
  });
  if (office === undefined || vpc === undefined) throw new Error("two ends");
  const facing = sessionsOf(office.device);
  const mine: Routing = {
    as: facing[0]?.localAs ?? 0,
    routerId: textOf(office.device, "bgp-instance.router-id"),
    networks: [],
    sessions: facing.map(({ session }) => session),
  };
  // Amazon's side is described, not configured: it is what the office's sessions face.
  const theirs: Routing = {
    as: facing[0]?.session.remoteAs ?? 0,
    routerId: "10.12.0.1",
    networks: ["10.12.0.0/16"],
    sessions: facing.map(({ session, localAs }) => ({
      remote: session.local,
      local: session.remote,
      remoteAs: localAs,
      holdTime: undefined,
      defaultRoute: false,
      idle: false,
    })),
  };
  return [endOf(office, mine), endOf(vpc, theirs)];
}

function endOf({ device, conf }: { device: DeviceModel; conf: string }, routing: Routing): AwsEnd {
  const outside = device.connections.flatMap(({ local }) => local.address?.value ?? []);
  const besides = [...conf.matchAll(/ip address add (\S+ dev \S+)/g)].map(([, address = ""]) => address);
  return { site: device.site, conf, outside: [...new Set(outside)], besides, routing };
}

interface Facing {
  readonly localAs: number;
  readonly session: Session;
}

function sessionsOf({ connections }: DeviceModel): readonly Facing[] {
  return connections.flatMap(({ bgp, inside, standby }: ConnectionModel): Facing[] => {
    if (bgp === undefined || inside === undefined) return [];
    const word = (id: "bgp.hold-time" | "bgp.default-originate") => bgp.fields.get(id)?.value[0];
    const [hold, announces] = [word("bgp.hold-time"), word("bgp.default-originate")];
    return [
      {
        localAs: bgp.localAs.value,
        session: {
          remote: bgp.remoteAddress.value,
          local: inside.address.value.address,
          remoteAs: bgp.remoteAs.value,
          holdTime: hold?.kind === "number" ? hold.value : undefined,
          defaultRoute: announces?.kind === "word" && announces.word !== "never",
          idle: bgp.disabled || standby,
        },
      },
    ];
  });
}

function textOf({ bgpInstances }: DeviceModel, id: "bgp-instance.router-id"): string {
  const value = bgpInstances[0]?.fields.get(id)?.value[0];
  return value?.kind === "prefix" ? value.address : "";
}
