/** The Cisco IOS target: a device's model to `SITE.ios.cfg` and `SITE.undo.ios.cfg`, or to what IOS cannot express. */

import type { DeviceModel } from "../../model/model.ts";
import { fileName } from "../common/file-name.ts";
import { firewallRefused } from "../common/firewall.ts";
import { questionOf } from "../common/question.ts";
import type { SecretReader, Target } from "../target.ts";
import { things } from "./judge.ts";
import { holdsSecret, print, undo } from "./lines.ts";
import { plan } from "./plan.ts";
import { refuses } from "./refuses.ts";
import { rotate } from "./rotate.ts";
import { sources } from "./sources.ts";
import { supportOf } from "./support.ts";

/** Stands for a secret's value while judging. */
const unread: SecretReader = ({ source, name }) => `${source}:${name}`;

export const cisco: Target = {
  name: "cisco-ios",
  releases: [],
  refuses,
  offers: (parameter, word, version) => refuses(questionOf(parameter, word), version) === undefined,
  has: (parameter) => supportOf(parameter).kind === "said",
  check: (device) => [
    ...plan(device, unread).diagnostics,
    ...firewallRefused(device, "Cisco IOS", things.filter.reason),
  ],
  rotate,
  emit(device, { secrets }) {
    const { blocks } = plan(device, secrets);
    const secret = blocks.some(holdsSecret);
    const base = fileName(device.site);
    const [file, undoFile] = [`${base}.ios.cfg`, `${base}.undo.ios.cfg`];
    const top = [`undo: copy ${undoFile} to the running configuration`];
    return [
      { name: file, text: `${header(device, top, secret)}${print(blocks)}end\n`, secret },
      {
        name: undoFile,
        text: `${header(device, [`removes what ${file} added`], secret)}${print(undo(blocks))}end\n`,
        secret,
      },
    ];
  },
};

function header(device: DeviceModel, more: readonly string[], secret: boolean): string {
  const release = device.version === undefined ? "Cisco IOS" : `Cisco IOS ${device.version}`;
  const lines = [
    `site ${device.site}, ${release}`,
    ...(device.comment === undefined ? [] : [device.comment]),
    `documented: ${sources.yang}; not run on a router`,
    ...more,
    ...(secret
      ? ["This file holds secrets: keep it readable by its owner only, and delete it after use."]
      : []),
  ];
  return lines.map((line) => `! ${line.replace(/\s+/gu, " ")}\n`).join("");
}
