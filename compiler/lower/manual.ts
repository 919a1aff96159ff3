/** Manual keying for one end: what it receives with is inbound, what the other receives with is outbound. */

import type { ParameterId } from "../catalogue/ids.ts";
import type { Scalar } from "../catalogue/scalar.ts";
import { first, type ManualPair } from "../expand/connection.ts";
import type { KeyFacts } from "../expand/key.ts";
import type { Located } from "../source/located.ts";
import type { ManualProtocol, ManualSa, NamedObject, PolicyModel } from "../model/model.ts";

interface BothWays<T> {
  readonly in: Located<T>;
  readonly out: Located<T>;
}

type Keys = ReadonlyMap<string, KeyFacts>;

export function lowerManual(pair: ManualPair, at: 0 | 1, keys: Keys): ManualSa {
  const own = pair.form === "peer" ? 0 : at;
  const read = <T>(id: ParameterId, pick: (scalar: Scalar) => T | undefined): BothWays<T> | undefined => {
    const inbound = first(pair.ends[own], id);
    const outbound = first(pair.ends[own === 0 ? 1 : 0], id);
    const [i, o] = [inbound && pick(inbound.value), outbound && pick(outbound.value)];
    return inbound && outbound && i !== undefined && o !== undefined
      ? { in: { ...inbound, value: i }, out: { ...outbound, value: o } }
      : undefined;
  };
  const used = new Set<string>();
  const key = (scalar: Scalar): string | undefined => {
    if (scalar.kind !== "reference") return "none";
    used.add(scalar.name);
    return keys.get(scalar.name)?.objectName ?? scalar.name;
  };
  const ah = protocol(read("manual.ah-spi", spi), read("manual.ah-key", key), undefined);
  const esp = protocol(
    read("manual.esp-spi", spi),
    read("manual.esp-auth-key", key),
    read("manual.esp-enc-key", key),
  );
  return { name: pair.name, place: pair.place, keys: used, ah, esp };
}

function spi(scalar: Scalar): number | undefined {
  return scalar.kind === "number" ? scalar.value : undefined;
}

function protocol(
  spis: BothWays<number> | undefined,
  authKey: BothWays<string> | undefined,
  encKey: BothWays<string> | undefined,
): ManualProtocol | undefined {
  return spis && { spi: spis, authKey, encKey };
}

/** The key objects that a device's manual SAs name, once each. */
export function usedKeys(keys: Keys, policies: () => readonly PolicyModel[]): NamedObject[] {
  if (keys.size === 0) return []; // as nearly always
  const names = new Set(policies().flatMap(({ manual }) => [...(manual?.keys ?? [])]));
  return [...keys]
    .flatMap(([declared, key]) => (names.has(declared) ? [key] : []))
    .map(({ objectName: name, place, comment, disabled, fields }) => ({
      name,
      place,
      comment,
      disabled,
      fields,
    }));
}
