/**
 * The members of the EC2 API that are written, with the argument of Terraform's `aws_vpn_connection` that says the same.
 * Sources: API_VpnTunnelOptionsSpecification, API_VpnConnectionOptionsSpecification; the provider's page
 * `website/docs/r/vpn_connection.html.markdown` (hashicorp/terraform-provider-aws).
 */

/** In Terraform with `tunnel1_` or `tunnel2_` in front. */
// prettier-ignore
export const TUNNEL_MEMBERS = {
  TunnelInsideCidr:           "inside_cidr",
  TunnelInsideIpv6Cidr:       "inside_ipv6_cidr",
  PreSharedKey:               "preshared_key",
  IKEVersions:                "ike_versions",
  Phase1EncryptionAlgorithms: "phase1_encryption_algorithms",
  Phase1IntegrityAlgorithms:  "phase1_integrity_algorithms",
  Phase1DHGroupNumbers:       "phase1_dh_group_numbers",
  Phase1LifetimeSeconds:      "phase1_lifetime_seconds",
  Phase2EncryptionAlgorithms: "phase2_encryption_algorithms",
  Phase2IntegrityAlgorithms:  "phase2_integrity_algorithms",
  Phase2DHGroupNumbers:       "phase2_dh_group_numbers",
  Phase2LifetimeSeconds:      "phase2_lifetime_seconds",
  RekeyMarginTimeSeconds:     "rekey_margin_time_seconds",
  RekeyFuzzPercentage:        "rekey_fuzz_percentage",
  ReplayWindowSize:           "replay_window_size",
  DPDTimeoutSeconds:          "dpd_timeout_seconds",
  DPDTimeoutAction:           "dpd_timeout_action",
  StartupAction:              "startup_action",
} as const;

// prettier-ignore
export const CONNECTION_MEMBERS = {
  StaticRoutesOnly:      "static_routes_only",
  TunnelInsideIpVersion: "tunnel_inside_ip_version",
  OutsideIpAddressType:  "outside_ip_address_type",
  LocalIpv4NetworkCidr:  "local_ipv4_network_cidr",
  RemoteIpv4NetworkCidr: "remote_ipv4_network_cidr",
  LocalIpv6NetworkCidr:  "local_ipv6_network_cidr",
  RemoteIpv6NetworkCidr: "remote_ipv6_network_cidr",
} as const;

export type TunnelMember = keyof typeof TUNNEL_MEMBERS;
export type ConnectionMember = keyof typeof CONNECTION_MEMBERS;

/** A list is of permitted values. */
export type Value = string | number | boolean | readonly (string | number)[];

/** In the order in which they are written. */
export type Values<Member extends string> = readonly (readonly [Member, Value])[];

/** Leaves out what has no value; an empty list would permit nothing. */
export function stated<Member extends string>(
  rows: readonly (readonly [Member, Value | undefined])[],
): Values<Member> {
  return rows.flatMap(([member, value]) =>
    value === undefined || (Array.isArray(value) && value.length === 0) ? [] : [[member, value] as const],
  );
}
