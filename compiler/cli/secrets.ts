/** Reads the values of the secrets a project refers to, and says which have none, without ever showing one. */

import { createHash, createHmac } from "node:crypto";
import { HostError } from "../host/host.ts";
import type { Derivation, Scalar, SecretScalar } from "../catalogue/scalar.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import { derivedKey } from "../model/derived-key.ts";
import type { ConnectionModel, DeviceModel, Fields } from "../model/model.ts";
import { resolvePath } from "../source/paths.ts";
import type { Located } from "../source/located.ts";
import type { Place } from "../source/place.ts";
import { placeholderOf } from "../targets/placeholder.ts";
import type { Fingerprint, SecretReader } from "../targets/target.ts";
import type { Io } from "./io.ts";

/** The values of secrets by reference; each source is asked once. */
export interface SecretValues {
  /** For the checker, which compares values: `undefined` when there is none. */
  readonly value: (secret: SecretReference) => string | undefined;
  /** For the printers: a missing value reads as a placeholder that nobody takes for a key. */
  readonly orPlaceholder: SecretReader;
  /** The beginning of a value's SHA-256: enough to notice a wrong key, too little to find the right one by. */
  readonly fingerprint: Fingerprint;
  /** Every secret without a value, all at once. */
  readonly missing: (devices: readonly DeviceModel[]) => readonly Diagnostic[];
}

interface SecretReference {
  readonly source: string;
  readonly name: string;
  readonly derivation?: Derivation;
}

interface Use {
  readonly secret: SecretScalar;
  readonly place: Place | undefined;
}

type Lookup = { readonly value: string } | { readonly missing: string };

export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** The paths of `file("…")` are relative to the project's root, whoever uses them. */
export function secretValues(root: string, io: Io): SecretValues {
  const lookups = new Map<string, Lookup>();
  function lookUp(secret: SecretReference): Lookup {
    const key = keyOf(secret);
    const known = lookups.get(key) ?? derive(secret) ?? readSecret(secret.source, secret.name, root, io);
    lookups.set(key, known);
    return known;
  }
  /** Of a missing master it is said once that it is missing. */
  function derive({ derivation }: SecretReference): Lookup | undefined {
    const master = derivation && lookUp(derivation.master);
    if (derivation === undefined || master === undefined || !("value" in master)) return master;
    return { value: derivedKey(master.value, derivation, hmacSha256) };
  }
  function value(secret: SecretReference): string | undefined {
    const found = lookUp(secret);
    return "value" in found ? found.value : undefined;
  }
  return {
    value,
    orPlaceholder: (secret) => value(secret) ?? placeholderOf(secret.name),
    fingerprint(secret) {
      const key = value(secret);
      return key === undefined ? undefined : createHash("sha256").update(key).digest("hex").slice(0, 6);
    },
    missing(devices) {
      const uses = new Map<string, Use[]>();
      for (const use of devices.flatMap(usesOf)) {
        const key = keyOf(use.secret.derivation?.master ?? use.secret);
        uses.set(key, [...(uses.get(key) ?? []), use]);
      }
      return [...uses.values()].flatMap((same) => missingSecret(same, lookUp));
    },
  };
}

function hmacSha256(key: Uint8Array, data: Uint8Array): Uint8Array {
  return createHmac("sha256", key).update(data).digest();
}

function keyOf({ source, name }: SecretReference): string {
  return `${source}\n${name}`;
}

function readSecret(source: string, name: string, root: string, io: Io): Lookup {
  switch (source) {
    case "literal":
      return { value: name };
    case "env": {
      const value = io.env[name];
      if (value === undefined) return { missing: `the environment variable \`${name}\` is not set` };
      return value === "" ? { missing: `the environment variable \`${name}\` is empty` } : { value };
    }
    case "file":
      try {
        // Editors end a file with a line break, which nobody means to be part of a key.
        const value = io.host.readText(resolvePath(root, name)).replace(/\r?\n$/, "");
        return value === "" ? { missing: `the file \`${name}\` is empty` } : { value };
      } catch (error) {
        if (!(error instanceof HostError)) throw error;
        return { missing: `the file \`${name}\` cannot be read: ${error.message}` };
      }
    default:
      return { missing: `\`${source}(${name})\` is not in this version` };
  }
}

function usesOf(device: DeviceModel): readonly Use[] {
  const fields = [
    ...device.keys.map((key) => key.fields),
    ...device.bgpInstances.map((instance) => instance.fields),
    ...device.connections.flatMap((connection) => fieldsOf(connection)),
  ];
  const keys = device.connections.flatMap((connection) => pskOf(connection) ?? []);
  return [
    ...keys.map((psk) => ({ secret: psk.value, place: psk.place })),
    ...fields.flatMap((each) => [...each.values()].flatMap(secretsIn)),
  ];
}

function fieldsOf({ keying, policies, bgp }: ConnectionModel): readonly Fields[] {
  const ike = keying.kind === "ike" ? [keying.phase1.fields, keying.identity] : [];
  return [...ike, ...policies.map((policy) => policy.fields), ...(bgp === undefined ? [] : [bgp.fields])];
}

function secretsIn({ value, place }: Located<readonly Scalar[]>): readonly Use[] {
  return value.flatMap((scalar) => (scalar.kind === "secret" ? [{ secret: scalar, place }] : []));
}

function pskOf(connection: ConnectionModel): Located<SecretScalar> | undefined {
  return connection.keying.kind === "ike" ? connection.keying.psk : undefined;
}

function missingSecret(
  same: readonly Use[],
  lookUp: (secret: SecretScalar) => Lookup,
): readonly Diagnostic[] {
  const [first] = same;
  if (first === undefined) return [];
  const found = lookUp(first.secret);
  if ("value" in found) return [];
  const places = same.flatMap(({ place }) => place ?? []);
  const seen = new Set<string>();
  const [place, ...others] = places.filter(({ uri, span }) => {
    const key = `${uri}:${span.start}`;
    return !seen.has(key) && seen.add(key);
  });
  const related = others.map((other) => ({ place: other, message: "and is used here" }));
  const { declared } = first.secret;
  return [
    report("secret/missing", {
      message: `a secret has no value: ${found.missing}`,
      place,
      label: "is used here",
      related,
      subjects: declared === undefined ? [] : [`secret ${declared}`],
    }),
  ];
}
