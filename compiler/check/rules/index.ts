/** The registry: every rule, in the order their findings are told at one place. */

import type { Code } from "../../diagnostics/catalogue/index.ts";
import type { ParameterId } from "../../catalogue/ids.ts";
import type { Connection } from "../../expand/connection.ts";
import type { Rule } from "../rule.ts";
import { bothTunnels } from "./aws/both-tunnels.ts";
import { oneSaPair } from "./aws/one-sa-pair.ts";
import { staticOutside } from "./aws/static-outside.ts";
import { awsValues } from "./aws/values.ts";
import { azureTrafficSelectors } from "./azure/traffic-selectors.ts";
import { azureValues } from "./azure/values.ts";
import { bgpAsMissing } from "./bgp/as-missing.ts";
import { asnMirror } from "./bgp/asn-mirror.ts";
import { asnRange } from "./bgp/asn-range.ts";
import { defaultOriginate } from "./bgp/default-originate.ts";
import { holdTime } from "./bgp/hold-time.ts";
import { bgpInsideMissing } from "./bgp/inside-missing.ts";
import { bgpInstanceDangling } from "./bgp/instance-dangling.ts";
import { bgpOneEnded } from "./bgp/one-ended.ts";
import { oneActive } from "./bgp/one-active.ts";
import { outputNetwork } from "./bgp/output-network.ts";
import { policyCoversSession } from "./bgp/policy-covers-session.ts";
import { privateAs } from "./bgp/private-as.ts";
import { redistributeConnected } from "./bgp/redistribute-connected.ts";
import { routerId } from "./bgp/router-id.ts";
import { fasttrack } from "./firewall/fasttrack.ts";
import { forwardDecrypted } from "./firewall/forward-decrypted.ts";
import { ikeInput } from "./firewall/ike-input.ts";
import { cryptoBaseline } from "./crypto/baseline.ts";
import { cryptoBroken } from "./crypto/broken.ts";
import { cryptoLegacy } from "./crypto/legacy.ts";
import { cryptoWeak } from "./crypto/weak.ts";
import { carrierMismatch } from "./carrier/mismatch.ts";
import { carrierTooLong } from "./carrier/mtu.ts";
import { carrierOutside } from "./carrier/outside.ts";
import { carrierPolicies } from "./carrier/policies.ts";
import { manualDangling } from "./manual/dangling.ts";
import { manualDiscouraged } from "./manual/discouraged.ts";
import { keyIncomplete } from "./manual/key-incomplete.ts";
import { keyLength } from "./manual/key-length.ts";
import { keyNotMirrored } from "./manual/key-not-mirrored.ts";
import { keyUse } from "./manual/key-use.ts";
import { keyingDiffers } from "./manual/keying-differs.ts";
import { manualMissingPart } from "./manual/missing-part.ts";
import { manualNoProtection } from "./manual/no-protection.ts";
import { spiDuplicate } from "./manual/spi-duplicate.ts";
import { spiNotMirrored } from "./manual/spi-not-mirrored.ts";
import { spiRange } from "./manual/spi-range.ts";
import { mssMissing } from "./mtu/mss-missing.ts";
import { mss } from "./mtu/mss.ts";
import { bypassAnySource } from "./nat/bypass-any-source.ts";
import { bypassMissing } from "./nat/bypass-missing.ts";
import { docRange } from "./network/doc-range.ts";
import { duplicateAddress } from "./network/duplicate-address.ts";
import { linklocal30 } from "./network/linklocal-30.ts";
import { linklocalReserved } from "./network/linklocal-reserved.ts";
import { linklocalReused } from "./network/linklocal-reused.ts";
import { overlapRemoteRemote } from "./network/overlap-remote-remote.ts";
import { overlapSites } from "./network/overlap-sites.ts";
import { aggressiveGroup } from "./phase1/aggressive-group.ts";
import { aggressivePsk } from "./phase1/aggressive-psk.ts";
import { dpdOff } from "./phase1/dpd-off.ts";
import { dpdSlow } from "./phase1/dpd-slow.ts";
import { idIkev1Types } from "./phase1/id-ikev1-types.ts";
import { ikev2Ignored } from "./phase1/ikev2-ignored.ts";
import { phase1KeyLengthObeyed } from "./phase1/key-length-obeyed.ts";
import { lifetimeDiffers } from "./phase1/lifetime-differs.ts";
import { lifetimeShort } from "./phase1/lifetime-short.ts";
import { modeBaseUntested } from "./phase1/mode-base-untested.ts";
import { nattDisagree } from "./phase1/natt-disagree.ts";
import { nattNeeded } from "./phase1/natt-needed.ts";
import { orderSurprise } from "./phase1/order-surprise.ts";
import { sendInitialContact } from "./phase1/send-initial-contact.ts";
import { suiteCombination } from "./phase1/suite-combination.ts";
import { authMethod } from "./phase1/auth-method.ts";
import { bothDynamic } from "./phase1/both-dynamic.ts";
import { bothPassive } from "./phase1/both-passive.ts";
import { callerInitiate } from "./phase1/caller-initiate.ts";
import { certificates } from "./phase1/certificates.ts";
import { dhDisjoint } from "./phase1/dh-disjoint.ts";
import { encDisjoint } from "./phase1/enc-disjoint.ts";
import { exchangeMode } from "./phase1/exchange-mode.ts";
import { exchangeVersion } from "./phase1/exchange-version.ts";
import { hashDisjoint } from "./phase1/hash-disjoint.ts";
import { idMismatch } from "./phase1/id-mismatch.ts";
import { phase1Lifetime } from "./phase1/lifetime.ts";
import { prfDisjoint } from "./phase1/prf-disjoint.ts";
import { pskUnverifiable } from "./phase1/psk-differs.ts";
import { pskMissing } from "./phase1/psk-missing.ts";
import { aeadWithAuth } from "./phase2/aead-with-auth.ts";
import { ahEspCombo } from "./phase2/ah-esp-combo.ts";
import { phase2KeyLengthObeyed } from "./phase2/key-length-obeyed.ts";
import { lifebytesExact } from "./phase2/lifebytes-exact.ts";
import { lifebytes } from "./phase2/lifebytes.ts";
import { manyAlgorithms } from "./phase2/many-algorithms.ts";
import { modeWish } from "./phase2/mode-wish.ts";
import { nullAuth } from "./phase2/null-auth.ts";
import { nullBoth } from "./phase2/null-both.ts";
import { nullEnc } from "./phase2/null-enc.ts";
import { pfs26 } from "./phase2/pfs-26.ts";
import { pfsWeak } from "./phase2/pfs-weak.ts";
import { rekeyMargin } from "./phase2/rekey-margin.ts";
import { phase2AuthDisjoint } from "./phase2/auth-disjoint.ts";
import { phase2EncDisjoint } from "./phase2/enc-disjoint.ts";
import { lifetimeExact } from "./phase2/lifetime-exact.ts";
import { lifetimeStrict } from "./phase2/lifetime-strict.ts";
import { phase2Mode } from "./phase2/mode.ts";
import { pfsMismatch } from "./phase2/pfs-mismatch.ts";
import { pfsObeyed } from "./phase2/pfs-obeyed.ts";
import { addressMismatch } from "./peer/address-mismatch.ts";
import { addressPrivate } from "./peer/address-private.ts";
import { callerId } from "./peer/caller-id.ts";
import { callerIdShared } from "./peer/caller-id-shared.ts";
import { callerMainMode } from "./peer/caller-main-mode.ts";
import { callerPhase1 } from "./peer/caller-phase1.ts";
import { failoverCaller } from "./failover/caller.ts";
import { peerDuplicate } from "./peer/duplicate.ts";
import { localAddressMissing } from "./peer/local-address-missing.ts";
import { sameEndpointTwice } from "./peer/same-endpoint-twice.ts";
import { phase2Protocol } from "./phase2/protocol.ts";
import { actionMismatch } from "./policy/action-mismatch.ts";
import { anySource } from "./policy/any-source.ts";
import { anyToAny } from "./policy/any-to-any.ts";
import { duplicateSelector } from "./policy/duplicate-selector.ts";
import { policyEmpty } from "./policy/empty.ts";
import { ikeCaptured } from "./policy/ike-captured.ts";
import { ikev1MultiSubnet } from "./policy/ikev1-multi-subnet.ts";
import { lanLockout } from "./policy/lan-lockout.ts";
import { levelAcquire } from "./policy/level-acquire.ts";
import { levelAsymmetric } from "./policy/level-asymmetric.ts";
import { levelUnique } from "./policy/level-unique.ts";
import { levelUse } from "./policy/level-use.ts";
import { policyLoop } from "./policy/loop.ts";
import { loopAcrossDevices } from "./policy/loop-across-devices.ts";
import { missingCounterpart } from "./policy/missing-counterpart.ts";
import { nestedEncryption } from "./policy/nested-encryption.ts";
import { notMirroredPorts } from "./policy/not-mirrored-ports.ts";
import { notMirrored } from "./policy/not-mirrored.ts";
import { callerOrder } from "./policy/caller-order.ts";
import { policyOverlap } from "./policy/overlap.ts";
import { peerInSelector } from "./policy/peer-in-selector.ts";
import { portWithoutProtocol } from "./policy/port-without-protocol.ts";
import { policyRedundant } from "./policy/redundant.ts";
import { policyShadowed } from "./policy/shadowed.ts";
import { transportNetwork } from "./policy/transport-network.ts";
import { tunnelDiscarded } from "./policy/tunnel-discarded.ts";
import { tunnelHostHost } from "./policy/tunnel-host-host.ts";
import { capability } from "./tunnel/capability.ts";
import { insideMismatch } from "./tunnel/inside-mismatch.ts";
import { outsideForeign } from "./tunnel/outside-foreign.ts";
import { outsideMissing } from "./tunnel/outside-missing.ts";

export const RULES: readonly Rule[] = [
  outsideMissing,
  outsideForeign,
  insideMismatch,
  addressMismatch,
  addressPrivate,
  sameEndpointTwice,
  peerDuplicate,
  callerId,
  callerIdShared,
  callerMainMode,
  callerPhase1,
  failoverCaller,
  localAddressMissing,
  capability,
  exchangeVersion,
  exchangeMode,
  encDisjoint,
  hashDisjoint,
  prfDisjoint,
  dhDisjoint,
  aggressiveGroup,
  authMethod,
  certificates,
  phase1Lifetime,
  pskMissing,
  pskUnverifiable,
  idMismatch,
  bothPassive,
  callerInitiate,
  bothDynamic,
  aggressivePsk,
  dpdOff,
  dpdSlow,
  idIkev1Types,
  ikev2Ignored,
  phase1KeyLengthObeyed,
  lifetimeDiffers,
  lifetimeShort,
  modeBaseUntested,
  nattDisagree,
  nattNeeded,
  orderSurprise,
  sendInitialContact,
  suiteCombination,
  phase2Protocol,
  phase2EncDisjoint,
  phase2AuthDisjoint,
  pfsMismatch,
  pfsObeyed,
  lifetimeStrict,
  lifetimeExact,
  phase2Mode,
  aeadWithAuth,
  ahEspCombo,
  phase2KeyLengthObeyed,
  lifebytesExact,
  lifebytes,
  manyAlgorithms,
  modeWish,
  nullAuth,
  nullBoth,
  nullEnc,
  pfs26,
  pfsWeak,
  rekeyMargin,
  cryptoBaseline,
  cryptoBroken,
  cryptoLegacy,
  cryptoWeak,
  policyEmpty,
  missingCounterpart,
  actionMismatch,
  notMirrored,
  notMirroredPorts,
  portWithoutProtocol,
  transportNetwork,
  tunnelHostHost,
  ikev1MultiSubnet,
  duplicateSelector,
  policyShadowed,
  policyRedundant,
  policyOverlap,
  callerOrder,
  anyToAny,
  anySource,
  lanLockout,
  tunnelDiscarded,
  peerInSelector,
  policyLoop,
  nestedEncryption,
  loopAcrossDevices,
  ikeCaptured,
  levelUse,
  levelAcquire,
  levelAsymmetric,
  levelUnique,
  carrierPolicies,
  carrierOutside,
  carrierMismatch,
  carrierTooLong,
  manualDangling,
  keyingDiffers,
  spiNotMirrored,
  keyNotMirrored,
  spiRange,
  spiDuplicate,
  manualMissingPart,
  keyIncomplete,
  keyLength,
  keyUse,
  manualNoProtection,
  manualDiscouraged,
  bgpInsideMissing,
  bgpAsMissing,
  bgpOneEnded,
  asnMirror,
  bgpInstanceDangling,
  asnRange,
  holdTime,
  policyCoversSession,
  routerId,
  defaultOriginate,
  redistributeConnected,
  privateAs,
  oneActive,
  outputNetwork,
  overlapSites,
  overlapRemoteRemote,
  duplicateAddress,
  linklocal30,
  linklocalReserved,
  linklocalReused,
  docRange,
  awsValues,
  staticOutside,
  oneSaPair,
  bothTunnels,
  azureValues,
  azureTrafficSelectors,
  bypassMissing,
  bypassAnySource,
  fasttrack,
  ikeInput,
  forwardDecrypted,
  mss,
  mssMissing,
];

/** The code that a conflict of a parameter raises in a connection; two rules may share a parameter. */
export function codeOf(parameter: ParameterId, connection: Connection): Code | undefined {
  return RULES.find((rule) => rule.parameter === parameter && isBroken(rule, connection))?.code;
}

/** Those that have a parameter look at one connection at a time. */
function isBroken({ each }: Rule, connection: Connection): boolean {
  return (each?.(connection, {}) ?? []).length > 0;
}
