/** One tunnel of a VPN connection: a connection of the model in, the members of `VpnTunnelOptionsSpecification` out. */

import type { ParameterId } from "../../catalogue/ids.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { ConnectionModel, Fields, IkeKeying, PolicyModel } from "../../model/model.ts";
import { networkOf } from "../../source/addresses.ts";
import { numberAt, wordAt, wordsAt } from "../common/fields.ts";
import type { Subject } from "../common/refusals.ts";
import { unsaid, type Why } from "../common/support.ts";
import { stated, type TunnelMember, type Value, type Values } from "./members.ts";
import { refuse, why } from "./refusals.ts";
import { supportOf } from "./support.ts";
import { accepts, isListed, spelling } from "./words.ts";

/** Seconds. The pages of the API differ about what a tunnel has by itself (30, 40; 270, 540), so it is always stated. */
const DPD_TIMEOUT = 40;
const REKEY_MARGIN = 270;

export const NOT_LISTED: Why = why("The option permits values of a closed list.");
export const NOT_V1: Why = why("AWS starts a tunnel by itself only under IKEv2.", "initiation");

export function tunnelOptions(
  { inside }: ConnectionModel,
  { phase1: { fields }, identity }: IkeKeying,
  policies: readonly PolicyModel[],
): Values<TunnelMember> {
  const phase2: Fields = policies[0]?.phase2?.fields ?? new Map();
  const lifetime = numberAt(phase2, "phase2.lifetime");
  const prefix = inside?.address.value;
  const network = prefix && `${networkOf(prefix.address, prefix.length)}/${prefix.length}`;
  const starts = asksToStart(identity);
  return stated<TunnelMember>([
    ["TunnelInsideCidr", prefix?.family === 4 ? network : undefined],
    ["TunnelInsideIpv6Cidr", prefix?.family === 6 ? network : undefined],
    ["IKEVersions", permitted(fields, "phase1.exchange")],
    ["Phase1EncryptionAlgorithms", permitted(fields, "phase1.encryption")],
    ["Phase1IntegrityAlgorithms", permitted(fields, "phase1.hash")],
    ["Phase1DHGroupNumbers", permitted(fields, "phase1.dh-group")],
    ["Phase1LifetimeSeconds", numberAt(fields, "phase1.lifetime")],
    ["Phase2EncryptionAlgorithms", permitted(phase2, "phase2.encryption")],
    ["Phase2IntegrityAlgorithms", permitted(phase2, "phase2.auth")],
    ["Phase2DHGroupNumbers", permitted(phase2, "phase2.pfs")],
    ["Phase2LifetimeSeconds", lifetime],
    // At most half of the lifetime, which is 15 minutes at least.
    ["RekeyMarginTimeSeconds", REKEY_MARGIN],
    ["RekeyFuzzPercentage", 100],
    ["ReplayWindowSize", 1024],
    ...deadPeer(fields, starts),
    ["StartupAction", starts ? "start" : "add"],
  ]);
}

/** What can be said against a tunnel by itself. */
export function tunnelProblems(
  { phase1: { fields, place }, identity, psk }: IkeKeying,
  policies: readonly PolicyModel[],
  about: Subject,
): readonly Diagnostic[] {
  const at = { ...about, place };
  const profiles = policies.flatMap(({ phase2 }) => phase2 ?? []);
  const initiate = identity.get("tunnel.initiate");
  return [
    ...unsaid(fields, supportOf, refuse, at),
    ...unlisted(fields, at),
    ...unsaid(identity, supportOf, refuse, about),
    ...profiles.flatMap((each) => unsaid(each.fields, supportOf, refuse, { ...about, place: each.place })),
    ...profiles.flatMap((each) => unlisted(each.fields, { ...about, place: each.place })),
    ...policies.flatMap((each) => unsaid(each.fields, supportOf, refuse, { ...about, place: each.place })),
    ...(psk === undefined ? [refuse.mustState("`tunnel.psk`", about)] : []),
    ...(initiate !== undefined && asksToStart(identity) && wordAt(fields, "phase1.exchange") !== "ikev2"
      ? [refuse.value("tunnel.initiate", initiate, NOT_V1, about)]
      : []),
  ];
}

/** AWS answers unless somebody says that it shall start. */
function asksToStart(identity: Fields): boolean {
  return wordAt(identity, "tunnel.initiate") === "yes";
}

function permitted(fields: Fields, id: ParameterId): Value {
  return wordsAt(fields, id).flatMap((word) => spelling(id, word) ?? []);
}

type Row = readonly [TunnelMember, Value | undefined];

function deadPeer(fields: Fields, starts: boolean): readonly Row[] {
  const [interval, failures] = [numberAt(fields, "dpd.interval"), numberAt(fields, "dpd.failures")];
  const off = interval === 0;
  const timeout = interval === undefined || failures === undefined || off ? DPD_TIMEOUT : interval * failures;
  return [
    ["DPDTimeoutSeconds", timeout],
    ["DPDTimeoutAction", off ? "none" : starts ? "restart" : "clear"],
  ];
}

/** Of a list AWS permits what it has. Where nothing is left, the rule `aws/values` has said so. */
function unlisted(fields: Fields, about: Subject): readonly Diagnostic[] {
  return [...fields].flatMap(([id, value]) => {
    if (!isListed(id) || value.from === "default") return [];
    const foreign = value.value.flatMap((each) =>
      each.kind === "word" && !accepts(id, each.word) ? [`\`${each.word}\``] : [],
    );
    if (foreign.length === 0 || foreign.length === value.value.length) return [];
    return [refuse.lossy(`\`${id}\` (${foreign.join(", ")})`, value.place, NOT_LISTED, about)];
  });
}
