/** Reads the values of the secrets a model refers to, and judges them without ever showing one. */

import { HostError } from "../host/host.ts";
import type { Scalar, SecretScalar } from "../catalogue/scalar.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { report } from "../diagnostics/report.ts";
import type { ConnectionModel, DeviceModel, Fields } from "../model/model.ts";
import { resolvePath } from "../project/paths.ts";
import type { Located } from "../source/located.ts";
import type { Place } from "../source/place.ts";
import type { SecretReader } from "../targets/target.ts";
import type { Io } from "./io.ts";

export interface JudgedSecrets {
  /** Every missing one at once, then pairs that differ. */
  readonly diagnostics: readonly Diagnostic[];
  /** A missing value reads as a placeholder that nobody takes for a key. */
  readonly read: SecretReader;
}

interface Use {
  readonly secret: SecretScalar;
  readonly place: Place | undefined;
}

type Lookup = { readonly value: string } | { readonly missing: string };

/** The paths of `file("…")` are relative to the project's root, whoever uses them. */
export function judgeSecrets(devices: readonly DeviceModel[], root: string, io: Io): JudgedSecrets {
  const lookups = new Map<string, Lookup>();
  function lookUp(secret: { readonly source: string; readonly name: string }): Lookup {
    const key = `${secret.source}\n${secret.name}`;
    const known = lookups.get(key) ?? readSecret(secret.source, secret.name, root, io);
    lookups.set(key, known);
    return known;
  }

  const uses = new Map<string, Use[]>();
  for (const use of devices.flatMap(usesOf)) {
    const key = `${use.secret.source}\n${use.secret.name}`;
    uses.set(key, [...(uses.get(key) ?? []), use]);
  }
  const missing = [...uses.values()].flatMap((same) => missingSecret(same, lookUp));
  return {
    diagnostics: [...missing, ...differing(devices, lookUp)],
    read(secret) {
      const found = lookUp(secret);
      return "value" in found ? found.value : placeholderOf(secret.name);
    },
  };
}

/** In characters that no device's console treats specially. */
export function placeholderOf(name: string): string {
  return `PLACEHOLDER-${name.replace(/[^\w-]/g, "-")}`;
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

/** The two ends of a connection that the project describes from both sides. */
function differing(
  devices: readonly DeviceModel[],
  lookUp: (secret: SecretScalar) => Lookup,
): readonly Diagnostic[] {
  return devices.flatMap((device, index) =>
    device.connections.flatMap((connection) => {
      const far = devices
        .slice(index + 1)
        .find(({ site }) => site === connection.remoteSite)
        ?.connections.find(({ name, remoteSite }) => name === connection.name && remoteSite === device.site);
      const here = pskOf(connection);
      const there = far === undefined ? undefined : pskOf(far);
      if (here === undefined || there === undefined) return [];
      const [left, right] = [lookUp(here.value), lookUp(there.value)];
      if (!("value" in left) || !("value" in right) || left.value === right.value) return [];
      const related =
        there.place === undefined
          ? []
          : [{ place: there.place, message: `${connection.remoteSite} reads this` }];
      return [
        report("secret/differs", {
          message: `\`${connection.name}\` cannot authenticate: its ends read different pre-shared keys`,
          place: here.place ?? connection.place,
          label: `${device.site} reads this`,
          related,
          subjects: [`tunnel ${connection.name}`],
        }),
      ];
    }),
  );
}
