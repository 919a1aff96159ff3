/** RouterOS release texts in their order: `7.9` is older than `7.10`, a beta older than its release. */

export interface VersionRange {
  /** First release it holds for. */
  readonly since?: string;
  /** Last release it holds for. */
  readonly until?: string;
}

interface Version {
  readonly numbers: readonly number[];
  /** Index into `stages`; a finished release ranks above all of them. */
  readonly stage: number;
  readonly stageNumber: number;
}

type Stage = Pick<Version, "stage" | "stageNumber">;

const stages: readonly string[] = ["alpha", "beta", "rc"];
const finished = stages.length;
const shape = /^(\d+(?:\.\d+)*)(?:(alpha|beta|rc)(\d*))?/u;

const FINISHED: Stage = { stage: finished, stageNumber: 0 };

/** Releases are few and asked for often; whoever types one makes a few more. */
const known = new Map<string, Version>();

/** `6.45beta27` → 6.45, beta, 27. What follows the release (`_ab294`, ` (stable)`) is ignored. */
function read(text: string): Version {
  let version = known.get(text);
  if (version === undefined) {
    if (known.size > 1000) known.clear();
    known.set(text, (version = parse(text)));
  }
  return version;
}

function parse(text: string): Version {
  const match = shape.exec(text.trim().toLowerCase());
  const [, numbers = "", stage, stageNumber = ""] = match ?? [];
  return {
    numbers: numbers === "" ? [] : numbers.split(".").map(Number),
    stage: stage === undefined ? finished : stages.indexOf(stage),
    stageNumber: stageNumber === "" ? 0 : Number(stageNumber),
  };
}

/** Negative when `a` is older, 0 when they are the same release, positive when newer. A text without a number is oldest. */
export function compareVersions(a: string, b: string): number {
  return compare(read(a), read(b));
}

function compare(left: Version, right: Version): number {
  const parts = Math.max(left.numbers.length, right.numbers.length);
  return compareNumbers(left, right, parts) || compareStages(left, right);
}

function compareNumbers(left: Version, right: Version, parts: number): number {
  for (let part = 0; part < parts; part += 1) {
    const difference = (left.numbers[part] ?? 0) - (right.numbers[part] ?? 0);
    if (difference !== 0) return Math.sign(difference);
  }
  return 0;
}

function compareStages(left: Stage, right: Stage): number {
  return Math.sign(left.stage - right.stage || left.stageNumber - right.stageNumber);
}

/**
 * Whether a release lies in a range. Both ends belong to it and are as precise as they are written: `until: "6.39"`
 * holds for 6.39.3 too, `since: "6.45"` for its betas; `6.39.0` and `6.45beta27` draw the line more finely.
 */
export function inRange(version: string, { since, until }: VersionRange): boolean {
  const release = read(version);
  return (
    (since === undefined || compareToBound(release, read(since)) >= 0) &&
    (until === undefined || compareToBound(release, read(until)) <= 0)
  );
}

/** Compares no more of a release than the bound says: fewer numbers, and no stage if it has none. */
function compareToBound(release: Version, bound: Version): number {
  const difference = compareNumbers(release, bound, bound.numbers.length);
  if (difference !== 0) return difference;
  const whole = bound.stage === finished || release.numbers.length > bound.numbers.length;
  return compareStages(whole ? FINISHED : release, bound);
}
