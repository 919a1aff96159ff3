/**
 * What the EC2 API takes in a VPN connection, member by member, written down from its reference apart from the compiler:
 * API_VpnTunnelOptionsSpecification, API_VpnConnectionOptionsSpecification, API_CreateVpnConnection.
 */

type Check = (value: unknown) => boolean;

const whole =
  (min: number, max = Infinity): Check =>
  (value) =>
    typeof value === "number" && Number.isInteger(value) && value >= min && value <= max;
const oneOf =
  (...words: readonly unknown[]): Check =>
  (value) =>
    words.includes(value);
const text =
  (pattern: RegExp): Check =>
  (value) =>
    typeof value === "string" && pattern.test(value);
const flag: Check = (value) => typeof value === "boolean";
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((each) => JSON.stringify(Object.keys(each)) === '["Value"]' && check(each.Value));

const encryption = listOf(oneOf("AES128", "AES256", "AES128-GCM-16", "AES256-GCM-16"));
const integrity = listOf(oneOf("SHA1", "SHA2-256", "SHA2-384", "SHA2-512"));
const groups = [14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24];
const cidr4 = text(/^\d+\.\d+\.\d+\.\d+\/\d+$/);
const cidr6 = text(/^[0-9a-f:]+\/\d+$/);

// prettier-ignore
export const TUNNEL: Readonly<Record<string, Check>> = {
  DPDTimeoutAction:             oneOf("clear", "none", "restart"),
  DPDTimeoutSeconds:            whole(30),
  EnableTunnelLifecycleControl: flag,
  IKEVersions:                  listOf(oneOf("ikev1", "ikev2")),
  Phase1DHGroupNumbers:         listOf(oneOf(2, ...groups)),
  Phase1EncryptionAlgorithms:   encryption,
  Phase1IntegrityAlgorithms:    integrity,
  Phase1LifetimeSeconds:        whole(900, 28_800),
  Phase2DHGroupNumbers:         listOf(oneOf(2, 5, ...groups)),
  Phase2EncryptionAlgorithms:   encryption,
  Phase2IntegrityAlgorithms:    integrity,
  Phase2LifetimeSeconds:        whole(900, 3600),
  PreSharedKey:                 text(/^(?!0)[A-Za-z0-9._]{8,64}$/),
  RekeyFuzzPercentage:          whole(0, 100),
  RekeyMarginTimeSeconds:       whole(60, 1800),
  ReplayWindowSize:             whole(64, 2048),
  StartupAction:                oneOf("add", "start"),
  TunnelInsideCidr:             text(/^169\.254\.\d+\.\d+\/30$/),
  TunnelInsideIpv6Cidr:         text(/^fd[0-9a-f:]*\/126$/),
};

// prettier-ignore
export const CONNECTION: Readonly<Record<string, Check>> = {
  EnableAcceleration:    flag,
  LocalIpv4NetworkCidr:  cidr4,
  LocalIpv6NetworkCidr:  cidr6,
  OutsideIpAddressType:  oneOf("PublicIpv4", "PrivateIpv4", "Ipv6"),
  RemoteIpv4NetworkCidr: cidr4,
  RemoteIpv6NetworkCidr: cidr6,
  StaticRoutesOnly:      flag,
  TunnelInsideIpVersion: oneOf("ipv4", "ipv6"),
  TunnelOptions:         (value) => Array.isArray(value) && value.length >= 1 && value.length <= 2,
};

/** Each member that the API does not have, or whose value it does not take. */
export function foreignMembers(
  object: Readonly<Record<string, unknown>>,
  table: Readonly<Record<string, Check>>,
): string[] {
  return Object.entries(object).flatMap(([member, value]) => {
    const check = Object.hasOwn(table, member) ? table[member] : undefined;
    return check?.(value) === true ? [] : [`${member} ${JSON.stringify(value)}`];
  });
}
