/** Why something could not be written. In: what the system says. Out: words for it. */

const REASONS: ReadonlyMap<string, string> = new Map([
  ["EACCES", "you have no permission"],
  ["EPERM", "you have no permission"],
  ["EROFS", "the file system is read-only"],
  ["ENOSPC", "the disk is full"],
  ["EDQUOT", "your quota is used up"],
  ["EFBIG", "the file may not be that large"],
  ["ENOTDIR", "a part of the path is a file"],
  ["EEXIST", "a file is in the way"],
]);

export function reasonOf(code: string | undefined): string {
  return REASONS.get(code ?? "") ?? `the system says ${code ?? "nothing more"}`;
}
