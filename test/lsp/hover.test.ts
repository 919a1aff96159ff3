/** Hover at a cursor, in whole and in damaged text. */

import { describe, expect, it } from "vitest";
import { hoverAt } from "./support/cursor.ts";

const BEFORE = `secret shared = env("SHARED")

## for everyone
phase1 strong {
  exchange   = ikev2
  encryption = aes-256-cbc
  hash       = sha256
  dh-group   = ecp256
  lifetime   = 8h
}

phase2 strong {
  encryption = aes-256-gcm
  lifetime   = 1h
}

site hq {
  device = routeros 7.20
  wan    = 203.0.113.2/24 on ether1
  lan    = 10.1.0.0/16
}

## Branch, Riga
site riga {
  device = routeros 6.49.7
  wan    = 198.51.100.7/24 on ether1
  lan    = 10.2.0.0/16
}
`;

const TUNNEL = `tunnel hq-riga: hq <-> riga {
  phase1 = strong
  phase2 = strong
  psk    = shared
}
`;

/** The project with a cursor put before a piece of it. */
function over(piece: string, text = `${BEFORE}\n${TUNNEL}`): ReturnType<typeof hoverAt> {
  const plain = piece.replace("┆", "");
  if (!text.includes(plain)) throw new Error(`no ${plain} in the text`);
  return hoverAt(text.replace(plain, piece));
}

describe("a parameter", () => {
  it("says what it is, what it takes, how the ends relate and what a mismatch does", () => {
    const found = over("exch┆ange   = ikev2");
    expect(found?.on).toBe("exchange");
    expect(found?.text).toContain("**`exchange`** in `phase1`");
    expect(found?.text).toContain("- `aggressive`: IKEv1 aggressive mode");
    expect(found?.text).toContain("**Both ends**: must be identical at both ends.");
    expect(found?.text).toContain("**If they differ**: Nothing comes up");
    expect(found?.text).toContain("exchange = ikev2");
    expect(found?.text).toContain("Also written `exchange-mode`");
    expect(found?.text).toMatch(/Sources:\n\n- /);
  });

  it("states the default of each device concerned, with its source", () => {
    const text = over("hash┆  ")?.text;
    expect(text).toMatch(/- routeros 7\.20: `sha1` \(.+\)/);
    expect(text).toMatch(/routeros 6\.49\.7/);
  });

  it("shows in a profile what holds at both ends of every tunnel that uses it, and where it was written", () => {
    expect(over("lifetime┆   = 8h")?.text).toContain(
      "- `hq-riga`: both ends have `8h` (`phase1 strong`, line 9): the ends agree",
    );
  });

  it("shows inherited and default values in a tunnel's own block", () => {
    const text = `${BEFORE}
tunnel base: hq <-> riga {
  phase1 = strong
  phase2 { lifetime┆ = 30m <-> 1h }
  psk    = shared
}`;
    expect(hoverAt(text)?.text).toContain(
      "- `base`: `hq` has `30m` (line 32); `riga` has `1h` (line 32): the ends agree",
    );
    const pfs = hoverAt(text.replace("lifetime┆ = 30m <-> 1h", "pfs┆ = "));
    expect(pfs?.text).toContain("- `base`: both ends have a value that cannot be read");
  });

  it("names the default's owner where nobody wrote anything", () => {
    const text = over(
      "hq-riga: hq",
      `${BEFORE}\n${TUNNEL.replace("psk ", "initiate = yes\n  psk ")}`.replace("initiate", "initi┆ate"),
    );
    expect(text?.text).toContain("both ends have `yes`");
    expect(over("psk┆ ")?.text).not.toContain("•••");
  });

  it("says what a template decides in the tunnels that extend it", () => {
    const text = `${BEFORE}
tunnel common {
  phase1 = strong
  phase2 = stro┆ng
  psk    = shared
}
tunnel one: hq <-> riga extends common { }`;
    expect(hoverAt(text)?.text).toContain("Used by tunnel `one`");
    expect(hoverAt(text.replace("┆", "").replace("phase2 =", "phase2┆ ="))?.text).toContain(
      "- `one`: both ends have `strong`",
    );
  });

  it("reports a conflict with its code", () => {
    const text = `${BEFORE}
phase1 weak { exchange = ikev2  encryption = 3des  hash = sha256  dh-group = ecp256 }
tunnel t: hq <-> riga {
  phase1 = strong <-> weak
  phase2 = strong
  psk    = shared
}`;
    const found = hoverAt(text.replace("encryption = aes-256-cbc", "encryp┆tion = aes-256-cbc"));
    expect(found?.text).toContain("**the ends conflict** (`phase1/enc-disjoint`)");
    expect(found?.text).toMatch(/`hq` has `aes-256-cbc` .*; `riga` has `3des`/);
  });

  it("counts `comment` and the like as everybody's", () => {
    expect(hoverAt(`site a {\n  comm┆ent = "x"\n}`)?.text).toContain("in every block");
  });
});

describe("a value", () => {
  it.each([
    ["┆aes-256-gcm", "**`aes-256-gcm`**: AES-GCM with a 16-byte tag, 256-bit key (encryption)"],
    ["aes-256-cbc┆", "RFC 8221, section 5: MUST"],
    ["ecp┆256", "Diffie-Hellman group"],
    ["ike┆v2", "**`ikev2`**: IKE version 2"],
    ['env┆("SHARED")', "environment variable"],
    [
      "psk    = shar┆ed",
      "```vpn\nsecret shared\n```\n\nRead from the environment variable `SHARED` by `vpnc build`.",
    ],
    [
      "phase1 = stro┆ng",
      "```vpn\nphase1 strong\n```\n\nfor everyone\n\nUsed by tunnel `hq-riga`.\n\nDeclared in line 4.",
    ],
    ["8┆h", "`8h`, 28800 seconds"],
    ["routeros┆ 7.20", "**`device`** in `site`"],
    ["10.1.0┆.0/16", "**`lan`** in `site`"],
  ])("%s", (piece, expected) => {
    expect(over(piece)?.text).toContain(expected);
  });

  it("reads a bare number in the unit people think in", () => {
    expect(hoverAt("phase1 a {\n  lifetime = 288┆00\n}")?.text).toContain("`8h`, 28800 seconds");
  });

  it("says whose a path is and what it comes to", () => {
    const text = `${BEFORE}\n${TUNNEL.replace("}\n", "  policy le┆ft.lan <-> right.lan\n}\n")}`;
    expect(hoverAt(text)).toEqual({
      on: "left.lan",
      text: "**`left.lan`**: of the left end\n\n- `hq-riga`: `hq`, `10.1.0.0/16`",
    });
  });
});

describe("names and heads", () => {
  it.each([
    ["site ri┆ga", "Branch, Riga"],
    ["hq <-> ri┆ga", "- device `routeros 6.49.7`"],
    ["tunnel hq-ri┆ga", "- the ends agree"],
    ["┆tunnel hq-riga", "**What may stand in it:** `phase1`"],
    ["┆phase1 strong {", "How the two IKE daemons"],
    ["┆secret shared", "kept elsewhere"],
    ["secret sha┆red", "Declared in line 1."],
  ])("%s", (piece, expected) => {
    expect(over(piece)?.text).toContain(expected);
  });

  it("finds a declaration in another file and names the file", () => {
    const more = { "/project/b.vpn": "\n## elsewhere\nphase1 other { lifetime = 1h }\n" };
    const text = hoverAt("tunnel t {\n  phase1 = oth┆er\n}", more)?.text;
    expect(text).toContain("elsewhere");
    expect(text).toContain("Declared in b.vpn:3.");
  });

  it("explains the code in a waiver, and nested blocks", () => {
    const waiver = `${BEFORE}\n${TUNNEL.replace("}\n", '  waive policy/dup┆licate-selector "why"\n}\n')}`;
    expect(hoverAt(waiver)?.text).toContain("**`policy/duplicate-selector`**");
    expect(hoverAt("phase1 a {\n  dp┆d {\n  }\n}")?.text).toContain("Dead peer detection");
    expect(hoverAt("site a {\n  bgp┆ main {\n  }\n}")?.text).toContain("A BGP instance of this site");
    expect(hoverAt("tunnel a {\n  bgp┆ main {\n  }\n}")?.text).toContain("The BGP session over this tunnel");
    expect(hoverAt("tunnel a {\n  pol┆icy any <-> any {\n  }\n}")?.text).toContain("`level`");
  });

  it("has nothing to say in comments, blanks and unknown names", () => {
    expect(hoverAt("# the ti┆me\nsite a {\n}")).toBeUndefined();
    expect(hoverAt("site a {\n ┆ \n}")).toBeUndefined();
    expect(hoverAt("site a {\n  nons┆ense = 1\n}")).toBeUndefined();
    expect(hoverAt("tunnel t: no┆body <-> nowhere {\n}")).toBeUndefined();
    expect(hoverAt("┆")).toBeUndefined();
  });
});

describe("damaged text", () => {
  it.each([
    ["a missing value", "phase1 a {\n  encryp┆tion =\n}", "**`encryption`** in `phase1`"],
    ["a missing `=`", "phase1 a {\n  encryp┆tion aes\n}", "**`encryption`** in `phase1`"],
    ["a lone key", "phase1 a {\n  ha┆sh\n  dh-group = ecp256\n}", "**`hash`** in `phase1`"],
    ["no closing brace", "phase2 a {\n  pf┆s = ecp256\n\nsite b {\n}", "**`pfs`** in `phase2`"],
    ["no closing brace at the end", "phase2 a {\n  pfs = ecp┆256", "Diffie-Hellman group"],
    ["a stray word after a value", "phase1 a {\n  lifetime┆ = 8h ) x\n}", "**`lifetime`** in `phase1`"],
    ["a string that does not end", 'tunnel t {\n  psk┆ = "abc\n}', "**`psk`** in `tunnel`"],
    ["half a path", "tunnel t {\n  policy left┆. <-> any\n}", "**`left`**"],
    ["a wrong word", "phase1 a {\n  exchange = maim┆\n}", "**`exchange`** in `phase1`"],
  ])("%s", (_name, text, expected) => {
    expect(hoverAt(text)?.text).toContain(expected);
  });
});

describe("a peer of a site", () => {
  const sites = BEFORE.replace(
    "10.1.0.0/16\n",
    `10.1.0.0/16
  peer to-riga {
    address   = 198.51.100.7
    phase1    = strong
    psk       = shared
    remote-id = fqdn("riga.example")
    phase1 {
      lifetime = 4h
    }
  }
  policy 10.1.0.0/16 -> 10.2.0.0/16 {
    peer   = to-riga
    phase2 = strong
  }
`,
  ).replace(
    "10.2.0.0/16\n}",
    `10.2.0.0/16
  peer to-hq {
    address = 203.0.113.2
    phase1  = strong
    psk     = shared
    id      = fqdn("riga.example")
  }
  policy 10.2.0.0/16 -> 10.1.0.0/16 {
    peer   = to-hq
    phase2 = strong
  }
}`,
  );

  it("shows what both administrators wrote", () => {
    const found = over("ps┆k       = shared", sites);
    expect(found?.text).toContain("**In effect**");
    expect(found?.text).toMatch(
      /`hq\.to-riga <-> riga\.to-hq`: `hq` has `env\("SHARED"\)` \(line \d+\); `riga` has/,
    );
  });

  it("shows a value of its own block beside the other end's", () => {
    const found = over("lifeti┆me = 4h", sites);
    expect(found?.text).toContain("`hq` has `4h`");
    expect(found?.text).toContain("`riga` has `8h`");
  });
});
