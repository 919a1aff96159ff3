/**
 * Judges what was imported as a project of its own. In: the text, the values of secrets, the devices' texts. Out: findings that point
 * at the lines of the devices, and a verdict for every tunnel. Values are compared and never shown.
 */

import type { Digest, ReadSecret } from "../check/secrets/index.ts";
import type { Diagnostic, RelatedPlace } from "../diagnostics/diagnostic.ts";
import { first } from "../expand/connection.ts";
import { analyze, type Analysis } from "../pipeline.ts";
import { DEFAULT_SETTINGS } from "../project/settings.ts";
import type { Place } from "../source/place.ts";
import { placeOf, type ShownTexts } from "./findings.ts";
import type { Imported } from "./import.ts";
import { verdictsOf, type PairVerdict } from "./verdict.ts";

export interface Audit {
  readonly diagnostics: readonly Diagnostic[];
  readonly verdicts: readonly PairVerdict[];
}

/** `uri` is where the text will be, or a name for it. */
export function audit(imported: Imported, uri: string, texts: ShownTexts, digest?: Digest): Audit {
  const values = new Map(imported.secrets.map(({ variable, value }) => [variable, value]));
  const readSecret: ReadSecret = ({ source, name }) => (source === "literal" ? name : values.get(name));
  const files = [{ uri, text: imported.text }];
  const analysis = analyze(
    { root: "/", files, settings: DEFAULT_SETTINGS, diagnostics: [] },
    { readSecret, ...(digest === undefined ? {} : { digest }) },
  );
  const compared = comparedKeys(analysis, readSecret);
  const moved = mover(imported, uri, texts);
  const diagnostics = analysis.diagnostics
    // Whoever wants the values in the text has been told what that means.
    .filter(({ code }) => code !== "secret/literal")
    // Every end has a variable of its own here, so two of them say nothing.
    .filter(({ code, place }) => code !== "phase1/psk-unverifiable" || !compared.has(place?.span.start ?? -1))
    .map((found) => atTheDevice(whatRuns(found), moved));
  return { diagnostics, verdicts: verdictsOf(analysis, diagnostics) };
}

/** What a script could not say is no fault of a device that is running. */
function whatRuns(found: Diagnostic): Diagnostic {
  const isOfScripts = /^(?:target|language)\//.test(found.code) && found.severity === "error";
  return isOfScripts ? { ...found, severity: "warning" } : found;
}

/** Where the text has a key that was compared with the other end's: both values are there. */
function comparedKeys({ expansion }: Pick<Analysis, "expansion">, read: ReadSecret): ReadonlySet<number> {
  const known = expansion.connections.flatMap(({ ends }) => {
    const keys = ends.map((end) => first(end.tunnel, "tunnel.psk"));
    const isKnown = keys.every((key) => key?.value.kind === "secret" && read(key.value) !== undefined);
    return isKnown ? [keys[0]?.place?.span.start ?? -1] : [];
  });
  return new Set(known);
}

/** From a place in the text to the line of the device that it was made from. */
function mover({ entries }: Imported, uri: string, texts: ShownTexts): (place: Place) => Place {
  return (place) => {
    if (place.uri !== uri) return place;
    // Entries are nested and parents come first, so the last one around a place is the innermost.
    const around = entries.findLast(
      ({ span }) => span.start <= place.span.start && place.span.start < span.end,
    );
    return around === undefined ? place : placeOf(around.origin, texts);
  };
}

function atTheDevice(found: Diagnostic, moved: (place: Place) => Place): Diagnostic {
  const place = found.place && moved(found.place);
  const seen = new Set(place === undefined ? [] : [`${key(place)} ${found.label ?? ""}`]);
  const related = found.related.flatMap(({ place: other, message }): RelatedPlace[] => {
    const there = moved(other);
    const known = `${key(there)} ${message}`;
    return seen.has(known) ? [] : (seen.add(known), [{ place: there, message }]);
  });
  // Edits are of a text that nobody has yet.
  return { ...found, place, related, fixes: [] };
}

function key({ uri, span }: Place): string {
  return `${span.start}-${span.end} ${uri}`;
}
