/** Codes about headers that make several tunnels: stars and meshes. */

import type { Group } from "./entry.ts";
import { project } from "./example.ts";

const TALLINN = `site tallinn {
  device = routeros 7.20
  wan    = 192.0.2.9/24 on ether1
  lan    = 10.3.0.0/16
}

`;
const star = project({ before: TALLINN, header: "tunnel branch: hq <-> riga, tallinn" });

export const topology = {
  "tunnel/ends": {
    severity: "error",
    waivable: false,
    title: "a tunnel or a mesh does not say which sites it connects",
    why: "a tunnel has two ends, a star one hub and a list of sites, a mesh a list of two or more sites; from anything else it cannot be told which tunnels are meant.",
    action: "write `tunnel a: hq <-> riga`, `tunnel b: hq <-> riga, tallinn` or `mesh m: fra, ams, waw`",
    failing: project({ header: "mesh core: hq <-> riga" }),
    passing: project({ header: "mesh core: hq, riga" }),
    sources: ["docs/language.md"],
  },
  "tunnel/site-twice": {
    severity: "error",
    waivable: false,
    title: "a list of ends names a site twice",
    why: "a star makes one tunnel for each spoke and a mesh one for each pair; a site that stands twice would get the same one again.",
    action: "name each site once",
    failing: project({ before: TALLINN, header: "tunnel branch: hq <-> riga, tallinn, riga" }),
    passing: star,
    sources: ["docs/language.md"],
  },
  "tunnel/generated-clash": {
    severity: "error",
    waivable: false,
    title: "a star or a mesh makes a tunnel whose name is taken",
    why: "a generated tunnel is called after its star or mesh and its sites. A declared tunnel of that name replaces it only if it extends the star and connects the same two sites.",
    action: "let the declared tunnel extend the star, or rename one of the two",
    failing: `${star}
tunnel branch-riga: hq <-> riga {
  phase1 = strong
  phase2 = strong
  psk    = env("HQ_RIGA")
}
`,
    passing: `${star}
tunnel branch-riga: hq <-> riga extends branch {
  psk = env("HQ_RIGA_2")
}
`,
    sources: ["docs/language.md"],
  },
  "tunnel/inside-exhausted": {
    severity: "error",
    waivable: false,
    title: "a network has no room for the inside addresses of all its tunnels",
    why: "`from` gives every tunnel a /30 of its own (a /126 of IPv6), and a tunnel keeps the one it has.",
    action: "take a shorter prefix that contains this one, so that every tunnel keeps its addresses",
    failing: star.replace("psk    =", "inside = from 172.31.0.0/30\n  psk    ="),
    passing: star.replace("psk    =", "inside = from 172.31.0.0/29\n  psk    ="),
    sources: ["docs/language.md"],
  },
} as const satisfies Group;
