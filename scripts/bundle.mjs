// Bundles the package into dist/: the command line, the library, the language server, the plugin for Prettier, the schemas, the types.

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = new URL("../", import.meta.url);
const path = (name) => fileURLToPath(new URL(name, root));
const { version } = JSON.parse(readFileSync(path("package.json"), "utf8"));

// Names are not kept: a bundler does that with a call for every function each time it is made.
const entries = { index: "compiler/index.ts" };
if (existsSync(path("lsp/main.ts"))) entries["vpnc-lsp"] = "lsp/main.ts";

rmSync(path("dist"), { recursive: true, force: true });
await build({
  absWorkingDir: path("."),
  entryPoints: entries,
  outdir: "dist",
  chunkNames: "chunks/[name]-[hash]",
  bundle: true,
  // What only one command needs stands in a chunk of its own and is loaded with that command.
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20",
  minify: true,
  legalComments: "linked",
  define: { __VERSION__: JSON.stringify(version) },
  // CommonJS dependencies call `require` for Node's own modules, which ESM does not have.
  banner: {
    js: "import { createRequire as createRequireOfVpnc } from 'node:module'; const require = createRequireOfVpnc(import.meta.url);",
  },
  logLevel: "warning",
});

const cjs = {
  absWorkingDir: path("."),
  outdir: "dist",
  outExtension: { ".js": ".cjs" },
  bundle: true,
  format: "cjs",
  platform: "node",
  target: "node20",
  minify: true,
  legalComments: "linked",
  logLevel: "warning",
};
/** Keeps libraries from loading parts of Node that vpnc does not use, and that take longer than its own work. */
const lean = {
  name: "lean",
  setup({ onResolve, onLoad }) {
    // Commander can run commands that are programs of their own; vpnc has none.
    onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      /[\\/]commander[\\/]/.test(importer) ? ABSENT : undefined,
    );
    // Picocolors asks whether there is a terminal as soon as it is loaded; vpnc asks for itself, and tells it.
    onLoad({ filter: /[\\/]picocolors\.js$/ }, ({ path: file }) => ({
      contents: readFileSync(file, "utf8").replace("let p = process || {}", "let p = {}"),
    }));
    // Every module that imports it would copy all that it has.
    onResolve({ filter: /^node:process$/ }, ({ kind }) =>
      kind === "import-statement" ? { path: "process", namespace: "global" } : undefined,
    );
    onLoad({ filter: /.*/, namespace: "global" }, ({ path: name }) => ({
      contents: `export default ${name};`,
    }));
    // Only who prints a script asks for the menus.
    onLoad({ filter: /[\\/]console-7\.json$/ }, ({ path: file }) => {
      const { menus, ...others } = JSON.parse(readFileSync(file, "utf8"));
      const text = JSON.stringify(JSON.stringify(menus));
      return {
        contents: `let menus;
          export default {
            ...${JSON.stringify(others)},
            get menus() { return (menus ??= JSON.parse(${text})); },
          };`,
        loader: "js",
      };
    });
    onLoad({ filter: /.*/, namespace: ABSENT.namespace }, () => ({ contents: "" }));
  },
};
const ABSENT = { path: "absent", namespace: "absent" };
const defined = { __VERSION__: JSON.stringify(version) };

/**
 * One command and nothing that others load. What it loads for certain is no longer loaded on demand: then the bundler puts
 * modules into one another, without a function around each that the engine has to keep and to call.
 */
const only = (command) => ({
  name: "only",
  setup({ onLoad }) {
    const certain = new Set([`./${command}.ts`, "../pipeline.ts", "../targets/index.ts"]);
    onLoad({ filter: /[\\/]cli[\\/](?:main|[a-z]+-commands)\.ts$/ }, ({ path: file }) => {
      const imports = [];
      const text = readFileSync(file, "utf8").replace(/\bimport\("([^"]+)"\)/g, (_, module) => {
        if (!certain.has(module)) return "Promise.reject()";
        imports.push(`import * as own${imports.length} from "${module}";`);
        return `Promise.resolve(own${imports.length - 1})`;
      });
      return { contents: [...imports, text].join("\n"), loader: "ts" };
    });
  },
});

/**
 * The command line is a file of the kind whose compiled code the engine can keep; `launch.ts` runs the function that it holds.
 * What hooks and pipelines run for each commit has a file of its own, which has started sooner.
 */
const APART = ["check"];
const digest = createHash("sha256");
for (const name of ["program", ...APART]) {
  await build({
    ...cjs,
    entryPoints: { [name]: "compiler/cli/main.ts" },
    define: defined,
    plugins: name === "program" ? [lean] : [lean, only(name)],
    banner: { js: "(function (exports, require, module, __filename, __dirname) {" },
    footer: { js: "})" },
  });
  // The bundler leaves regular expressions alone; one character above U+00FF in them doubles the memory of the whole text.
  const text = readFileSync(path(`dist/${name}.cjs`), "utf8").replace(
    /[^\0-\x7F]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  writeFileSync(path(`dist/${name}.cjs`), text);
  digest.update(text);
}
await build({
  ...cjs,
  entryPoints: { vpnc: "compiler/cli/launch.ts" },
  plugins: [lean],
  define: {
    ...defined,
    __APART__: JSON.stringify(APART),
    __PROGRAM__: JSON.stringify(digest.digest("hex").slice(0, 16)),
  },
});

// In one file and without Node's modules: Prettier loads it from anywhere, and runs in browsers too.
await build({
  absWorkingDir: path("."),
  entryPoints: { prettier: "grammar/prettier.ts" },
  outdir: "dist",
  bundle: true,
  format: "esm",
  platform: "neutral",
  mainFields: ["module", "main"],
  target: "es2022",
  minify: true,
  legalComments: "linked",
  logLevel: "warning",
});

for (const name of ["vpnc.cjs", "vpnc-lsp.js"]) {
  if (existsSync(path(`dist/${name}`))) chmodSync(path(`dist/${name}`), 0o755);
}
cpSync(path("compiler/schemas"), path("dist/schemas"), { recursive: true });
// To be read; what is compiled is in the bundles.
cpSync(path("compiler/std"), path("dist/std"), { recursive: true, filter: (name) => !name.endsWith(".ts") });

if (!process.argv.includes("--no-types")) {
  const tsc = path("node_modules/typescript/bin/tsc");
  const { status } = spawnSync(process.execPath, [tsc, "-p", path("tsconfig.types.json")], {
    stdio: "inherit",
  });
  if (status !== 0) process.exit(status ?? 1);
  // Declarations keep the `.ts` of their imports, which only resolves where the sources are.
  for (const name of readdirSync(path("dist/types"), { recursive: true })) {
    if (!name.endsWith(".d.ts")) continue;
    const file = path(`dist/types/${name}`);
    const text = readFileSync(file, "utf8");
    writeFileSync(file, text.replace(/((?:from|import)\s*\(?\s*"\.{1,2}\/[^"]+)\.ts"/g, '$1.js"'));
  }
}
