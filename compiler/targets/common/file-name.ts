/** A site's name as the name of a file, and as a word that needs no quotes. */

export function fileName(site: string): string {
  return site.replace(/[^A-Za-z0-9._-]+/gu, "_").replace(/^[._-]+/u, "") || "site";
}
