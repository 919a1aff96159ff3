/** The strongSwan target: a device's model to `SITE.swanctl.conf`, or to what that file cannot express. */

import type { DeviceModel } from "../../model/model.ts";
import type { Origin, OutputFile, SecretReader, Target } from "../target.ts";
import { fileName } from "../common/file-name.ts";
import { firewallRefused } from "../common/firewall.ts";
import { questionOf } from "../common/question.ts";
import { plan } from "./plan.ts";
import { printed, type Line } from "./print.ts";
import { NO_FILTER, refuses } from "./refuses.ts";
import { rotate } from "./rotate.ts";
import { PROOF } from "./sources.ts";
import { supportOf } from "./support.ts";

/** Stands for a secret's value while judging. */
const unread: SecretReader = ({ source, name }) => `${source}:${name}`;

export const strongswan: Target = {
  name: "strongswan",
  releases: ["6.0.6", "5.9.8"],
  refuses,
  offers: (parameter, word) => refuses(questionOf(parameter, word)) === undefined,
  has: (parameter) => supportOf(parameter).kind === "said",
  check: (device) => [
    ...plan(device, unread).diagnostics,
    ...firewallRefused(device, "strongSwan", NO_FILTER.reason),
  ],
  rotate,
  emit(device, { secrets, origins: isAsked = true }) {
    const { sections, beside } = plan(device, secrets);
    const secret = sections.some(({ name }) => name === "secrets");
    const name = `${fileName(device.site)}.swanctl.conf`;
    const top = `${header(device, name, beside, secret)}\n`;
    const lines = printed(sections);
    const text = top + lines.map((line) => `${line.text}\n`).join("");
    const file: OutputFile = { name, text, secret, proof: { verified: false, text: PROOF } };
    return [isAsked ? { ...file, origins: originsOf(lines, top.split("\n").length) } : file];
  },
};

/** `first`: the number of the first of these lines. */
function originsOf(lines: readonly Line[], first: number): readonly Origin[] {
  return lines.flatMap(({ places }, at) =>
    places.length === 0 ? [] : [{ first: first + at, last: first + at, places }],
  );
}

function header(device: DeviceModel, file: string, beside: readonly string[], secret: boolean): string {
  const release = device.version === undefined ? "strongSwan" : `strongSwan ${device.version}`;
  const lines = [
    `site ${device.site}, ${release}`,
    ...(device.comment === undefined ? [] : [device.comment]),
    PROOF,
    `apply: put it into /etc/swanctl/conf.d/${file}, then swanctl --load-all`,
    "undo:  delete it there, then swanctl --load-all",
    ...beside.map((line) => `also needed: ${line}`),
    ...(secret ? ["This file holds secrets: keep it readable by root only."] : []),
  ];
  return lines.map((line) => `# ${line.replace(/\s+/gu, " ")}\n`).join("");
}
