/** The host that asks the disk. Every failure becomes a `HostError` whose message says what to look at. */

import { closeSync, fstatSync, lstatSync, openSync, readdirSync, readFileSync, statSync } from "node:fs";
import process from "node:process";
import { joinPath } from "../source/paths.ts";
import { HostError, MAX_FILE_BYTES, type Host } from "./host.ts";

export function nodeHost(cwd: string = process.cwd()): Host {
  return { cwd: slashed(cwd), readText, kindOf, vpnFilesBelow };
}

/** Absolute paths of this system with `/`. */
export function slashed(path: string): string {
  return process.platform === "win32" ? path.replaceAll("\\", "/") : path;
}

function kindOf(path: string): "file" | "folder" | "missing" {
  // A path that leads through a file or a locked folder exists as little as one that leads nowhere.
  try {
    return statSync(path).isDirectory() ? "folder" : "file";
  } catch {
    return "missing";
  }
}

function readText(path: string): string {
  return decodeText(path, readBytes(path));
}

function readBytes(path: string): Buffer {
  try {
    // Opening a pipe would wait for a writer, so the kind is judged before.
    refuseUnusual(path, statSync(path));
    const file = openSync(path, "r");
    try {
      refuseUnusual(path, fstatSync(file));
      return readFileSync(file);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw error instanceof HostError ? error : hostError(path, error);
  }
}

function refuseUnusual(
  path: string,
  stat: { isFile(): boolean; isDirectory(): boolean; size: number },
): void {
  if (stat.isDirectory()) throw new HostError("unreadable", path, "it is a folder");
  if (!stat.isFile()) throw new HostError("unreadable", path, "it is a pipe or a device, not a regular file");
  if (stat.size > MAX_FILE_BYTES) {
    const message = `it has ${mebibytes(stat.size)} MiB; a source file may have ${mebibytes(MAX_FILE_BYTES)}`;
    throw new HostError("too-large", path, message);
  }
}

function mebibytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(0);
}

/** The mark that a text begins with, or nothing; `decodeText` leaves it out. */
export function byteOrderMark(bytes: Uint8Array): string {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? "\u{FEFF}" : "";
}

/** Without a byte order mark. `path` is what the error calls it. Throws `HostError`. */
export function decodeText(path: string, bytes: Uint8Array): string {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (utf16) throw new HostError("not-text", path, "it is UTF-16; save it as UTF-8");
  if (bytes.includes(0)) throw new HostError("not-text", path, "it holds zero bytes, so it is no text file");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new HostError("not-text", path, "it is not valid UTF-8; save it as UTF-8");
  }
}

function hostError(path: string, error: unknown): HostError {
  switch (codeOf(error)) {
    case "ENOENT":
      return isBrokenLink(path)
        ? new HostError("unreadable", path, "it is a symbolic link to a file that does not exist")
        : new HostError("missing", path, "there is no such file");
    case "ENOTDIR":
      return new HostError("missing", path, "there is no such file");
    case "ELOOP":
      return new HostError("unreadable", path, "it is a symbolic link that leads back to itself");
    case "EACCES":
    case "EPERM":
      return new HostError("unreadable", path, "you have no permission to read it");
    default:
      return new HostError("unreadable", path, `the system says ${codeOf(error) || "nothing more"}`);
  }
}

function isBrokenLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

/** Links to folders are not followed (they may lead in a circle); links to files are, even broken ones, to be reported. */
function vpnFilesBelow(folder: string): readonly string[] {
  const found: string[] = [];
  const waiting = [folder];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    for (const entry of entriesOf(at)) {
      const path = joinPath(at, entry.name);
      if (entry.isDirectory()) {
        if (!entry.name.startsWith(".") && entry.name !== "node_modules") waiting.push(path);
      } else if (entry.name.endsWith(".vpn") && !(entry.isSymbolicLink() && kindOf(path) === "folder")) {
        found.push(path);
      }
    }
  }
  return found.toSorted();
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    throw hostError(folder, error);
  }
}
