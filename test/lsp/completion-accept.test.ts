/**
 * Whatever is offered can be accepted: the language knows it, it is of the right type, and the device takes it at its
 * release. And of the words a parameter has, what is not offered is refused.
 */

import { describe, expect, it } from "vitest";
import { algorithmsOf } from "../../compiler/catalogue/algorithms.ts";
import { parametersOf } from "../../compiler/catalogue/parameters.ts";
import type { Parameter } from "../../compiler/catalogue/types.ts";
import { analysisOf } from "./support/cursor.ts";
import { markedAt, offeredIn, type Offered } from "./support/complete.ts";
import { kindOf, PLACES, projectWith, type Place } from "./support/places.ts";

const NEWEST = "routeros 7.24";

/** A block that stands a second time in a tunnel asks no other questions of a device. */
const everywhere = ["routeros 2.6", "routeros 5.26", "routeros 6.42", NEWEST, "strongswan 6.0.6"].flatMap(
  (device) =>
    PLACES.filter((place) => device === NEWEST || !place.endsWith("of a tunnel")).map((place) => ({
      device,
      place,
    })),
);

/** What an entry may not do: be unknown, be of a wrong type, or ask the device for what it has not. */
const ABOUT_THE_ENTRY = /^(?:name|type|language|target|syntax)\/(?!name-clash|must-state|unused)/;

const isRefusal = (found: string): boolean =>
  /^(?:target\/(?!name-clash|lossy|must-state)|type\/|language\/)/.test(found);

function findings(text: string): readonly string[] {
  return analysisOf(text)
    .diagnostics.filter(({ code }) => ABOUT_THE_ENTRY.test(code))
    .map(({ code, message }) => `${code}: ${message}`);
}

function offered(place: Place, entry: string, device: string): Offered | undefined {
  const { text, offset } = markedAt(projectWith(place, entry, device));
  return offeredIn(analysisOf(text), text, offset);
}

/** What is wrong with a text and was not before. */
function added(text: string, before: readonly string[]): readonly string[] {
  return findings(text).filter((each) => !before.includes(each));
}

describe.each(everywhere)("$place, $device", ({ place, device }) => {
  const before = findings(projectWith(place, "", device));

  it("takes every key that is offered", () => {
    const found = offered(place, "┆", device);
    for (const { label, kind, certain } of found?.items ?? []) {
      if (kind !== "key" || !certain) continue;
      // A key without words to choose from waits for its value.
      const wrong = added(found!.accept(label), before).filter(
        (each) => !each.startsWith("syntax/missing-value"),
      );
      expect({ label, wrong }).toEqual({ label, wrong: [] });
    }
  });

  it("takes every block that is offered", () => {
    const found = offered(place, "┆", device);
    for (const { label, kind } of found?.items ?? []) {
      if (kind !== "block") continue;
      expect({ label, wrong: added(found!.accept(label), before) }).toEqual({ label, wrong: [] });
    }
  });

  it("takes every value that is offered", () => {
    for (const { key } of parametersOf(kindOf(place))) {
      const found = offered(place, `${key} = ┆`, device);
      for (const { label, certain } of found?.items ?? []) {
        if (!certain) continue;
        for (const text of new Set([found!.accept(label), found!.acceptPlain(label)])) {
          expect({ key, label, wrong: added(text, before) }).toEqual({ key, label, wrong: [] });
        }
      }
    }
  });

  it("refuses every word that is not offered", () => {
    for (const parameter of parametersOf(kindOf(place))) {
      const words = wordsOf(parameter);
      const labels = offered(place, `${parameter.key} = ┆`, device)?.labels ?? [];
      for (const word of words.filter((each) => !labels.includes(each))) {
        const text = projectWith(place, `${parameter.key} = ${word}`, device);
        expect({
          entry: `${parameter.key} = ${word}`,
          refused: findings(text).some(isRefusal),
        }).toMatchObject({ refused: true });
      }
    }
  });
});

function wordsOf({ type }: Parameter): readonly string[] {
  if (type.kind === "word") return type.words.map(({ word }) => word);
  return type.kind === "algorithm" ? algorithmsOf(type.of, type.phase).map(({ id }) => id) : [];
}
