/** The strongSwan target: a device's model to `SITE.swanctl.conf`, or to what that file cannot express. */

import type { BlockKind, ParameterId } from "../../catalogue/ids.ts";
import { PARAMETERS } from "../../catalogue/parameters.ts";
import type { DeviceModel } from "../../model/model.ts";
import type { SecretReader, Target } from "../target.ts";
import { plan } from "./plan.ts";
import { print } from "./print.ts";
import { refuses } from "./refuses.ts";
import { sources } from "./sources.ts";
import { supportOf } from "./support.ts";

/** Stands for a secret's value while judging. */
const unread: SecretReader = ({ source, name }) => `${source}:${name}`;

export const strongswan: Target = {
  name: "strongswan",
  releases: ["6.0.6", "5.9.8"],
  refuses,
  offers: (parameter, word) =>
    refuses({ parameter, block: blockOf(parameter), values: [{ kind: "word", word }] }) === undefined,
  has: (parameter) => supportOf(parameter).kind === "said",
  check: (device) => plan(device, unread).diagnostics,
  emit(device, { secrets }) {
    const { sections, beside } = plan(device, secrets);
    const secret = sections.some(({ name }) => name === "secrets");
    const name = `${fileName(device.site)}.swanctl.conf`;
    return [{ name, text: `${header(device, name, beside, secret)}\n${print(sections)}`, secret }];
  },
};

function blockOf(id: ParameterId): BlockKind {
  return PARAMETERS.get(id)?.block ?? "any";
}

function header(device: DeviceModel, file: string, beside: readonly string[], secret: boolean): string {
  const release = device.version === undefined ? "strongSwan" : `strongSwan ${device.version}`;
  const lines = [
    `site ${device.site}, ${release}`,
    ...(device.comment === undefined ? [] : [device.comment]),
    `documented: ${sources.options}`,
    `apply: put it into /etc/swanctl/conf.d/${file}, then swanctl --load-all`,
    "undo:  delete it there, then swanctl --load-all",
    ...beside.map((line) => `also needed: ${line}`),
    ...(secret ? ["This file holds secrets: keep it readable by root only."] : []),
  ];
  return lines.map((line) => `# ${line.replace(/\s+/gu, " ")}\n`).join("");
}

function fileName(site: string): string {
  return site.replace(/[^A-Za-z0-9._-]+/gu, "_").replace(/^[._-]+/u, "") || "site";
}
