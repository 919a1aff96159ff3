/** The names of every block and parameter of the language: `BLOCK.KEY`. The catalogue has one row for each. */

export const PARAMETER_IDS = [
  "phase1.exchange",
  "phase1.auth-method",
  "phase1.encryption",
  "phase1.hash",
  "phase1.prf",
  "phase1.dh-group",
  "phase1.lifetime",
  "phase1.lifebytes",
  "phase1.proposal-check",
  "phase1.nat-traversal",
  "phase1.send-initial-contact",
  "phase1.nonce-size",
  "dpd.interval",
  "dpd.failures",
  "phase2.ipsec-protocols",
  "phase2.encryption",
  "phase2.auth",
  "phase2.pfs",
  "phase2.lifetime",
  "phase2.lifebytes",
  "phase2.mode",
  "key.algorithm",
  "key.length",
  "key.value",
  "site.device",
  "site.wan",
  "site.lan",
  "site.as",
  "site.id",
  "site.behind-nat",
  "site.capabilities",
  "bgp-instance.as",
  "bgp-instance.router-id",
  "bgp-instance.client-to-client-reflection",
  "bgp-instance.ignore-as-path-len",
  "bgp-instance.redistribute-connected",
  "bgp-instance.out-filter",
  "bgp-instance.networks",
  "firewall.has",
  "firewall.nat-bypass",
  "firewall.input",
  "firewall.forward",
  "firewall.fasttrack",
  "firewall.mss",
  "peer.address",
  "peer.local-address",
  "peer.phase1",
  "peer.phase2",
  "peer.psk",
  "peer.id",
  "peer.remote-id",
  "peer.inside",
  "peer.initiate",
  "tunnel.phase1",
  "tunnel.phase2",
  "tunnel.psk",
  "tunnel.id",
  "tunnel.remote-id",
  "tunnel.outside",
  "tunnel.inside",
  "tunnel.initiate",
  "tunnel.standby",
  "policy.action",
  "policy.level",
  "policy.protocol",
  "policy.src-port",
  "policy.dst-port",
  "policy.ipsec-protocols",
  "policy.phase2",
  "policy.peer",
  "policy.manual",
  "policy.dont-fragment",
  "policy.priority",
  "manual.ah-spi",
  "manual.ah-key",
  "manual.esp-spi",
  "manual.esp-enc-key",
  "manual.esp-auth-key",
  "carrier.mtu",
  "carrier.keepalive",
  "bgp.instance",
  "bgp.as",
  "bgp.hold-time",
  "bgp.keepalive",
  "bgp.address-families",
  "bgp.default-originate",
  "bgp.multihop",
  "bgp.remove-private-as",
  "bgp.in-filter",
  "bgp.out-filter",
  "names.map",
  "names.sequence",
  "names.list",
  "failover.probe",
  "failover.source",
  "any.name",
  "any.comment",
  "any.disabled",
] as const;

export type ParameterId = (typeof PARAMETER_IDS)[number];

/** `BLOCK` of a parameter id; `any` stands in every block. */
export type BlockKind =
  | "phase1"
  | "dpd"
  | "phase2"
  | "key"
  | "site"
  | "bgp-instance"
  | "firewall"
  | "peer"
  | "tunnel"
  | "policy"
  | "manual"
  | "bgp"
  | "carrier"
  | "names"
  | "failover"
  | "any";
