/** What the documents say is so: their `.vpn` compiles or fails as named, their output is real, their links and commands work. */

import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { isSecretKey } from "../compiler/catalogue/secret-keys.ts";
import { renderContext, renderPretty } from "../compiler/index.ts";
import { memoryHost } from "../compiler/host/memory.ts";
import { analyze, type Analysis } from "../compiler/pipeline.ts";
import { loadProject } from "../compiler/project/load.ts";
import { readSettings } from "../compiler/project/settings-file.ts";
import { format } from "../grammar/format/format.ts";
import { parse } from "../grammar/index.ts";
import { REFERENCE } from "../scripts/reference/index.ts";
import { folderWith, runProcess } from "./cli/fake.ts";

const ROOT = fileURLToPath(new URL("../", import.meta.url));

const documents = [
  "README.md",
  "CONTRIBUTING.md",
  ...readdirSync(join(ROOT, "docs"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".md"))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .toSorted(),
];

/** Pages that a table renders; the catalogue's own tests run their examples. */
const isGenerated = (path: string): boolean => path.startsWith("docs/reference/diagnostics/");

interface CodeBlock {
  readonly document: string;
  readonly line: number;
  /** What follows the opening fence: `vpn error phase2/mode`. */
  readonly info: string;
  readonly text: string;
}

function read(path: string): string {
  return readFileSync(join(ROOT, path), "utf8");
}

function blocksOf(document: string): readonly CodeBlock[] {
  const text = read(document);
  return [...text.matchAll(/^```([^\n]*)\n([\s\S]*?)^```$/gm)].map((match) => ({
    document,
    line: text.slice(0, match.index).split("\n").length,
    info: (match[1] ?? "").trim(),
    text: match[2] ?? "",
  }));
}

const blocks = documents.flatMap(blocksOf);
/** The tunnel that the README begins with: one file of a project that the test completes. */
const story = blocks.find(({ document, info }) => document === "README.md" && info === "vpn");

function check(files: Readonly<Record<string, string>>): Analysis {
  return analyze(loadProject(memoryHost(files), []));
}

function problemsIn(text: string): number {
  return parse("fragment.vpn", text).problems.length;
}

/** A fragment stands in a file, or in a block of one. */
function reads(text: string): boolean {
  return problemsIn(text) === 0 || problemsIn(`site x {\n${text}\n}\n`) === 0;
}

describe("blocks of .vpn", () => {
  const vpn = blocks.filter(
    (block) => /^vpn\b/.test(block.info) && !isGenerated(block.document) && block !== story,
  );
  const named = vpn.map((block) => [`${block.document}:${block.line} ${block.info}`, block] as const);

  it("are there", () => {
    expect(vpn.filter(({ info }) => info === "vpn").length).toBeGreaterThan(3);
  });

  it.each(named)("%s", (_, { info, text }) => {
    const [, kind = "", code = ""] = info.split(" ");
    if (["fragment", "before", "after"].includes(kind)) {
      expect(reads(text)).toBe(true);
      return;
    }
    const found = check({ "main.vpn": text }).diagnostics.filter(({ severity }) => severity === "error");
    const codes = [...new Set(found.map((diagnostic) => diagnostic.code))];
    expect(codes, found.map(({ message }) => message).join("\n")).toEqual(kind === "error" ? [code] : []);
  });
});

it.each(blocks.filter(({ info, document }) => /^vpn\b(?! before)/.test(info) && !isGenerated(document)))(
  "$document:$line is formatted, as far as it is a whole file",
  ({ text }) => {
    const result = format(text);
    if (result.kind === "formatted") expect(text).toBe(result.text);
  },
);

describe("the page about formatting", () => {
  const shown = blocksOf("docs/formatting.md").filter(({ info }) => /^vpn (?:before|after)$/.test(info));

  it("shows each text before and after", () => {
    expect(shown.length).toBeGreaterThan(10);
    expect(shown.map(({ info }) => info)).toEqual(
      shown.map((_, at) => `vpn ${at % 2 === 0 ? "before" : "after"}`),
    );
  });

  it.each(
    shown.flatMap((block, at) => (at % 2 === 0 ? [[block.line, block.text, shown[at + 1]?.text]] : [])),
  )("is right about line %i", (_, before = "", after = "") => {
    expect(format(String(before))).toEqual({ kind: "formatted", text: after });
  });
});

describe("the README", () => {
  const CRYPTO = `phase1 strong {
  exchange   = ikev2
  encryption = aes-256-cbc
  hash       = sha256
  dh-group   = ecp256
}

phase2 esp-gcm {
  encryption = aes-256-gcm
  pfs        = ecp256
}

phase2 esp-cbc {
  encryption = aes-256-cbc, aes-128-cbc
  auth       = sha256
  pfs        = ecp256
}
`;
  const SITES = `site hq {
  device = routeros 7.22
  wan    = 203.0.113.2/28 on ether1
  lan    = 10.1.0.0/16
}

site riga {
  device = routeros 7.22
  wan    = 198.51.100.7/24 on ether1
  lan    = 10.2.0.0/16
}
`;

  it("shows what vpnc says about the tunnel above it", () => {
    const shown = blocksOf("README.md").filter(({ text }) => /^(?:error|warning|hint)\[/.test(text));
    const files: Record<string, string> = {
      "crypto.vpn": CRYPTO,
      "sites.vpn": SITES,
      "hq-riga.vpn": story?.text ?? "",
    };
    const context = renderContext("/project", (uri) => files[uri.replace("/project/", "")], isSecretKey);
    const { diagnostics } = check(files);
    const rendered = diagnostics.map((diagnostic) =>
      renderPretty(diagnostic, context, { color: false, width: undefined }),
    );
    expect(shown.map(({ text }) => text.trimEnd())).toEqual(rendered);
  });

  it("gives a command that builds the first example", () => {
    const [command] = blocksOf("README.md").filter(({ text }) => text.includes("vpnc -- build"));
    const [, build = ""] = (command?.text ?? "").trim().split("npm ci && ");
    expect(build).toMatch(/^AWS_PSK_1=\S+ AWS_PSK_2=\S+ npm run --silent vpnc -- build examples\/aws-vpc$/);
    const folder = mkdtempSync(join(tmpdir(), "vpnc-docs-"));
    const done = spawnSync(`${build} -o "${folder}"`, { cwd: ROOT, shell: true, encoding: "utf8" });
    expect(done.status, done.stderr).toBe(0);
    expect(readdirSync(folder).toSorted()).toEqual([
      "office.rsc",
      "office.undo.rsc",
      "office.verify.txt",
      "vpc.aws.json",
      "vpc.aws.tf",
      "vpc.verify.txt",
    ]);
    expect(readFileSync(join(folder, "office.rsc"), "utf8")).toContain("/ip ipsec policy");
  });

  it("names every page and example that it lists", () => {
    for (const [, path = ""] of read("README.md").matchAll(/\]\((examples\/[^)]+)\)/g)) {
      expect(existsSync(join(ROOT, path)), path).toBe(true);
    }
  });
});

/** As GitHub makes the anchors of a page's headings. */
function anchorsOf(path: string): ReadonlySet<string> {
  const outside = read(path).replace(/^```[\s\S]*?^```$/gm, "");
  return new Set(
    [...outside.matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}_\- ]/gu, "")
        .trim()
        .replaceAll(" ", "-"),
    ),
  );
}

it.each(documents)("every link of %s leads somewhere", (document) => {
  const prose = read(document)
    .replace(/^```[\s\S]*?^```$/gm, "")
    .replace(/`[^`\n]*`/g, "");
  const lost = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, link = ""]) => {
    if (/^[a-z]+:/.test(link)) return [];
    const [path = "", anchor] = link.split("#");
    const target = path === "" ? document : join(dirname(document), path);
    if (!existsSync(join(ROOT, target))) return [link];
    return anchor === undefined || anchorsOf(target).has(anchor) ? [] : [link];
  });
  expect(lost).toEqual([]);
});

it("has no reference page that nothing renders", () => {
  const rendered = new Set(REFERENCE.map(({ path }) => path));
  expect(documents.filter((path) => path.startsWith("docs/reference/") && !rendered.has(path))).toEqual([]);
});

/** Two routers' exports without their keys, and Amazon's text, for the commands that read such files. */
const FOREIGN: Readonly<Record<string, string>> = {
  "office.rsc": routerExport("198.51.100.7", "10.1.0.0/16", "10.2.0.0/16"),
  "riga.rsc": routerExport("203.0.113.2", "10.2.0.0/16", "10.1.0.0/16"),
  "vpn-2e5f414f.txt": read("test/import/aws/download-ikev2/in.txt"),
};

function routerExport(peer: string, own: string, other: string): string {
  return `# 2024-12-18 21:09:53 by RouterOS 7.16.2
/ip ipsec profile
add dh-group=modp2048 enc-algorithm=aes-256 hash-algorithm=sha256 name=strong
/ip ipsec peer
add address=${peer}/32 exchange-mode=ike2 name=far profile=strong
/ip ipsec proposal
add auth-algorithms=sha256 enc-algorithms=aes-256-cbc name=strong pfs-group=modp2048
/ip address
add address=${peer === "203.0.113.2" ? "198.51.100.7" : "203.0.113.2"}/24 interface=ether1
/ip ipsec identity
add peer=far
/ip ipsec policy
add dst-address=${other} peer=far proposal=strong src-address=${own} tunnel=yes
`;
}

/** Only derived keys can be rotated. */
function projectFor(command: string | undefined): string {
  if (command !== "rotate") return PROJECT;
  return `secret master = env("HQ_RIGA")\n${PROJECT.replace(/env\("HQ_RIGA"\)/, "derive(master)")}`;
}

describe("other blocks", () => {
  const json = blocks.filter(({ info, document }) => info === "json" && !isGenerated(document));

  it.each(json.map((block) => [`${block.document}:${block.line}`, block.text]))(
    "%s is a sound vpnc.json",
    (_, text) => {
      expect(readSettings("/project/vpnc.json", text).diagnostics).toEqual([]);
    },
  );

  const commands = blocksOf("docs/cli.md").flatMap(({ info, text }) =>
    info === "sh" ? text.trim().split("\n") : [],
  );

  it.each(commands)("`%s` works", (command) => {
    const [program, ...words] = command.split(" ");
    expect(program).toBe("vpnc");
    // Watching ends when somebody ends it, and has a test of its own.
    const argv = words.filter((word) => word !== "--watch");
    const env = { HQ_RIGA: "a-key-for-this-test-only" };
    const outputs = { "hq.txt": PRINTED, "riga.txt": PRINTED };
    const given = argv[0] === "import" ? FOREIGN : { "sites/all.vpn": projectFor(argv[0]), ...outputs };
    const folder = folderWith(argv[0] === "init" ? {} : given);
    if (argv.includes("--verify")) runProcess(["build"], folder, env);
    const { status, err } = runProcess(argv, folder, env);
    expect(status, err).toBe(0);
  });

  it("name only scripts that package.json has", () => {
    const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
    const used = documents.flatMap((document) =>
      [...read(document).matchAll(/npm run (?:--silent )?([a-z:]+)/g)].map(([, name = ""]) => name),
    );
    expect([...new Set(used)].filter((name) => !(name in scripts))).toEqual([]);
  });

  it("mention only files that are there", () => {
    const paths = ["docs/architecture.md", "CONTRIBUTING.md"].flatMap((document) =>
      [...read(document).matchAll(/`((?:test|compiler|grammar|lsp|scripts)\/[a-z\d./-]*)`/g)].map(
        ([, path = ""]) => path,
      ),
    );
    expect(paths.length).toBeGreaterThan(20);
    expect([...new Set(paths)].filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });
});

/** What either end of the project prints when the tunnel is up. */
const PRINTED = `Flags: S - seen-traffic; H - hw-aead; A - AH, E - ESP
 0 SHE spi=0xE841441 src-address=198.51.100.7 dst-address=203.0.113.2 state=mature
       enc-algorithm=aes-gcm enc-key-size=288 add-lifetime=24m/30m replay=128
 1 SHE spi=0xE2829EA src-address=203.0.113.2 dst-address=198.51.100.7 state=mature
       enc-algorithm=aes-gcm enc-key-size=288 add-lifetime=24m/30m replay=128
`;

const PROJECT = `phase1 strong {
  exchange   = ikev2
  encryption = aes-256-cbc
  hash       = sha256
  dh-group   = ecp256
}

phase2 strong {
  encryption = aes-256-gcm
  pfs        = ecp256
}

site hq {
  device = routeros 7.22
  wan    = 203.0.113.2/28 on ether1
  lan    = 10.1.0.0/16
}

site riga {
  device = routeros 7.20
  wan    = 198.51.100.7/24 on ether1
  lan    = 10.2.0.0/16
}

tunnel hq-riga: hq <-> riga {
  phase1 = strong
  phase2 = strong
  psk    = env("HQ_RIGA")
}
`;
