/** The dependency rule, the size of files and the purity of phases, held against the imports themselves. */

import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const ROOT = fileURLToPath(new URL("../", import.meta.url));

interface SourceCode {
  /** `compiler/expand/site.ts` */
  readonly path: string;
  readonly text: string;
  /** Paths inside the project, or package names. */
  readonly imports: readonly string[];
}

function read(folder: string): SourceCode[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && entry.name.endsWith(".ts") && !entry.parentPath.includes("node_modules"),
    )
    .map((entry) => {
      const path = relative(ROOT, join(entry.parentPath, entry.name));
      const text = readFileSync(join(ROOT, path), "utf8");
      const found = text.matchAll(/^(?:import|export)\b[^;]*?from "([^"]+)"|\bimport\("([^"]+)"\)/gm);
      const imports = [...found].map(([, from = "", lazy = ""]) => resolve(path, from || lazy));
      return { path, text, imports };
    });
}

function resolve(from: string, specifier: string): string {
  return specifier.startsWith(".") ? relative(ROOT, join(ROOT, dirname(from), specifier)) : specifier;
}

const product = ["grammar", "compiler", "lsp", "vscode-extension"].flatMap(read);
const inside = (folder: string): SourceCode[] => product.filter(({ path }) => path.startsWith(`${folder}/`));

/** Folders of the compiler from the bottom up: each imports only from those before it, and from itself. */
const LAYERS = [
  "source",
  "catalogue",
  "diagnostics",
  "model",
  "host",
  "std",
  "project",
  "resolve",
  "expand",
  "negotiate",
  "spd",
  "check",
  "lower",
  "targets",
  "understand.ts",
  "pipeline.ts",
  "import",
  "trace",
  "verify",
  "rotate",
  "pages",
  "version.ts",
  "index.ts",
  "cli",
];

const layerOf = (path: string): number => LAYERS.indexOf(path.split("/")[1] ?? "");

describe("the dependency rule", () => {
  it("grammar knows nothing but itself", () => {
    const outside = inside("grammar").flatMap(({ path, imports }) =>
      imports
        .filter((i) => i.includes("/") && !i.startsWith("grammar/") && i !== "prettier/doc")
        .map((i) => `${path} imports ${i}`),
    );
    expect(outside).toEqual([]);
  });

  it("the compiler does not know the language server or the extension", () => {
    const outside = inside("compiler").flatMap(({ path, imports }) =>
      imports.filter((i) => /^(?:lsp|vscode)/.test(i)).map((i) => `${path} imports ${i}`),
    );
    expect(outside).toEqual([]);
  });

  it("the extension imports only the editor's own packages", () => {
    const outside = inside("vscode-extension").flatMap(({ path, imports }) =>
      imports
        .filter(
          (i) =>
            !/^(?:vscode|vscode-languageclient(?:\/node)?|node:\w+)$/.test(i) &&
            !i.startsWith("vscode-extension/"),
        )
        .map((i) => `${path} imports ${i}`),
    );
    expect(outside).toEqual([]);
  });

  it("folders of the compiler import from below", () => {
    const upward = inside("compiler").flatMap(({ path, imports }) =>
      imports
        .filter((i) => i.startsWith("compiler/") && layerOf(i) > layerOf(path))
        .map((i) => `${path} imports ${i}`),
    );
    expect(upward).toEqual([]);
    expect(inside("compiler").filter(({ path }) => layerOf(path) === -1)).toEqual([]);
  });

  it("targets see the model and the catalogues: not the tree, not the phases before it, not each other", () => {
    const allowed = /^compiler\/(?:source|catalogue|diagnostics|model)\//;
    const wrong = inside("compiler/targets").flatMap(({ path, imports }) => {
      const own = path.split("/").slice(0, 3).join("/");
      return imports
        .filter((i) => i.includes("/") && !i.startsWith("node:") && !allowed.test(i))
        .filter(
          (i) =>
            !/^compiler\/targets\/(?:target\.ts|common\/)/.test(i) &&
            !(i.startsWith(own) || path === "compiler/targets/index.ts"),
        )
        .map((i) => `${path} imports ${i}`);
    });
    expect(wrong).toEqual([]);
  });

  it("only the node host, the command line and the server's entry touch the machine", () => {
    const allowed = /^(?:compiler\/host\/node\.ts|compiler\/cli\/|lsp\/main\.ts|vscode-extension\/)/;
    const impure = product.filter(({ path, text, imports }) => {
      const touches =
        imports.some((i) => i.startsWith("node:")) ||
        /\bprocess\.(?:env|argv|cwd|exit|platform|std)|\bDate\.now|\bnew Date\b|Math\.random/.test(text);
      return touches && !allowed.test(path);
    });
    expect(impure.map(({ path }) => path)).toEqual([]);
  });
});

describe("the code", () => {
  /** Tables may be long; everything else is two files before it is 400 lines. */
  const isTable = (path: string): boolean =>
    /compiler\/(?:catalogue|diagnostics\/catalogue|targets\/routeros\/cells)/.test(path);
  const linesOf = ({ text }: SourceCode): number => text.split("\n").length - 1;

  it("has no file over 400 lines but for tables, and a median under 100", () => {
    expect(
      product.filter((file) => linesOf(file) > 400 && !isTable(file.path)).map(({ path }) => path),
    ).toEqual([]);
    const sizes = product
      .filter(({ path }) => !path.includes("/rules/"))
      .map(linesOf)
      .toSorted((a, b) => a - b);
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThan(100);
  });

  it("begins every file by saying what it is for", () => {
    expect(product.filter(({ text }) => !/^(?:#!.*\n)?\/\*\*/.test(text)).map(({ path }) => path)).toEqual(
      [],
    );
  });

  it("has no `any`, and silences a check only with a reason", () => {
    const silenced = product.filter(({ text }) =>
      /: any\b|as any\b|<any>|@ts-(?:ignore|expect-error|nocheck)|(?:eslint|oxlint)-disable(?!.* -- )/.test(
        text,
      ),
    );
    expect(silenced.map(({ path }) => path)).toEqual([]);
  });

  it("has one rule per file, all registered", () => {
    const registry = readFileSync(join(ROOT, "compiler/check/rules/index.ts"), "utf8");
    const rules = inside("compiler/check/rules").filter(
      ({ text }) =>
        /^export const \w+(?:: Rule)? = /m.test(text) &&
        /Rule\b|perConnection|perPhase2Conflict|phase[12]Disjoint|lifetimeRefused/.test(text),
    );
    for (const { path, text } of rules) {
      const exported = [...text.matchAll(/^export const (\w+)(?:: Rule)? =/gm)]
        .map(([, name]) => name)
        .filter((name) => name !== undefined && !/^[A-Z]/.test(name));
      if (path.endsWith("rules/index.ts")) continue;
      expect(exported.length, path).toBeLessThanOrEqual(1);
      for (const name of exported) expect(registry, path).toContain(`  ${name},`);
    }
  });
});
