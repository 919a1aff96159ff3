/** Short hands to write a draft: values as the language spells them, and properties with and without a place in the file. */

import { showScalar, type Unit } from "../../catalogue/show.ts";
import type { DraftProperty, Origin, Term } from "../draft.ts";

export function text(value: string): Term {
  return { kind: "text", text: value };
}

export function reference(to: "phase1" | "phase2" | "peer", name: string): Term {
  return { kind: "reference", to, name };
}

/** Seconds or bytes as people write them: `8h`, `100MiB`. */
export function amount(value: number, unit: Unit): Term {
  return text(showScalar({ kind: "number", value }, unit));
}

export function hostName(name: string): Term {
  return text(`dns(${JSON.stringify(name)})`);
}

/** An identity of the language; an address stands for itself. */
export function identity(type: "address" | "fqdn" | "user-fqdn" | "key-id", value: string): Term {
  return text(type === "address" ? value : `${type}(${JSON.stringify(value)})`);
}

/** What the device does by itself, or what follows from other lines, has no origin and a note instead. */
export function property(
  key: string,
  values: readonly Term[] | Term,
  origin: Origin | undefined,
  note?: string,
): DraftProperty {
  const list = Array.isArray(values) ? (values as readonly Term[]) : [values as Term];
  return { kind: "property", key, values: list, origin, ...(note === undefined ? {} : { note }) };
}
