/** IKEv1: policies, which are the router's for every peer alike, and a key for the peer's address. */

import type { ConnectionModel, IkeKeying } from "../../model/model.ts";
import { numberAt, wordAt } from "../common/fields.ts";
import { words, type Context } from "./context.ts";
import { block, type Block } from "./lines.ts";
import { refuse, why } from "./refusals.ts";
import { keyText } from "./secret.ts";
import { groups, isakmpEncryption, isakmpHash } from "./words.ts";

export interface Isakmp {
  /** Without a number: the device numbers them all, and the same one twice is one. */
  readonly policies: readonly (readonly string[])[];
  readonly blocks: readonly Block[];
  /** `crypto isakmp keepalive …`, which the router has once. */
  readonly keepalive: string | undefined;
}

export const MODES = why(
  "Main mode is what a crypto map negotiates; aggressive mode would need an ISAKMP profile, which is not compiled.",
);
const ADDRESS = why("Under IKEv1 this compiler lets IOS identify itself by its address.");
const PRF = why("Under IKEv1 the hash is the PRF.");
const LIFETIME = why("An ISAKMP policy takes 60 to 86400 seconds.");
const KEEPALIVE = why("A keepalive interval is 10 to 3600 seconds.");

export function isakmp(connection: ConnectionModel, keying: IkeKeying, context: Context): Isakmp {
  const { fields } = keying.phase1;
  const exchange = fields.get("phase1.exchange");
  if (exchange !== undefined && wordAt(fields, "phase1.exchange") !== "main") {
    context.diagnostics.push(refuse.value("phase1.exchange", exchange, MODES, context.about));
  }
  const prf = fields.get("phase1.prf");
  if (prf !== undefined && wordAt(fields, "phase1.prf") !== "auto") {
    context.diagnostics.push(refuse.value("phase1.prf", prf, PRF, context.about));
  }
  byAddress(connection, keying, context);
  const ciphers = words(fields, "phase1.encryption", isakmpEncryption, context);
  const hashes = words(fields, "phase1.hash", isakmpHash, context);
  const numbers = words(fields, "phase1.dh-group", groups, context);
  const seconds = lifetime(keying, context);
  const policies = ciphers.flatMap((cipher) =>
    hashes.flatMap((hash) =>
      numbers.map((group) => [
        `encryption ${cipher}`,
        `hash ${hash}`,
        "authentication pre-share",
        `group ${group}`,
        ...(seconds === undefined ? [] : [`lifetime ${seconds}`]),
      ]),
    ),
  );
  const address = connection.remote.address?.value ?? "";
  const key = keying.psk && keyText(context.secrets(keying.psk.value));
  return {
    policies,
    blocks:
      key === undefined ? [] : [{ ...block(`crypto isakmp key ${key} address ${address}`), secret: true }],
    keepalive: keepalive(keying, context),
  };
}

function lifetime({ phase1: { fields } }: IkeKeying, { about, diagnostics }: Context): number | undefined {
  const value = fields.get("phase1.lifetime");
  const seconds = numberAt(fields, "phase1.lifetime");
  if (value !== undefined && seconds !== undefined && (seconds < 60 || seconds > 86_400)) {
    diagnostics.push(refuse.value("phase1.lifetime", value, LIFETIME, about));
  }
  return seconds;
}

export function keepalive(
  { phase1: { fields } }: IkeKeying,
  { about, diagnostics }: Context,
): string | undefined {
  const value = fields.get("dpd.interval");
  const seconds = numberAt(fields, "dpd.interval");
  if (value === undefined || seconds === undefined) return undefined;
  if (seconds < 10 || seconds > 3600) diagnostics.push(refuse.value("dpd.interval", value, KEEPALIVE, about));
  return `${seconds} ${Math.min(60, seconds)} periodic`;
}

/** An identity that is the address anyway needs no line. */
function byAddress(
  { local, remote }: ConnectionModel,
  { identity }: IkeKeying,
  { about, diagnostics }: Context,
): void {
  const known = { "tunnel.id": local, "tunnel.remote-id": remote } as const;
  for (const id of ["tunnel.id", "tunnel.remote-id"] as const) {
    const value = identity.get(id);
    const own = value?.value[0];
    if (value === undefined || own?.kind !== "identity") continue;
    if (own.type === "address" && own.text === known[id].address?.value) continue;
    diagnostics.push(refuse.value(id, value, ADDRESS, about));
  }
}
