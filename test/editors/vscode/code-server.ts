/** Serves VS Code on loopback with one extension installed: a folder to work in and a `.vsix` in; an address out. */

import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { join } from "node:path";
import process from "node:process";
import { CODE_SERVER } from "./prerequisites.ts";

export interface CodeServer {
  readonly url: string;
  /** What it printed, for a failure. */
  readonly log: () => string;
  readonly stop: () => Promise<void>;
}

/** Nothing that asks, greets, updates or calls home; and one look on every machine. */
const SETTINGS = {
  "chat.commandCenter.enabled": false,
  "editor.fontFamily": "DejaVu Sans Mono, monospace",
  "editor.fontSize": 13,
  "editor.hover.delay": 100,
  "editor.minimap.enabled": false,
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "files.autoSave": "off",
  "git.enabled": false,
  "security.workspace.trust.enabled": false,
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "window.autoDetectColorScheme": false,
  "workbench.colorTheme": "Default Dark Modern",
  "workbench.enableExperiments": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.settings.enableNaturalLanguageSearch": false,
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
};

export async function serve(folder: string, vsix: string): Promise<CodeServer> {
  const user = join(folder, "user");
  mkdirSync(join(user, "User"), { recursive: true });
  writeFileSync(join(user, "User", "settings.json"), JSON.stringify(SETTINGS));
  const config = join(folder, "config.yaml");
  const port = await freePort();
  writeFileSync(config, `bind-addr: 127.0.0.1:${port}\nauth: none\ncert: false\n`);
  const common = [
    CODE_SERVER,
    "--config",
    config,
    "--user-data-dir",
    user,
    "--extensions-dir",
    join(folder, "extensions"),
  ];
  // No proxy of the machine stands between two processes of it.
  const env = { ...process.env, NO_PROXY: "127.0.0.1", VSCODE_PROXY_URI: "", EXTENSIONS_GALLERY: "{}" };
  const installed = spawnSync(process.execPath, [...common, "--install-extension", vsix], {
    encoding: "utf8",
    env,
    timeout: 60_000,
  });
  if (installed.status !== 0) throw new Error(`the extension does not install: ${installed.stderr}`);

  const output: string[] = [];
  const server = spawn(
    process.execPath,
    [
      ...common,
      "--disable-telemetry",
      "--disable-update-check",
      "--disable-workspace-trust",
      "--disable-getting-started-override",
      "--disable-proxy",
    ],
    // A group of its own: the server has children, and all of them end with it.
    { env, detached: true, stdio: ["ignore", "pipe", "pipe"] },
  );
  for (const stream of [server.stdout, server.stderr])
    stream.on("data", (data: Buffer) => void output.push(data.toString("utf8")));
  const ended = new Promise<void>((resolve) => void server.on("exit", () => resolve()));
  const stop = async (): Promise<void> => {
    if (server.pid !== undefined && server.exitCode === null) process.kill(-server.pid, "SIGTERM");
    await ended;
  };
  try {
    await answering(port, () => server.exitCode !== null);
  } catch (error) {
    await stop();
    throw new Error(`${String(error)}\n${output.join("")}`, { cause: error });
  }
  return { url: `http://127.0.0.1:${port}/`, log: () => output.join(""), stop };
}

/** The system picks one; it stays free for the moment until the server takes it. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === "object" && address !== null
          ? resolve(address.port)
          : reject(new Error("no port")),
      );
    });
  });
}

async function answering(port: number, hasEnded: () => boolean): Promise<void> {
  for (let left = 300; left > 0; left--) {
    if (hasEnded()) throw new Error("code-server ended");
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = connect(port, "127.0.0.1");
      socket.on("connect", () => resolve(socket.destroy() !== undefined));
      socket.on("error", () => resolve(false));
    });
    if (isOpen) return;
    await new Promise((resolve) => void setTimeout(resolve, 100));
  }
  throw new Error("code-server does not answer");
}
