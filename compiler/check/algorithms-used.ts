/** Every algorithm that a connection may end up with, with the place that offers it: what the rules about strength read. */

import { findAlgorithm, isAead, type Algorithm } from "../catalogue/algorithms.ts";
import type { ParameterId } from "../catalogue/ids.ts";
import { parametersOf } from "../catalogue/parameters.ts";
import type { Scalar } from "../catalogue/scalar.ts";
import type { AlgorithmKind } from "../catalogue/types.ts";
import type { Connection, End, Profile } from "../expand/connection.ts";
import { applies, isManual, phase2Pairs } from "../negotiate/judge.ts";
import type { Located } from "../source/located.ts";
import type { Place } from "../source/place.ts";
import { remember } from "../source/remember.ts";
import { phaseSubjects } from "./each-end.ts";

/** One end's list for one parameter, as far as the other end may take it. */
export interface Offer {
  readonly connection: Connection;
  readonly end: End;
  readonly phase: 1 | 2;
  readonly parameter: ParameterId;
  readonly kind: AlgorithmKind;
  readonly profile: Profile;
  readonly list: Located<readonly Scalar[]>;
  /** Of the list, those that the other end has too, or may have. */
  readonly algorithms: readonly Algorithm[];
  /** The list where it stands, else the profile that leaves it to the device. */
  readonly place: Place;
  /** The declarations in which it may be accepted: not the other phase's profile. */
  readonly subjects: readonly string[];
}

export const offersOf = remember((connection: Connection): readonly Offer[] => {
  if (isManual(connection)) return [];
  const pairs = [
    { phase: 1, profiles: [connection.ends[0].phase1, connection.ends[1].phase1] } as const,
    ...phase2Pairs(connection).map((profiles) => ({ phase: 2, profiles }) as const),
  ];
  return pairs.flatMap(({ phase, profiles }) =>
    parametersOf(`phase${phase}`).flatMap(({ id, type }) =>
      type.kind === "algorithm" && applies(id, connection)
        ? ([0, 1] as const).flatMap((at) => offerAt(at, connection, phase, id, type.of, profiles))
        : [],
    ),
  );
});

function offerAt(
  at: 0 | 1,
  connection: Connection,
  phase: 1 | 2,
  parameter: ParameterId,
  kind: AlgorithmKind,
  profiles: readonly [Profile, Profile],
): readonly Offer[] {
  const profile = profiles[at];
  const list = profile.fields.get(parameter);
  if (list === undefined || isUnused(parameter, profile)) return [];
  const other = profiles[at === 0 ? 1 : 0].fields.get(parameter)?.value ?? [];
  const algorithms = list.value.flatMap((scalar) => {
    const found = scalar.kind === "word" ? findAlgorithm(kind, scalar.word) : undefined;
    return found !== undefined && (other.length === 0 || other.some((o) => isWord(o, found.id)))
      ? [found]
      : [];
  });
  return [
    {
      connection,
      end: connection.ends[at],
      phase,
      parameter,
      kind,
      profile,
      list,
      algorithms,
      place: list.place ?? profile.place,
      subjects: phaseSubjects(connection, phase),
    },
  ];
}

function isWord(scalar: Scalar, word: string): boolean {
  return scalar.kind === "word" && scalar.word === word;
}

/** Nothing is encrypted under AH alone, and AEAD ciphers alone need no integrity algorithm beside them. */
function isUnused(parameter: ParameterId, { fields }: Profile): boolean {
  const ciphers = fields.get("phase2.encryption")?.value ?? [];
  const protocols = fields.get("phase2.ipsec-protocols")?.value ?? [];
  const encrypts = protocols.length === 0 || protocols.some((scalar) => isWord(scalar, "esp"));
  if (parameter === "phase2.encryption") return !encrypts;
  return (
    parameter === "phase2.auth" &&
    encrypts &&
    ciphers.length > 0 &&
    ciphers.every((scalar) => scalar.kind === "word" && isAead(scalar.word))
  );
}

/** `phase1 aws`, or the tunnel's own `phase1` block. */
export function whereOf({ profile, phase, list, connection }: Offer): string {
  const declared = list.through ?? (list.place === undefined ? profile.declared : undefined);
  return declared === undefined ? `the \`phase${phase}\` of \`${connection.name}\`` : `\`${declared}\``;
}
