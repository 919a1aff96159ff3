/** A rename keeps the addresses that vpnc.lock gave: it gives the lines of the lock the tunnels' new names, or is refused. */

import { describe, expect, it } from "vitest";
import { memoryHost } from "../../compiler/host/memory.ts";
import { analyze, type Analysis } from "../../compiler/pipeline.ts";
import { loadProject } from "../../compiler/project/load.ts";
import { rename } from "../../lsp/features/names/rename.ts";
import { connect } from "./support/client.ts";
import { FILE } from "./support/cursor.ts";
import { at } from "./support/marked.ts";

const LOCK = "/project/vpnc.lock";
const site = (name: string, number: number): string =>
  `site ${name} {\n  device = routeros 7.22\n  wan    = 203.0.113.${number}/24 on ether1\n  lan    = 10.${number}.0.0/16\n}\n`;
const PROJECT = `phase1 p {
  exchange   = ikev2
  encryption = aes-256-cbc
  hash       = sha256
  dh-group   = modp2048
}
phase2 p {
  encryption = aes-256-cbc
  auth       = sha256
  pfs        = modp2048
}
${site("hq", 2)}${site("riga", 3)}${site("oslo", 4)}${site("bern", 5)}
tunnel template {
  phase1 = p
  phase2 = p
  psk    = env("PSK")
  inside = from 172.31.0.0/24
}
tunnel branch: hq <-> riga, oslo extends template {
}
mesh core: bern, hq, oslo extends template {
}
tunnel spare: bern <-> riga extends template {
}
`;

function analysisWith(text: string, lock: string | undefined): Analysis {
  const files = { [FILE]: text, ...(lock === undefined ? {} : { [LOCK]: lock }) };
  return analyze(loadProject(memoryHost(files), ["/project"]));
}

/** As `vpnc lock` writes it, with addresses that no tunnel would get by itself. */
function lockFor(text: string): string {
  const written = analysisWith(text, undefined).lock ?? "";
  let number = 0;
  return written.replaceAll(/^172\.\S+/gm, () => `172.31.0.${4 * ++number}/30`);
}

function addressesIn(text: string, lock: string): ReadonlySet<string> {
  const { expansion, diagnostics } = analysisWith(text, lock);
  expect(diagnostics.filter(({ code }) => code.startsWith("lock/"))).toEqual([]);
  return new Set(
    expansion.connections.map(({ ends }) =>
      ends
        .map((end) => `${end.outside.seen?.value}=${end.inside?.value.address}`)
        .toSorted()
        .join(" "),
    ),
  );
}

interface Renamed {
  readonly text: string;
  readonly lock: string;
}

function renamed(marked: string, to: string, lock = lockFor(PROJECT)): Renamed | string {
  const offset = marked.indexOf("┆");
  const analysis = analysisWith(marked.replace("┆", ""), lock);
  const found = rename(analysis, FILE, offset, to);
  if ("refusal" in found) return found.refusal;
  const applied = (uri: string, text: string): string =>
    found.edits
      .filter(({ place }) => place.uri === uri)
      .toSorted((a, b) => b.place.span.start - a.place.span.start)
      .reduce(
        (all, { place: { span }, text: piece }) => all.slice(0, span.start) + piece + all.slice(span.end),
        text,
      );
  return { text: applied(FILE, analysis.files.get(FILE)?.text ?? ""), lock: applied(LOCK, lock) };
}

describe("the lock", () => {
  it.each([
    ["a spoke of a star", "site ┆riga", "rome", ["branch-rome"]],
    ["a hub, and a site of a mesh", "site ┆hq", "head", ["core-bern-head", "core-head-oslo"]],
    ["a star", "tunnel ┆branch", "office", ["office-riga", "office-oslo"]],
    ["a mesh", "mesh ┆core", "ring", ["ring-bern-hq", "ring-bern-oslo", "ring-hq-oslo"]],
    ["a tunnel", "tunnel ┆spare", "extra one", ["extra one"]],
  ])("follows %s, and every address stays", (_, where, to, names) => {
    const before = lockFor(PROJECT);
    const after = renamed(at(where, PROJECT), to);
    if (typeof after === "string") throw new Error(after);
    for (const name of names) expect(after.lock).toMatch(new RegExp(`^172\\S+ ${name}$`, "m"));
    expect(addressesIn(after.text, after.lock)).toEqual(addressesIn(PROJECT, before));
    expect(analysisWith(after.text, after.lock).lock).toBe(after.lock);
    // Without it they would have changed.
    expect(addressesIn(after.text, before)).not.toEqual(addressesIn(PROJECT, before));
  });

  it("is left alone by a name that no tunnel has", () => {
    const after = renamed(at("phase1 ┆p", PROJECT), "strong");
    expect(after).toMatchObject({ lock: lockFor(PROJECT) });
  });

  it("is not what refuses where there is none", () => {
    const analysis = analysisWith(PROJECT, undefined);
    const found = rename(analysis, FILE, PROJECT.indexOf("site bern") + 5, "zug");
    expect("refusal" in found).toBe(false);
  });
});

it("names the tunnels of a star anew wherever a test or a failover names them", () => {
  const more = `failover both: core-bern-hq, branch-riga
test "t" {
  packet hq: 10.2.0.5 -> 10.3.0.7 => encrypted branch-riga
  packet hq: 10.2.0.5 -> 10.3.0.7 while branch-riga down => dropped
}
`;
  const after = renamed(at("tunnel ┆branch", PROJECT + more), "office");
  if (typeof after === "string") throw new Error(after);
  expect(after.text).toContain(more.replaceAll("branch-riga", "office-riga"));
});

describe("a rename is refused", () => {
  it("that would turn a mesh's tunnel round, because its ends would change addresses", () => {
    expect(renamed(at("site ┆bern", PROJECT), "zug")).toBe(
      "`core-bern-hq` has its inside addresses from vpnc.lock, the first one for the site whose name comes first. With this name the two ends would change addresses.",
    );
  });

  it("of a site that keys are derived from, because they would be others than the devices have", () => {
    const derived = `secret master = env("M")\n${PROJECT.replace('env("PSK")', "derive(master)")}`;
    expect(renamed(at("site ┆riga", derived), "rome")).toBe(
      "The key of `branch-riga` is derived from the name `riga`: with another name it would be another key than the devices have. Where none has it yet, rename the site in the text.",
    );
    expect(typeof renamed(at("tunnel ┆branch", derived), "office")).toBe("object");
  });

  it("to a name that another line of the lock has", () => {
    const lock = `${lockFor(PROJECT)}172.31.0.128/30 branch-rome\n`;
    expect(renamed(at("site ┆riga", PROJECT), "rome", lock)).toContain(
      "has a line for `branch-rome` already",
    );
  });
});

it("reaches an editor with the places of the lock's own lines", async () => {
  const lock = lockFor(PROJECT);
  const client = await connect(memoryHost({ "/project/vpnc.json": "{}", [FILE]: PROJECT, [LOCK]: lock }));
  const uri = `file://${FILE}`;
  client.open(uri, PROJECT);
  const line = PROJECT.split("\n").indexOf("site riga {");
  const edit = await client.request<{
    readonly changes: Readonly<
      Record<
        string,
        readonly { readonly range: { readonly start: { readonly line: number } }; readonly newText: string }[]
      >
    >;
  }>("textDocument/rename", {
    textDocument: { uri },
    position: { line, character: 6 },
    newName: "rome",
  });
  const at = lock.split("\n").findIndex((each) => each.endsWith(" branch-riga"));
  expect(edit.changes[`file://${LOCK}`]).toEqual([
    {
      range: {
        start: { line: at, character: lock.split("\n")[at]?.indexOf("branch") },
        end: { line: at, character: lock.split("\n")[at]?.length },
      },
      newText: "branch-rome",
    },
  ]);
  await client.stop();
});
