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

/** One end's list for one parameter, with those algorithms of it that were asked for. */
export interface Offer extends ListOfEnd {
  readonly connection: Connection;
  readonly end: End;
  /** Of those that the other end has too, or may have. */
  readonly found: readonly [Algorithm, ...(readonly Algorithm[])];
  /** The list where it stands, else the profile that leaves it to the device. */
  readonly place: Place;
  /** The declarations in which it may be accepted: not the other phase's profile. */
  readonly subjects: readonly string[];
}

interface ListOfEnd {
  readonly at: 0 | 1;
  readonly phase: 1 | 2;
  readonly parameter: ParameterId;
  readonly kind: AlgorithmKind;
  readonly profile: Profile;
  readonly list: Located<readonly Scalar[]>;
}

/** Every list of a connection from which the other end may take an algorithm that is asked for. */
export function offersOf(
  connection: Connection,
  wanted: (algorithm: Algorithm, phase: 1 | 2) => boolean,
): readonly Offer[] {
  if (isManual(connection)) return [];
  const [left, right] = connection.ends;
  const lists = [
    ...phase1Lists(left.phase1)(right.phase1),
    ...phase2Pairs(connection).flatMap((pair) => phase2Lists(pair[0])(pair[1])),
  ];
  return lists.flatMap((own): Offer[] => {
    const [first, ...more] = own.algorithms.filter((algorithm) => wanted(algorithm, own.phase));
    if (first === undefined || !applies(own.parameter, connection)) return [];
    const { list, profile, phase } = own;
    return [
      {
        ...own,
        connection,
        end: connection.ends[own.at],
        found: [first, ...more],
        place: list.place ?? profile.place,
        subjects: phaseSubjects(connection, phase),
      },
    ];
  });
}

/** Worked out once for two profiles: all the tunnels of a mesh have the same ones. */
const phase1Lists = listsOf(1);
const phase2Lists = listsOf(2);

function listsOf(phase: 1 | 2): (left: Profile) => (right: Profile) => readonly OwnList[] {
  return remember((left) =>
    remember((right) =>
      parametersOf(`phase${phase}`).flatMap(({ id, type }) =>
        type.kind === "algorithm"
          ? ([0, 1] as const).flatMap((at) => listAt(at, phase, id, type.of, [left, right]))
          : [],
      ),
    ),
  );
}

interface OwnList extends ListOfEnd {
  readonly algorithms: readonly Algorithm[];
}

function listAt(
  at: 0 | 1,
  phase: 1 | 2,
  parameter: ParameterId,
  kind: AlgorithmKind,
  profiles: readonly [Profile, Profile],
): readonly OwnList[] {
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
  return [{ at, phase, parameter, kind, profile, list, algorithms }];
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
