/** What becomes of a policy whose two ends select different traffic: whether a responder may narrow the wider one. */

import { wordsIn, type Connection } from "../../../expand/connection.ts";
import { isIkev2 } from "../../../negotiate/judge.ts";
import type { EndValue } from "../../../negotiate/compare.ts";

/** `nested`: one end selects everything that the other one does, and more. */
export function isNarrowed(connection: Connection, nested: boolean): boolean {
  return nested && (isIkev2(connection) || narrowsAlways(connection));
}

/** charon narrows in either version, as initiator and as responder: measured with 5.9.8. */
function narrowsAlways({ ends }: Connection): boolean {
  return ends.every(({ site }) => site.device.value.target === "strongswan");
}

/** What the responder says to it. */
export function answerOf(connection: Connection, nested: boolean): string {
  if (nested && narrowsAlways(connection)) {
    return "charon narrows the wider one to what both have; the rest is dropped";
  }
  if (isNarrowed(connection, nested)) {
    return "under IKEv2 a responder may narrow the wider one, or refuse with TS_UNACCEPTABLE; the rest is dropped";
  }
  return isIkev2(connection)
    ? "the responder answers TS_UNACCEPTABLE"
    : nested
      ? "an IKEv1 responder answers INVALID_ID_INFORMATION; one that narrows the wider one is the exception"
      : "IKEv1 answers INVALID_ID_INFORMATION";
}

export function isWord(value: EndValue, word: string): boolean {
  return wordsIn(value?.value)[0] === word;
}
