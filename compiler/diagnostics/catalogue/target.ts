/** Codes about what a device at its release cannot express. */

import type { Group } from "./entry.ts";

interface Example {
  readonly device: string;
  readonly phase1: string;
  readonly phase2: string;
  /** A `##` line above `phase1`. */
  readonly before?: string;
  readonly name?: string;
}

/** A whole project around the one line that matters. */
function project({ device, phase1, phase2, before = "", name = "wan" }: Example): string {
  return `${before}phase1 ${name} {
  ${phase1}
}

phase2 wan {
  ${phase2}
}

site hq {
  device = ${device}
  wan    = 192.0.2.1/24 on ether1
  lan    = 10.1.0.0/16
}

site riga {
  device = generic
  wan    = 198.51.100.7/24
  lan    = 10.2.0.0/16
}

tunnel hq-riga: hq <-> riga {
  phase1 = ${name}
  phase2 = wan
  psk    = env("HQ_RIGA")
}
`;
}

const phase1 = "encryption = aes-256-cbc\n  hash       = sha256\n  dh-group   = modp2048";
const phase2 = "encryption = aes-256-cbc\n  auth       = sha256\n  pfs        = modp2048";
const old = "encryption = aes-128-cbc\n  hash       = sha1\n  dh-group   = modp1024";
const old2 = "encryption = aes-128-cbc\n  auth       = sha1\n  pfs        = modp1024";
const main = (rest: string): string => `exchange   = main\n  ${rest}`;
const seven = "routeros 7.20";
const good = project({ device: seven, phase1: main(phase1), phase2 });

/** Two profiles, and the name of the second one on the device. */
function twoProfiles(second: string): string {
  return `phase1 slow {
  name = "${second}"
  lifetime = 4h
  ${main(phase1)}
}

${good}
site tallinn {
  device = generic
  wan    = 203.0.113.7/24
  lan    = 10.3.0.0/16
}

tunnel hq-tallinn: hq <-> tallinn {
  phase1 = slow
  phase2 = wan
  psk    = env("HQ_TALLINN")
}
`;
}

export const target = {
  "target/version-unsupported": {
    severity: "error",
    waivable: false,
    title: "No scripts are written for this release",
    why: "Every word of a script comes from a sourced row for its release. Without rows, a script would be a guess that fails halfway through an import, or means something else.",
    action: "state a release that is supported, or upgrade the router",
    companions: ["crypto/weak", "phase2/pfs-26"],
    failing: project({ device: "routeros 2.8", phase1: main(old), phase2: old2 }),
    passing: good,
    sources: ["MikroTik changelog", "console trees of RouterOS 7.9 to 7.24 (tikoci/restraml)"],
  },
  "target/parameter-unsupported": {
    severity: "error",
    waivable: false,
    title: "The device has no such setting at its release",
    why: "The setting was written down, and the device cannot be told. Leaving it out would build a tunnel that is not the one described.",
    action: "take the setting out, or give the device a release that has it",
    failing: project({ device: seven, phase1: main(phase1), phase2: `${phase2}\n  lifebytes  = 100MB` }),
    passing: good,
    sources: [
      "MikroTik RouterOS V2.6 IPSec manual",
      "console trees of RouterOS 7.9 to 7.24 (tikoci/restraml)",
    ],
  },
  "target/value-unsupported": {
    severity: "error",
    waivable: false,
    title: "The device does not know this value at its release",
    why: "The setting exists but the value came later, was removed, or belongs to the other phase. The console would refuse the line, and an import stops there.",
    action: "choose a value the release has",
    failing: project({
      device: seven,
      phase1: main(phase1),
      phase2: phase2.replace("pfs        = modp2048", "pfs        = x25519"),
    }),
    passing: good,
    sources: ["MikroTik changelog", "console trees of RouterOS 7.9 to 7.24 (tikoci/restraml)"],
  },
  "target/single-value": {
    severity: "error",
    waivable: false,
    title: "The device takes one value here, not a list",
    why: "Which of the list would be offered decides what is negotiated, so the choice is not the compiler's.",
    action: "write the one value this device should use",
    failing: project({ device: seven, phase1: main(phase1.replace("= sha256", "= sha256, sha1")), phase2 }),
    passing: good,
    sources: ["MikroTik changelog, 6.16 and 6.34", "console trees of RouterOS 7.9 to 7.24 (tikoci/restraml)"],
  },
  "target/lossy": {
    severity: "hint",
    waivable: true,
    title: "Something that changes no packet is left out of the script",
    why: "The release has no place for it, a comment on a profile for example. The tunnel is the same with and without.",
    action: "nothing needs to be done",
    failing: project({ device: seven, phase1: main(phase1), phase2, before: "## for every branch\n" }),
    passing: good,
    sources: ["console trees of RouterOS 7.9 to 7.24 (tikoci/restraml)"],
  },
  "target/must-state": {
    severity: "error",
    waivable: false,
    title: "The device's own choice is not known, so it must be stated",
    why: "Left out, the device offers what its release and its build happen to have, and nobody can say whether the other end agrees.",
    action: "write it in the profile, or in the tunnel",
    failing: project({
      device: "strongswan",
      phase1: main("encryption = aes-256-cbc\n  hash       = sha256"),
      phase2,
    }),
    passing: project({ device: "strongswan", phase1: main(phase1), phase2 }),
    sources: ["strongSwan 6.0.6, src/libstrongswan/crypto/proposal/proposal.c"],
  },
  "target/name-clash": {
    severity: "error",
    waivable: false,
    title: "Two different objects would have the same name on the device",
    why: "The second row would be refused, or both tunnels would use the first one's settings.",
    action: "give one of them another `name`, or make them the same",
    failing: twoProfiles("wan"),
    passing: twoProfiles("wan-slow"),
    sources: ["console trees of RouterOS 7.9 to 7.24 (tikoci/restraml)"],
  },
  "target/name-refused": {
    severity: "error",
    waivable: false,
    title: "The device would refuse or misread this name",
    why: "Some words mean something else where a name is expected, rows called `default` belong to the router, and commas and slashes separate values.",
    action: "choose another name, or state the one for the device with `name =`",
    failing: project({ device: seven, phase1: main(phase1), phase2, name: "default" }),
    passing: good,
    sources: ["console trees of RouterOS 7.9 to 7.24 (tikoci/restraml)"],
  },
} satisfies Group;
