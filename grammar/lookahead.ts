/** Chevrotain's own lookahead, worked out for a choice when a text first comes to it: a short file comes to few of them. */

import { LLkLookaheadStrategy, type ILookaheadStrategy } from "chevrotain";

/** A question to the parser that it is called on. */
type Decision = (this: unknown, ...given: never[]) => unknown;

export function lookaheadOnDemand(maxLookahead: number): ILookaheadStrategy {
  const own = new LLkLookaheadStrategy({ maxLookahead });
  return {
    validate: (options) => own.validate(options),
    buildLookaheadForAlternation: (options) => onDemand(() => own.buildLookaheadForAlternation(options)),
    buildLookaheadForOptional: (options) => onDemand(() => own.buildLookaheadForOptional(options)),
  };
}

function onDemand<Asked extends Decision>(build: () => Asked): Asked {
  let decision: Asked | undefined;
  const first: Decision = function (...given) {
    decision ??= build();
    return decision.apply(this, given);
  };
  return first as Asked;
}
