/** A connection as swanctl.conf has it: a section of `connections`, and one of `secrets`. */

import type { ParameterId } from "../../catalogue/ids.ts";
import type { Scalar } from "../../catalogue/scalar.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { ConnectionModel, Endpoint, Fields, IkeKeying } from "../../model/model.ts";
import type { Place } from "../../source/place.ts";
import type { SecretReader } from "../target.ts";
import { isSectionName, starts } from "./child.ts";
import { numberAt, wordAt } from "../common/fields.ts";
import { rekeyTime, seconds } from "./lifetime.ts";
import type { Subject } from "../common/refusals.ts";
import { unsaid, type Why } from "../common/support.ts";
import { refuse, why } from "./refusals.ts";
import { supportOf } from "./support.ts";
import { ikeSuites } from "./proposals.ts";
import { secretText } from "./secret.ts";
import { placesOf, section, setting, type Section, type Setting } from "./tree.ts";

export interface Planned {
  readonly connection: Section;
  readonly secret: Section | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * `crowded`: another connection speaks IKEv1, too. Then charon tells their keys apart only by an identity that it expects of
 * the other end, so one that nobody stated is the other end's address (measured with 5.9.8: else it takes any of the keys).
 */
export function planConnection(
  connection: ConnectionModel,
  keying: IkeKeying,
  children: readonly Section[],
  secrets: SecretReader,
  about: Subject,
  crowded: boolean,
): Planned {
  const { fields } = keying.phase1;
  const suites = ikeSuites(fields, about);
  const isV2 = wordAt(fields, "phase1.exchange") === "ikev2";
  // Written always: a responder without an own identity finds no key for a caller whose identity it was not told.
  const local = identityText(keying.identity, "tunnel.id") ?? connection.local.address?.value;
  const stated = identityText(keying.identity, "tunnel.remote-id");
  const remote = stated ?? (isV2 || !crowded ? undefined : connection.remote.address?.value);
  const lifetime = numberAt(fields, "phase1.lifetime");
  const initiate = placesOf(keying.identity, "tunnel.initiate");
  const from = (...ids: readonly ParameterId[]): readonly Place[] => placesOf(fields, ...ids);
  const settings = [
    setting("version", isV2 ? "2" : "1", from("phase1.exchange")),
    setting(
      "aggressive",
      wordAt(fields, "phase1.exchange") === "aggressive" ? "yes" : undefined,
      from("phase1.exchange"),
    ),
    setting("local_addrs", addressText(connection.local), ends(connection.local)),
    setting("remote_addrs", addressText(connection.remote) ?? "%any", ends(connection.remote)),
    setting(
      "proposals",
      suites.suites,
      from("phase1.encryption", "phase1.hash", "phase1.prf", "phase1.dh-group"),
    ),
    setting(
      "rekey_time",
      lifetime === undefined ? undefined : seconds(rekeyTime(lifetime)),
      from("phase1.lifetime"),
    ),
    setting(
      "over_time",
      lifetime === undefined ? undefined : seconds(lifetime - rekeyTime(lifetime)),
      from("phase1.lifetime"),
    ),
    setting("reauth_time", isV2 ? "0s" : undefined),
    ...deadPeer(fields, isV2),
    // RouterOS, IOS and the clouds know no MOBIKE, and with it IKE moves to port 4500.
    setting("mobike", isV2 ? "no" : undefined),
    setting("keyingtries", starts(connection) ? "0" : undefined, initiate),
  ];
  const named = section(
    connection.name,
    settings,
    [
      section("local", [
        setting("auth", "psk"),
        setting("id", local, placesOf(keying.identity, "tunnel.id")),
      ]),
      section("remote", [
        setting("auth", "psk"),
        setting("id", remote, placesOf(keying.identity, "tunnel.remote-id")),
      ]),
      section("children", [], children),
    ],
    connection.comment === undefined ? [] : [connection.comment],
  );
  return {
    connection: { ...named, places: [connection.place, keying.phase1.place] },
    secret: secretOf(connection, keying, local, remote, secrets),
    diagnostics: [
      ...suites.diagnostics,
      ...exchange(fields, about),
      ...unsaid(fields, supportOf, refuse, about),
      ...failures(fields, isV2, about),
      ...(isSectionName(connection.name) ? [] : [refuse.name(connection.name, "a section", about)]),
    ],
  };
}

export const NO_BASE: Why = why("charon speaks main and aggressive mode, and IKEv2.");

function exchange(fields: Fields, about: Subject): readonly Diagnostic[] {
  const value = fields.get("phase1.exchange");
  if (value === undefined) return [refuse.mustState("`phase1.exchange`", about)];
  if (wordAt(fields, "phase1.exchange") !== "base") return [];
  return [refuse.value("phase1.exchange", value, NO_BASE, about)];
}

function deadPeer(fields: Fields, isV2: boolean): readonly (Setting | undefined)[] {
  const interval = numberAt(fields, "dpd.interval");
  if (interval === undefined || interval === 0) return [];
  const failed = numberAt(fields, "dpd.failures");
  return [
    setting("dpd_delay", seconds(interval), placesOf(fields, "dpd.interval")),
    setting(
      "dpd_timeout",
      isV2 || failed === undefined ? undefined : seconds(interval * failed),
      placesOf(fields, "dpd.interval", "dpd.failures"),
    ),
  ];
}

function failures(fields: Fields, isV2: boolean, about: Subject): readonly Diagnostic[] {
  const value = fields.get("dpd.failures");
  if (!isV2 || value === undefined || value.from === "default") return [];
  const reason = why(
    "Under IKEv2 the retransmissions of strongswan.conf (`charon.retransmit_*`) decide when a peer is dead.",
  );
  return [refuse.lossy("`dpd.failures`", value.place, reason, about)];
}

function addressText({ address, hostName }: Endpoint): string | undefined {
  return address?.value ?? hostName;
}

const PREFIXES = { address: "", fqdn: "fqdn:", "user-fqdn": "email:", "key-id": "keyid:" } as const;

function identityText(fields: Fields, id: "tunnel.id" | "tunnel.remote-id"): string | undefined {
  const value: Scalar | undefined = fields.get(id)?.value[0];
  return value?.kind === "identity" ? `${PREFIXES[value.type]}${value.text}` : undefined;
}

/**
 * The key is found by both identities. Where the other end's is not stated, any is taken: while it answers, charon looks the
 * key up before it knows which of its own identities is meant, so the own one alone would not find it (measured with 5.9.8).
 */
function secretOf(
  connection: ConnectionModel,
  { psk }: IkeKeying,
  local: string | undefined,
  remote: string | undefined,
  secrets: SecretReader,
): Section | undefined {
  if (psk === undefined) return undefined;
  const theirs = remote === undefined ? [connection.remote.address?.value, "%any"] : [remote];
  const ids = [local, ...theirs].filter((id) => id !== undefined);
  const written = psk.place === undefined ? [] : [psk.place];
  return section(`ike-${connection.name}`, [
    ...ids.map((id, at) => setting(`id-${at + 1}`, id)),
    setting("secret", secretText(secrets(psk.value)), written),
  ]);
}

function ends({ address }: Endpoint): readonly Place[] {
  return address?.place === undefined ? [] : [address.place];
}
