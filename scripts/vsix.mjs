// Packages the VS Code extension: bundles it and the language server into vscode-extension/dist, then makes the .vsix beside the manifest.

import { copyFileSync, existsSync, readFileSync, rmSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createVSIX } from "@vscode/vsce";
import { build } from "esbuild";

const root = new URL("../", import.meta.url);
const path = (name) => fileURLToPath(new URL(name, root));
const extension = path("vscode-extension");
const { version } = JSON.parse(readFileSync(path("package.json"), "utf8"));

rmSync(path("vscode-extension/dist"), { recursive: true, force: true });

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
    outdir: "vscode-extension/dist",
    outExtension: { ".js": ".cjs" },
    format: "cjs",
    external: ["vscode"],
  }),
  build({
    ...common,
    entryPoints: { server: "lsp/main.ts" },
    outdir: "vscode-extension/dist",
    outExtension: { ".js": ".mjs" },
    format: "esm",
    // CommonJS dependencies call `require` for Node's own modules, which ESM does not have.
    banner: {
      js: "import { createRequire as createRequireOfVpnc } from 'node:module'; const require = createRequireOfVpnc(import.meta.url);",
    },
  }),
]);

copyFileSync(path("compiler/schemas/vpnc.schema.json"), path("vscode-extension/dist/vpnc.schema.json"));
const hasLicense = existsSync(path("LICENSE"));
if (hasLicense) copyFileSync(path("LICENSE"), path("vscode-extension/LICENSE"));

const packagePath = path(`vscode-extension/vpnc-${version}.vsix`);
await createVSIX({
  cwd: extension,
  packagePath,
  dependencies: false,
  allowMissingRepository: true,
  skipLicense: !hasLicense,
});
process.stdout.write(`${packagePath}: ${Math.ceil(statSync(packagePath).size / 1024)} KiB\n`);
