/** Judges the names of the sites as names of output files: a name must stay in the folder and be usable on every system. */

import { report } from "../diagnostics/report.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Place } from "../source/place.ts";
import { remember } from "../source/remember.ts";

export interface PlacedName {
  readonly name: string;
  readonly place: Place;
}

/** Longer names leave no room for `.undo.rsc` and a temporary name within the 255 bytes of common file systems. */
const MAX_BYTES = 100;

const WINDOWS_DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\..*)?$/iu;

/** `undefined` when files can be called after the name on every system, else why not. */
export function unsafeBecause(name: string): string | undefined {
  if (name.trim() === "") return "it is empty";
  if (/[/\\]/.test(name)) return "a slash would put the files into another folder";
  if (/^\.+$/.test(name)) return "it means a folder";
  // The engine takes long to make the second expression, and most names do not ask for it.
  if (!/^[ -~]*$/.test(name) && /\p{Cc}|\p{Cf}|\p{Cs}|\p{Zl}|\p{Zp}/u.test(name))
    return "it holds a control character";
  if (/[<>:"|?*]/.test(name)) return "Windows does not allow one of its characters in a file name";
  if (WINDOWS_DEVICE.test(name)) return "Windows takes it for a device";
  if (/^[ .-]/.test(name)) return `it starts with \`${name.charAt(0)}\``;
  if (/[ .]$/.test(name)) return "Windows drops the dot or blank at its end";
  if (new TextEncoder().encode(name).length > MAX_BYTES) return `it is longer than ${MAX_BYTES} bytes`;
  return undefined;
}

const asFile = remember(({ name }: PlacedName) => ({
  reason: unsafeBecause(name),
  folded: name.normalize("NFC").toLowerCase(),
}));

/** In the order given; a name that occurs twice in one spelling is another rule's matter. */
export function judgeSiteNames(names: readonly PlacedName[]): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const seen = new Map<string, PlacedName>();
  for (const site of names) {
    const { reason, folded } = asFile(site);
    if (reason !== undefined) diagnostics.push(unsafe(site, reason));
    const first = seen.get(folded);
    if (first === undefined) seen.set(folded, site);
    else if (first.name !== site.name) diagnostics.push(sameButCase(site, first));
  }
  return diagnostics;
}

function unsafe(site: PlacedName, reason: string): Diagnostic {
  return report("project/site-name-unsafe", {
    message: `no output file can be called after the site ${quoted(site.name)}: ${reason}`,
    place: site.place,
    label: "this names the output files",
    subjects: [`site ${site.name}`],
  });
}

function sameButCase(site: PlacedName, first: PlacedName): Diagnostic {
  return report("project/site-name-case", {
    message: `the sites ${quoted(first.name)} and ${quoted(site.name)} differ by case alone, so their output files would be the same`,
    place: site.place,
    label: "differs from the other by case alone",
    related: [{ place: first.place, message: "the other site" }],
    subjects: [`site ${site.name}`, `site ${first.name}`],
  });
}

/** Control characters are shown, not sent. */
function quoted(name: string): string {
  return `\`${name.replace(/\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}/gu, "\uFFFD")}\``;
}
