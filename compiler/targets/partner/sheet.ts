/** The hand-over sheet of one site: a device's model in, Markdown out. */

import type { ConnectionModel, DeviceModel, PolicyModel } from "../../model/model.ts";
import { grouped, policiesOf } from "../common/policies.ts";
import type { Fingerprint } from "../target.ts";
import { acceptance } from "./acceptance.ts";
import { table } from "./markdown.ts";
import { carrierRows, phase1Rows, phase2Rows } from "./rows.ts";
import { selectorRows } from "./selectors.ts";

export function sheet(device: DeviceModel, fingerprint: Fingerprint): string {
  const partners = [...new Set(device.connections.map(({ remoteSite }) => remoteSite))];
  const intro =
    device.connections.length === 1
      ? "One IPsec tunnel; this is what it must be set to at your end."
      : `${device.connections.length} IPsec tunnels; this is what they must be set to at your end.`;
  return `${[
    `# ${device.site}: your end of the tunnel to ${partners.join(", ")}`,
    ...(device.comment === undefined ? [] : [device.comment]),
    `${intro} Where several values stand in a line, any of them will do; the first one is preferred.`,
    ...device.connections.map((connection) => tunnel(connection, device, fingerprint)),
  ].join("\n\n")}\n`;
}

function tunnel(connection: ConnectionModel, device: DeviceModel, fingerprint: Fingerprint): string {
  const { keying, name, comment } = connection;
  const policies = policiesOf(device, connection);
  const head = [`## ${name}`, ...(comment === undefined ? [] : [comment])];
  if (keying.kind === "manual") {
    const keyed = "This tunnel is keyed by hand: keys and SPIs must be exchanged in person.";
    return [...head, keyed, selectors(policies)].join("\n\n");
  }
  return [
    ...head,
    "### Phase 1 (IKE)",
    table(["", "your end"], phase1Rows(connection, keying, fingerprint)),
    ...grouped(policies, (policy) => JSON.stringify(phase2Rows([policy]))).map((group, at, all) =>
      [
        `### Phase 2 (IPsec)${all.length === 1 ? "" : ` ${at + 1}`}`,
        table(["", "your end"], phase2Rows(group)),
        selectors(group),
      ].join("\n\n"),
    ),
    ...(connection.carrier === undefined
      ? []
      : [
          "### Tunnel interface",
          table(["", "your end"], carrierRows(connection.carrier, connection.inside)),
        ]),
    "### How to test it",
    acceptance(connection, policies),
  ].join("\n\n");
}

function selectors(policies: readonly PolicyModel[]): string {
  return `${[
    "Networks, as your policies or access lists must say them; each line is a pair of SAs:",
    table(["your network", "our network", "protocol", "your port", "our port"], selectorRows(policies)),
  ].join("\n\n")}`;
}
