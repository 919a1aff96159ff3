/** What a site is called when the device does not say: after the file, without its folder and endings. */

export function siteOf(file: string): string {
  const base = file.split(/[\\/]/u).at(-1) ?? "";
  return base.split(".")[0] || "site";
}
