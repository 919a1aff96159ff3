/** The reader of what Amazon tells about a Site-to-Site VPN connection: the generic download, the XML, the answers of the API. */

import type { Leftover, Reading } from "../draft.ts";
import type { ForeignText, Importer } from "../importer.ts";
import type { AwsText, Findings } from "./facts.ts";
import { readJson } from "./json.ts";
import { adviceOf, devicesOf, patienceOf, remarksOf } from "./one-sided.ts";
import { readText } from "./text.ts";
import { connectionsOf } from "./tunnels.ts";
import { bothEnds } from "./two-ended.ts";
import { readXml } from "./xml.ts";

export const aws: Importer = {
  name: "aws",
  title: "Amazon's description of a VPN connection",
  recognizes,
  read,
};

/** How much of a text is looked at. */
const BEGINNING = 8000;

function recognizes(text: string): number {
  const start = text.slice(0, BEGINNING);
  if (/^\s*</.test(start))
    return /<vpn_connection\b|<customerGatewayConfiguration>|<ipsec_tunnel>/.test(start) ? 1 : 0;
  if (/^\s*[{[]/.test(start)) {
    return /"(?:VpnConnections?|CustomerGatewayConfiguration|TunnelOptions|TunnelInsideCidr)"/i.test(start)
      ? 1
      : 0;
  }
  if (/Amazon Web Services|Virtual Private Cloud/i.test(start) && /VPN Connection/i.test(start)) return 1;
  return /Configure the IKE SA as follows/i.test(start) ? 0.8 : 0;
}

function read(source: ForeignText): Reading {
  const { connections: described, leftovers, remarks } = readAs(source);
  const findings: Findings = { secrets: [], leftovers: [...leftovers], remarks: [...remarks] };
  const connections = connectionsOf(described, findings);
  const whole = bothEnds(connections);
  const told = inOrder([...findings.leftovers, ...connections.flatMap(patienceOf)]);
  const reading: Reading = {
    devices: devicesOf(connections),
    secrets: findings.secrets,
    leftovers: inOrder([...findings.leftovers, ...adviceOf(connections)]),
    remarks: [...findings.remarks, ...connections.flatMap(remarksOf)],
  };
  return whole === undefined ? reading : { ...reading, whole: { blocks: whole, leftovers: told } };
}

function readAs(source: ForeignText): AwsText {
  const start = source.text.slice(0, BEGINNING).replace(/^\u{FEFF}/u, "");
  if (/^\s*</.test(start)) return readXml(source);
  return /^\s*[{[]/.test(start) ? readJson(source) : readText(source);
}

function inOrder(leftovers: readonly Leftover[]): readonly Leftover[] {
  return leftovers.toSorted((a, b) => a.origin.line - b.origin.line);
}
