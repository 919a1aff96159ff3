/** What IOS says to a parameter, or to values of it, before there is a device to plan. */

import type { BlockKind, ParameterId } from "../../catalogue/ids.ts";
import { PARAMETERS } from "../../catalogue/parameters.ts";
import type { Scalar } from "../../catalogue/scalar.ts";
import { textOf } from "../common/support.ts";
import type { Question, Refusal } from "../target.ts";
import { KEEPALIVE } from "./carrier.ts";
import { isShielded, NO_WORD, SHIELD } from "./context.ts";
import { MODES } from "./isakmp.ts";
import { things } from "./judge.ts";
import { supportOf } from "./support.ts";
import {
  ahHash,
  espEncryption,
  espHash,
  groups,
  ikev2Encryption,
  ikev2Hash,
  isakmpEncryption,
  isakmpHash,
} from "./words.ts";

/** Every table that may spell a parameter's algorithms: which one counts depends on the rest of the profile. */
const tables: ReadonlyMap<ParameterId, readonly ReadonlyMap<string, string>[]> = new Map([
  ["phase1.encryption", [isakmpEncryption, ikev2Encryption]],
  ["phase1.hash", [isakmpHash, ikev2Hash]],
  ["phase1.prf", [ikev2Hash, new Map([["auto", "auto"]])]],
  ["phase1.dh-group", [groups]],
  ["phase2.encryption", [espEncryption]],
  ["phase2.auth", [espHash, ahHash, new Map([["null", "null"]])]],
  ["phase2.pfs", [groups, new Map([["none", "none"]])]],
]);

/** Blocks whose values become lines one by one. */
const SETTINGS: ReadonlySet<BlockKind> = new Set<BlockKind>([
  "phase1",
  "dpd",
  "phase2",
  "policy",
  "bgp",
  "bgp-instance",
]);

/** What a session says of itself; the model has it apart. */
const LOOKED_UP: ReadonlySet<ParameterId> = new Set<ParameterId>(["bgp.instance", "bgp.as"]);

export function refuses(
  { parameter, block, values }: Question,
  version: string | undefined,
): Refusal | undefined {
  if (block === "key" || block === "manual") return things.manual;
  if (parameter === "carrier.keepalive") return KEEPALIVE;
  if (block === "firewall") return things.filter;
  const known = PARAMETERS.get(parameter)?.block;
  if (known === undefined || !SETTINGS.has(known) || LOOKED_UP.has(parameter)) return undefined;
  const support = supportOf(parameter);
  switch (support.kind) {
    case "never":
      return support;
    case "always":
      return values.length === 0 || support.words.includes(textOf(values)) ? undefined : support;
    case "said":
      return values.map((value) => whyNot(parameter, value, version)).find((why) => why !== undefined);
  }
}

function whyNot(id: ParameterId, value: Scalar, version: string | undefined): Refusal | undefined {
  if (value.kind !== "word") return undefined;
  const { word } = value;
  if (id === "phase1.exchange" && word !== "main" && word !== "ikev2") return MODES;
  if (id === "policy.action" && word !== "encrypt") return things.exception;
  if (id === "policy.dont-fragment") return things.fragment;
  const spelt = tables.get(id)?.flatMap((table) => table.get(word) ?? []);
  if (spelt === undefined) return undefined;
  if (spelt.length === 0) return NO_WORD;
  return spelt.every((each) => isShielded(each, version)) ? SHIELD : undefined;
}
