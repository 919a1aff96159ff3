/**
 * Random connections of RouterOS ends, and the way over their scripts: two ends in; out, each end's `.rsc` compiled alone, read by the
 * importer, and written as swanctl.conf by a translator that knows nothing of the compiler's model.
 */

import { routeros } from "../../compiler/import/routeros/index.ts";
import { targetOf } from "../../compiler/targets/index.ts";
import { analyzeTexts } from "../support/analyze.ts";
import { SECRETS } from "./differences.ts";
import type { Way } from "./differential.ts";
import { textOf, type EndSpec } from "./end.ts";
import { swanctlFromDraft } from "./from-draft.ts";
import { pairOf, type Pair } from "./generate.ts";
import type { EndName, Ends } from "./rig.ts";

const DEVICE = "routeros 7.20";

/**
 * By way of both ends' scripts. What is predicted is the same connection between strongSwans, since charon answers: RouterOS judges
 * proposals and selectors by rules of its own.
 */
export const REREAD: Way = {
  option: "--routeros ",
  pairOf: routerosPairOf,
  confsOf: ({ ends }) => confsOf({ a: scriptOf("a", ends.a) ?? "", b: scriptOf("b", ends.b) ?? "" }),
};

/** Two scripts as two swanctl.conf. */
export function confsOf(scripts: Ends<string>): Ends<string> {
  return { a: reread("a", scripts.a), b: reread("b", scripts.b) };
}

/** The first numbers of a seed whose pairs have scripts: some of the differences that are put between ends no RouterOS has. */
export function numbersOf(seed: string, count: number): readonly number[] {
  const found: number[] = [];
  for (let number = 0; found.length < count; number++) {
    const { ends } = routerosPairOf(seed, number);
    if (scriptOf("a", ends.a) !== undefined && scriptOf("b", ends.b) !== undefined) found.push(number);
  }
  return found;
}

function reread(end: EndName, script: string): string {
  const { devices, secrets, leftovers } = routeros.read({ file: `${end}.rsc`, text: script });
  const [device] = devices;
  const lost = leftovers.filter(({ kind }) => kind !== "outside");
  if (device === undefined || devices.length > 1 || lost.length > 0)
    throw new Error(
      `the script of end ${end} is not read back: ${lost.map(({ why }) => why).join("; ")}\n${script}`,
    );
  return swanctlFromDraft(
    device,
    secrets.map(({ value }) => value),
  );
}

/** `undefined`: the release cannot do all of it. */
export function scriptOf(end: EndName, spec: EndSpec): string | undefined {
  const readSecret = ({ name }: { readonly name: string }): string => SECRETS.get(name) ?? `value-of-${name}`;
  const text = textOf(end, spec, DEVICE);
  const { model, diagnostics } = analyzeTexts({ [`/project/${end}.vpn`]: text }, { readSecret });
  const device = model?.devices[0];
  if (device === undefined || diagnostics.some(({ severity }) => severity === "error")) return undefined;
  const [script] = targetOf("routeros")?.emit(device, { style: "terse", secrets: readSecret }) ?? [];
  return script?.text;
}

/** The pair of that number, with what RouterOS has no word for exchanged for what it has. */
function routerosPairOf(seed: string, number: number): Pair {
  const { ends, ...pair } = pairOf(seed, number);
  return { ...pair, ends: { a: asRouteros(ends.a, ends.b), b: asRouteros(ends.b, ends.a) } };
}

/** Of phase 1, where every cipher needs a hash. */
// prettier-ignore
const INSTEAD: ReadonlyMap<string, string> = new Map([
  ["camellia-128-cbc",  "aes-192-cbc"],
  ["camellia-256-cbc",  "aes-256-cbc"],
  ["aes-128-gcm",       "aes-128-cbc"],
  ["aes-256-gcm",       "aes-256-cbc"],
  ["aes-128-ctr",       "aes-128-cbc"],
  ["aes-256-ctr",       "aes-256-cbc"],
  ["chacha20-poly1305", "3des"],
]);

/** A profile has one hash and one function; identities that are names are compared under IKEv2 alone. */
function asRouteros(spec: EndSpec, far: EndSpec): EndSpec {
  const isNamed = spec.exchange === "ikev2" && far.exchange === "ikev2";
  const named = isNamed ? {} : { id: address(spec.id), remoteId: address(spec.remoteId) };
  return {
    ...spec,
    ikeEncryption: [...new Set(spec.ikeEncryption.map((word) => INSTEAD.get(word) ?? word))],
    hash: single(spec.hash, far.hash),
    prf: spec.prf && single(spec.prf, far.prf).map((word) => (word === "md5" ? "sha1" : word)),
    auth: [...new Set(spec.auth.map((word) => (word === "sha384" ? "sha512" : word)))],
    pfs: spec.pfs === "x25519" ? "ecp384" : spec.pfs,
    lifebytes: undefined,
    ...named,
  };
}

/** The same at both ends where they have one in common. */
function single(own: readonly string[], far: readonly string[] = []): readonly string[] {
  const common = own.filter((word) => far.includes(word));
  return (common.length > 0 ? common : own).toSorted().slice(0, 1);
}

function address(id: string | undefined): string | undefined {
  return id !== undefined && /^[\d.]+$/.test(id) ? id : undefined;
}
