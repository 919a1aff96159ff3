// Packages the VS Code extension: bundles it and the language server into its dist/, then makes the .vsix beside the manifest.
//
//   vsix.mjs [FOLDER]    a copy of vscode-extension to do so in; without one, vscode-extension itself

import { copyFileSync, cpSync, existsSync, readFileSync, rmSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { createVSIX } from "@vscode/vsce";
import { build } from "esbuild";

const root = new URL("../", import.meta.url);
const path = (name) => fileURLToPath(new URL(name, root));
const extension = resolve(process.argv[2] ?? path("vscode-extension"));
const dist = join(extension, "dist");
const { version } = JSON.parse(readFileSync(path("package.json"), "utf8"));

rmSync(dist, { recursive: true, force: true });

const common = {
  absWorkingDir: path("."),
  bundle: true,
  platform: "node",
  target: "node20",
  minify: true,
  keepNames: true,
  legalComments: "linked",
  define: { __VERSION__: JSON.stringify(version) },
  logLevel: "warning",
};

await Promise.all([
  build({
    ...common,
    entryPoints: { extension: "vscode-extension/src/extension.ts" },
    outdir: dist,
    outExtension: { ".js": ".cjs" },
    format: "cjs",
    external: ["vscode"],
  }),
  build({
    ...common,
    entryPoints: { server: "lsp/main.ts" },
    outdir: dist,
    outExtension: { ".js": ".mjs" },
    format: "esm",
    // CommonJS dependencies call `require` for Node's own modules, which ESM does not have.
    banner: {
      js: "import { createRequire as createRequireOfVpnc } from 'node:module'; const require = createRequireOfVpnc(import.meta.url);",
    },
  }),
]);

// Where the editor jumps to; what is compiled is in the server.
cpSync(path("compiler/std"), join(dist, "std"), { recursive: true, filter: (name) => !name.endsWith(".ts") });
copyFileSync(path("compiler/schemas/vpnc.schema.json"), join(dist, "vpnc.schema.json"));
const hasLicense = existsSync(path("LICENSE"));
if (hasLicense) copyFileSync(path("LICENSE"), join(extension, "LICENSE"));

const packagePath = join(extension, `vpnc-${version}.vsix`);
await createVSIX({
  cwd: extension,
  packagePath,
  dependencies: false,
  allowMissingRepository: true,
  skipLicense: !hasLicense,
});
process.stdout.write(`${packagePath}: ${Math.ceil(statSync(packagePath).size / 1024)} KiB\n`);
