/** Document URIs of editors and the absolute paths that the compiler uses, in both directions, on every system. */

import { resolvePath } from "../compiler/source/paths.ts";

const DRIVE = /^\/[A-Za-z]:(?=\/|$)/;

/** `file:///c%3A/vpn/a.vpn` → `c:/vpn/a.vpn`. Nothing for `untitled:` and other URIs without a file. */
export function pathOfUri(uri: string): string | undefined {
  const match = /^file:\/\/(?:localhost)?(\/[^?#]*)/i.exec(uri);
  if (match?.[1] === undefined) return undefined;
  const path = decoded(match[1]);
  if (path === undefined) return undefined;
  return resolvePath("/", DRIVE.test(path) ? path.slice(1) : path);
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

export function uriOfPath(path: string): string {
  const rooted = path.startsWith("/") ? path : `/${path}`;
  return `file://${rooted.split("/").map(encodeURIComponent).join("/")}`;
}
