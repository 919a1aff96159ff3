/** What a policy does with the packets that it takes: the same text for the same thing. */

import { wordOf, wordsIn, type PolicyEnd } from "../expand/connection.ts";
import { protocolsOf } from "../expand/protocols.ts";

/** `connection`: the name of the one whose packets it protects. */
export function fateOf(end: PolicyEnd, connection: string | undefined): string {
  const action = actionOf(end);
  if (action !== "encrypt") return action;
  const protocols = wordsIn(protocolsOf(end)?.value).join(" ");
  return [connection, end.phase2.name, wordOf(end.fields, "policy.level"), protocols, end.manual?.name].join(
    "\n",
  );
}

export function actionOf(end: PolicyEnd): string {
  return wordOf(end.fields, "policy.action") ?? "encrypt";
}
