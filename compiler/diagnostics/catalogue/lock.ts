/** Codes about `vpnc.lock`. No text of one source file can trigger them, so their examples are empty. */

import type { Group } from "./entry.ts";

export const lock = {
  "lock/version": {
    severity: "error",
    waivable: false,
    title: "vpnc.lock is of another version, or no lock file",
    why: "what is recorded there decides the addresses of running tunnels: what is not understood is not guessed at.",
    action: "restore it from the repository, or delete it if no tunnel was ever built",
    failing: "",
    passing: "",
    sources: ["docs/language.md"],
  },
  "lock/line": {
    severity: "error",
    waivable: false,
    title: "a line of vpnc.lock gives no tunnel a network",
    why: "a line that is lost lets the tunnel be given another network, while the devices still have the old one.",
    action: "restore the line from the repository, or delete it if its tunnel was never built",
    failing: "",
    passing: "",
    sources: ["docs/language.md"],
  },
  "lock/unmerged": {
    severity: "error",
    waivable: false,
    title: "a merge of vpnc.lock was not finished",
    why: "git's marks stand in the file; nobody has said yet that both sides' lines are meant.",
    action: "run `vpnc lock`: it keeps the lines of both sides",
    failing: "",
    passing: "",
    sources: ["docs/language.md"],
  },
  "lock/conflict": {
    severity: "error",
    waivable: false,
    title: "vpnc.lock gives one network to two tunnels, or two to one",
    why: "two people added tunnels, and both were given the same network; which of them is on a device already, no file says.",
    action:
      "delete the line of the tunnel that is not on a device yet, then run `vpnc lock`: it gets another network",
    failing: "",
    passing: "",
    sources: ["docs/language.md"],
  },
} as const satisfies Group;
