/** Behind a list of preferences, what the ends choose from it. A list that both ends share needs no hint: its first word wins. */

import { showScalar } from "../../../compiler/catalogue/show.ts";
import type { Connection } from "../../../compiler/expand/connection.ts";
import { sameScalar, type Comparison, type EndValue } from "../../../compiler/negotiate/compare.ts";
import {
  applies,
  judgePhase1,
  judgePhase2,
  phase1Pair,
  phase2Pairs,
} from "../../../compiler/negotiate/judge.ts";
import type { Place } from "../../../compiler/source/place.ts";
import { bullets, code, limited } from "../hover/markdown.ts";
import { isAsked, type Asking, type Hint } from "./hint.ts";

const PHASE_1 = ["phase1.encryption", "phase1.hash", "phase1.prf", "phase1.dh-group"] as const;
const PHASE_2 = ["phase2.encryption", "phase2.auth"] as const;

interface Choice {
  readonly place: Place;
  /** Two where it depends on who starts. */
  readonly words: readonly string[];
  /** Where the other end's list stands. */
  readonly other: Place | undefined;
  readonly origin: string;
}

export function negotiatedHints(connections: readonly Connection[], asking: Asking): readonly Hint[] {
  const byPlace = new Map<number, Choice[]>();
  for (const choice of connections.flatMap((connection) => choicesOf(connection, asking))) {
    const at = choice.place.span.end;
    byPlace.set(at, [...(byPlace.get(at) ?? []), choice]);
  }
  return [...byPlace].flatMap(([offset, choices]): Hint[] => {
    const words = [...new Set(choices.flatMap(({ words: own }) => own))];
    // A profile that comes to something else in every tunnel is told by the tunnels.
    if (words.length > 2) return [];
    const places = choices.map(({ other }) => other);
    const tooltip = bullets(limited([...new Set(choices.map(({ origin }) => origin))], 4, "tunnels"));
    return [{ offset, parts: [{ text: `→ ${words.join(" or ")}`, place: places[0] }], tooltip }];
  });
}

function choicesOf(connection: Connection, asking: Asking): readonly Choice[] {
  const first = PHASE_1.flatMap((id) => {
    const { left, right } = phase1Pair(connection, id);
    if (!concerns(left, right, asking) || !applies(id, connection)) return [];
    return choose(connection, left, right, judgePhase1(connection, id), asking);
  });
  const second = phase2Pairs(connection).flatMap((profiles) =>
    PHASE_2.flatMap((id) => {
      const [left, right] = [profiles[0].fields.get(id), profiles[1].fields.get(id)];
      if (!concerns(left, right, asking)) return [];
      return choose(connection, left, right, judgePhase2(connection, profiles, id), asking);
    }),
  );
  return [...first, ...second];
}

function concerns(left: EndValue, right: EndValue, asking: Asking): boolean {
  return isAsked(asking, left?.place) || isAsked(asking, right?.place);
}

function choose(
  { name, ends }: Connection,
  left: EndValue,
  right: EndValue,
  { verdict, common }: Comparison,
  asking: Asking,
): readonly Choice[] {
  const byLeft = common[0];
  const isOneList =
    left?.place?.uri === right?.place?.uri && left?.place?.span.start === right?.place?.span.start;
  if (verdict !== "agree" || byLeft === undefined || isOneList) return [];
  const byRight = right?.value.find((scalar) => common.some((each) => sameScalar(scalar, each))) ?? byLeft;
  const [word, turned] = [showScalar(byLeft), showScalar(byRight)];
  const [here, there] = [code(ends[0].site.name), code(ends[1].site.name)];
  const origin =
    word === turned
      ? `${code(name)} agrees on ${code(word)}`
      : `${code(name)} agrees on ${code(word)} where ${here} starts, on ${code(turned)} where ${there} does`;
  const hinted = (own: EndValue, other: EndValue): readonly Choice[] =>
    own !== undefined && own.value.length > 1 && isAsked(asking, own.place)
      ? [{ place: own.place, words: [word, turned], other: other?.place, origin }]
      : [];
  return [...hinted(left, right), ...hinted(right, left)];
}
