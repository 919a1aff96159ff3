/** The interfaces that a connection needs beside the daemon, as commands for the header, and what Linux does not let them be. */

import type { PrefixScalar } from "../../catalogue/scalar.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { ConnectionModel, DeviceModel } from "../../model/model.ts";
import { numberAt } from "../common/fields.ts";
import type { Subject } from "../common/refusals.ts";
import { refuse, why } from "./refusals.ts";

export function besideOf({ name, inside, carrier, local, remote }: ConnectionModel): readonly string[] {
  const said = (command: string): string => `${name}: ${command}`;
  const address = inside?.address.value;
  const link = carrier?.name;
  const ends = `local ${local.address?.value ?? "any"} remote ${remote.address?.value ?? "any"}`;
  const mtu = carrier && numberAt(carrier.fields, "carrier.mtu");
  return [
    ...(carrier === undefined ? [] : [said(`ip link add ${link} type ${carrier.kind} ${ends} ttl 64`)]),
    ...(address === undefined ? [] : [said(`ip address add ${onInterface(address, inside?.interface)}`)]),
    ...(carrier === undefined
      ? []
      : [said(`ip link set ${link}${mtu === undefined ? "" : ` mtu ${mtu}`} up`)]),
  ];
}

/** Linux takes the whole network of an address on `lo` for its own, and the other end with it (measured): there it is a host. */
function onInterface({ address, length, family }: PrefixScalar, name: string | undefined): string {
  if (name !== undefined) return `${address}/${length} dev ${name}`;
  return `${address}/${family === 4 ? 32 : 128} dev lo`;
}

/** The kernel of the system makes the interface; its name has at most 15 characters. */
export function linkRefused(
  connection: ConnectionModel,
  { connections }: DeviceModel,
  about: Subject,
): readonly Diagnostic[] {
  const { carrier } = connection;
  if (carrier === undefined) return [];
  const here = { ...about, place: carrier.place };
  const first = connections.find((each) => each.carrier?.name === carrier.name);
  const keepalive = carrier.fields.get("carrier.keepalive");
  return [
    ...(keepalive === undefined
      ? []
      : [refuse.parameter("carrier.keepalive", keepalive, NO_KEEPALIVE, here)]),
    ...(/^[A-Za-z0-9_.-]{1,15}$/u.test(carrier.name)
      ? []
      : [refuse.thing(`The name \`${carrier.name}\``, LINK_NAME, here)]),
    ...(first === connection || first === undefined
      ? []
      : [
          refuse.thing(
            `A second interface \`${carrier.name}\`, beside the one of \`${first.name}\``,
            ONE_LINK,
            here,
          ),
        ]),
  ];
}

export const NO_KEEPALIVE = why(
  "Linux has no keepalives on tunnel interfaces; dead peer detection watches the same path.",
  "links",
);
const ONE_LINK = why("An interface of Linux has a name of its own.", "links");
const LINK_NAME = why(
  "An interface of Linux has at most 15 letters, digits, `_`, `-` and `.` in its name.",
  "links",
);
