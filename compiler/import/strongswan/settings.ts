/** Settings of strongSwan that the language has no word for: what each is about, and which value goes without saying. */

import type { Leftover } from "../draft.ts";

export interface Known {
  readonly kind: Exclude<Leftover["kind"], "unknown">;
  readonly why: string;
}

type Row = readonly [keys: string, kind: Known["kind"], why: string];

// prettier-ignore
const SWANCTL: readonly Row[] = [
  ["keyingtries",                                "outside",     "how often the daemon tries"],
  ["rand_time rand_bytes rand_packets",          "outside",     "the moment of renewal is varied"],
  ["close_action dpd_action",                    "outside",     "what the daemon does when the other end closes or is gone"],
  ["unique",                                     "outside",     "what becomes of older connections of the same peer"],
  ["updown hostaccess",                          "outside",     "a script that is run beside the daemon"],
  ["dscp copy_dscp copy_ecn",                    "outside",     "marks of packets for their priority"],
  ["hw_offload per_cpu_sas",                     "outside",     "how the kernel does it"],
  ["send_cert send_certreq ocsp certs cacerts pubkeys ca_id revocation cert_policy", "outside", "certificates"],
  ["inactivity tfc_padding icmp reqid",          "outside",     "how the daemon does it"],
  ["mobike",                                     "unsupported", "MOBIKE: an end may change its address while the tunnel is up"],
  ["fragmentation childless pull",               "unsupported", "a setting of IKE that the language has no word for"],
  ["encap",                                      "unsupported", "UDP around ESP is forced, as behind NAT"],
  ["local_port remote_port",                     "unsupported", "IKE on another port"],
  ["vips pools",                                 "unsupported", "remote access of single users"],
  ["eap_id aaa_id xauth_id groups round",        "unsupported", "remote access of single users"],
  ["if_id_in if_id_out mark_in mark_out set_mark_in set_mark_out mark_in_sa interface", "unsupported", "an interface or a mark decides, not the networks"],
  ["ppk_id ppk_required",                        "unsupported", "post-quantum keys are not part of the language"],
  ["ipcomp",                                     "unsupported", "packets are compressed"],
  ["sha256_96",                                  "unsupported", "SHA-256 cut to 96 bits, which only old kernels speak"],
  ["replay_window",                              "unsupported", "the size of the window against repeated packets"],
  ["policies policies_fwd_out",                  "unsupported", "whether the daemon puts policies into the kernel"],
  ["life_packets rekey_packets",                 "unsupported", "a limit of packets"],
];

// prettier-ignore
const IPSEC_CONF: readonly Row[] = [
  ["keyingtries rekeyfuzz margintime rekeymargin rekey marginbytes marginpackets", "outside", "when and how often the daemon tries"],
  ["closeaction dpdaction",                      "outside",     "what the daemon does when the other end closes or is gone"],
  ["leftupdown rightupdown leftfirewall rightfirewall lefthostaccess righthostaccess", "outside", "a script that is run beside the daemon"],
  ["leftcert rightcert leftsendcert rightsendcert leftca rightca leftcertpolicy rightcertpolicy leftrsasigkey rightrsasigkey leftsigkey rightsigkey", "outside", "certificates"],
  ["installpolicy inactivity tfc reqid leftnexthop rightnexthop", "outside", "how the daemon does it"],
  ["mobike",                                     "unsupported", "MOBIKE: an end may change its address while the tunnel is up"],
  ["fragmentation modeconfig",                   "unsupported", "a setting of IKE that the language has no word for"],
  ["forceencaps",                                "unsupported", "UDP around ESP is forced, as behind NAT"],
  ["leftikeport rightikeport",                   "unsupported", "IKE on another port"],
  ["leftsourceip rightsourceip leftdns rightdns xauth xauth_identity eap_identity aaa_identity leftgroups rightgroups leftgroups2 rightgroups2 leftauth2 rightauth2 leftid2 rightid2 leftca2 rightca2 leftcert2", "unsupported", "remote access of single users"],
  ["mark mark_in mark_out",                      "unsupported", "a mark decides, not the networks"],
  ["compress",                                   "unsupported", "packets are compressed"],
  ["replay_window",                              "unsupported", "the size of the window against repeated packets"],
  ["reauth",                                     "unsupported", "the IKE SA is renewed by reauthenticating"],
  ["lifepackets",                                "unsupported", "a limit of packets"],
  ["mediation mediated_by me_peerid",            "unsupported", "mediation between ends behind NAT"],
];

function table(rows: readonly Row[]): ReadonlyMap<string, Known> {
  return new Map(
    rows.flatMap(([keys, kind, why]) => keys.split(" ").map((key) => [key, { kind, why }] as const)),
  );
}

export const swanctlSettings = table(SWANCTL);
export const ipsecSettings = table(IPSEC_CONF);

/** Values that say what the language means anyway; they are represented by saying nothing. */
const GOES_WITHOUT_SAYING: ReadonlyMap<string, readonly string[]> = new Map([
  ["mobike", ["no"]],
  ["fragmentation", ["yes"]],
  ["encap", ["no"]],
  ["forceencaps", ["no"]],
  ["local_port", ["500"]],
  ["remote_port", ["500"]],
  ["ipcomp", ["no"]],
  ["compress", ["no"]],
  ["sha256_96", ["no"]],
  ["policies", ["yes"]],
  ["policies_fwd_out", ["no"]],
  ["replay_window", ["32"]],
  ["ppk_required", ["no"]],
  ["childless", ["allow"]],
  ["if_id_in", ["0"]],
  ["if_id_out", ["0"]],
]);

export function goesWithoutSaying(key: string, value: string): boolean {
  return GOES_WITHOUT_SAYING.get(key)?.includes(value.toLowerCase()) === true;
}
