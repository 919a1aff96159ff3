/** Reads what a strongSwan host is told: swanctl.conf, or ipsec.conf with its ipsec.secrets behind it. */

import type { Importer } from "../importer.ts";
import { isIpsecConf, read } from "./read.ts";

/** The beginning that is looked at. */
const BEGINNING = 20_000;

const SETTINGS =
  /^\s*(?:local_addrs|remote_addrs|local_ts|remote_ts|esp_proposals|proposals|remote-?\d*\s*\{|children\s*\{|start_action)\b/gmu;

export const strongswan: Importer = {
  name: "strongswan",
  title: "strongSwan swanctl.conf, or ipsec.conf",
  recognizes(text) {
    const start = text.slice(0, BEGINNING);
    if (/^\s*connections\s*\{/mu.test(start)) return 0.95;
    if (isIpsecConf(start)) return 0.9;
    return Math.min(0.8, 0.3 * (start.match(SETTINGS)?.length ?? 0));
  },
  read: (source) => read(source).reading,
};
