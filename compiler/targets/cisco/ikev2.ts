/** IKEv2: proposals, a keyring and a profile for each peer. The policy that lists the proposals is the router's. */

import type { ConnectionModel, Endpoint, Fields, IkeKeying } from "../../model/model.ts";
import { isAead } from "../../catalogue/algorithms/index.ts";
import { withCiphers } from "../common/algorithms.ts";
import { numberAt, wordsAt } from "../common/fields.ts";
import { words, type Context } from "./context.ts";
import { keepalive } from "./isakmp.ts";
import { block, type Block } from "./lines.ts";
import { refuse, why } from "./refusals.ts";
import { keyText } from "./secret.ts";
import { groups, ikev2Encryption, ikev2Hash } from "./words.ts";

export interface Ikev2 {
  readonly proposals: readonly string[];
  readonly blocks: readonly Block[];
}

const LIFETIME = why("An IKEv2 profile takes 120 to 86400 seconds.");

export function ikev2(connection: ConnectionModel, keying: IkeKeying, context: Context): Ikev2 {
  const { name, fields } = keying.phase1;
  const proposals = proposalsOf(name, fields, context);
  const key = keying.psk && keyText(context.secrets(keying.psk.value));
  const remote = connection.remote.address?.value ?? "";
  const seconds = numberAt(fields, "phase1.lifetime");
  const value = fields.get("phase1.lifetime");
  if (value !== undefined && seconds !== undefined && (seconds < 120 || seconds > 86_400)) {
    context.diagnostics.push(refuse.value("phase1.lifetime", value, LIFETIME, context.about));
  }
  const alive = keepalive(keying, context);
  const ring: Block = {
    ...block(`crypto ikev2 keyring ${connection.name}`, [
      block(`peer ${connection.name}`, [
        `address ${remote}`,
        key === undefined ? undefined : { ...block(`pre-shared-key ${key}`), secret: true },
      ]),
    ]),
  };
  const profile = block(`crypto ikev2 profile ${connection.name}`, [
    `match identity remote ${identity(keying.identity, "tunnel.remote-id", connection.remote, " 255.255.255.255")}`,
    `identity local ${identity(keying.identity, "tunnel.id", connection.local, "")}`,
    "authentication local pre-share",
    "authentication remote pre-share",
    `keyring local ${connection.name}`,
    seconds === undefined ? undefined : `lifetime ${seconds}`,
    alive === undefined ? undefined : `dpd ${alive}`,
    // It asks other vendors for settings that they do not hand out.
    "no config-exchange request",
  ]);
  return {
    proposals: proposals.map((each) => each.name),
    blocks: [...proposals.map((each) => each.block), ring, profile],
  };
}

interface Proposal {
  readonly name: string;
  readonly block: Block;
}

/** Authenticated ciphers stand in a proposal of their own, with a PRF instead of an integrity algorithm. */
function proposalsOf(name: string, fields: Fields, context: Context): readonly Proposal[] {
  const ciphers = wordsAt(fields, "phase1.encryption");
  if (ciphers.length === 0) words(fields, "phase1.encryption", ikev2Encryption, context);
  const group = words(fields, "phase1.dh-group", groups, context).join(" ");
  const hashes = words(fields, "phase1.hash", ikev2Hash, context).join(" ");
  const own = wordsAt(fields, "phase1.prf").filter((word) => word !== "auto");
  const prf = own.length === 0 ? undefined : words(fields, "phase1.prf", ikev2Hash, context).join(" ");
  return [ciphers.filter((each) => !isAead(each)), ciphers.filter(isAead)]
    .filter((kind) => kind.length > 0)
    .map((kind, at): Proposal => {
      const aead = kind.some(isAead);
      const spelt = words(
        withCiphers(fields, "phase1.encryption", (each) => kind.includes(each)),
        "phase1.encryption",
        ikev2Encryption,
        context,
      );
      const called = at === 0 ? name : `${name}-aead`;
      const lines = [
        `encryption ${spelt.join(" ")}`,
        aead ? undefined : `integrity ${hashes}`,
        aead ? `prf ${prf ?? hashes}` : prf === undefined ? undefined : `prf ${prf}`,
        `group ${group}`,
      ];
      return { name: called, block: block(`crypto ikev2 proposal ${called}`, lines) };
    });
}

const KINDS = { address: "address", fqdn: "fqdn", "user-fqdn": "email", "key-id": "key-id" } as const;

function identity(
  fields: Fields,
  id: "tunnel.id" | "tunnel.remote-id",
  { address }: Endpoint,
  mask: string,
): string {
  const value = fields.get(id)?.value[0];
  if (value?.kind !== "identity") return `address ${address?.value ?? ""}${mask}`;
  return `${KINDS[value.type]} ${value.text}${value.type === "address" ? mask : ""}`;
}
