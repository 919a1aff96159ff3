/** Path arithmetic on absolute paths with `/`, the same on every system; nothing here asks the disk. */

/** Marks a project's root. */
export const SETTINGS_FILE = "vpnc.json";

/** Beside it: what was allocated. */
export const LOCK_FILE = "vpnc.lock";

/** Where the files of the standard library are: `std:/aws.vpn`. A drive of its own, so no path of a project leads there. */
export const LIBRARY = "std:/";

const DRIVE = /^(?:[A-Za-z]|std):(?=\/|$)/;

export function isAbsolute(path: string): boolean {
  return path.startsWith("/") || DRIVE.test(path);
}

/** `path` seen from the folder `base`, without `.` and `..`; `..` above the root stays at the root. */
export function resolvePath(base: string, path: string): string {
  const whole = isAbsolute(path) ? path : `${base}/${path}`;
  const drive = DRIVE.exec(whole)?.[0] ?? "";
  const parts: string[] = [];
  for (const part of whole.slice(drive.length).split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return `${drive}/${parts.join("/")}`;
}

/** Whether a path is a file of the standard library, which is nobody's to change. */
export function isShipped(path: string): boolean {
  return path.startsWith(LIBRARY);
}

/** What an import calls such a file: `std/aws`. */
export function libraryName(path: string): string {
  return `std/${path.slice(LIBRARY.length).replace(/\.vpn$/, "")}`;
}

/** The folder that holds a path; the root's is the root. */
export function parentOf(path: string): string {
  return resolvePath(path, "..");
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

export function joinPath(folder: string, name: string): string {
  return folder.endsWith("/") ? folder + name : `${folder}/${name}`;
}

/** Strictly below. */
export function isBelow(folder: string, path: string): boolean {
  return path !== folder && path.startsWith(folder.endsWith("/") ? folder : `${folder}/`);
}

/** `to` seen from the folder `from`; `.` when they are the same, absolute when the drives differ. */
export function relativePath(from: string, to: string): string {
  const here = from.split("/").filter((part) => part !== "");
  const there = to.split("/").filter((part) => part !== "");
  if (DRIVE.test(to) && here[0]?.toLowerCase() !== there[0]?.toLowerCase()) return to;
  let common = 0;
  while (common < here.length && common < there.length && here[common] === there[common]) common++;
  const up = here.slice(common).map(() => "..");
  return [...up, ...there.slice(common)].join("/") || ".";
}
