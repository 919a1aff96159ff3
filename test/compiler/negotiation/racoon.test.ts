/**
 * What racoon 0.9.1 does as an IKEv1 responder, by its proposal-check, measured against itself with each end as initiator;
 * and what the compiler says of RouterOS before 7, which speaks its words. That it behaves alike is an inference.
 */

import { describe, expect, it } from "vitest";
import type { Works } from "../../../compiler/negotiate/table.ts";
import { outcomeOf, racoon, type Fate, type Sides } from "./ends.ts";

const CHECKS = ["obey", "strict", "claim", "exact"] as const;

/** For each word: whether it comes up when the left, and when the right end initiates; `undefined` where nobody measured. */
type Directions = readonly [left: boolean, right: boolean] | undefined;

interface Row {
  readonly difference: string;
  readonly sides: Sides;
  readonly came: Readonly<Record<(typeof CHECKS)[number], Directions>>;
}

const up = [true, true] as const;
const fails = [false, false] as const;
const onlyLeft = [true, false] as const;
const onlyRight = [false, true] as const;

// prettier-ignore
const MEASURED: readonly Row[] = [
  { difference: "phase 1 lifetime 8h / 1h", sides: { phase1: "lifetime = 8h <-> 1h" },
    came: { obey: up, strict: onlyRight, claim: onlyRight, exact: fails } },
  { difference: "phase 2 lifetime 1h / 8h", sides: { phase2: "lifetime = 1h <-> 8h" },
    came: { obey: up, strict: onlyLeft, claim: up, exact: fails } },
  { difference: "PFS modp1024 / none", sides: { phase2: "pfs = modp1024 <-> none" },
    came: { obey: up, strict: onlyLeft, claim: onlyLeft, exact: fails } },
  { difference: "PFS modp1024 / modp1536", sides: { phase2: "pfs = modp1024 <-> modp1536" },
    came: { obey: up, strict: fails, claim: fails, exact: fails } },
  { difference: "ESP aes-128 / aes-256", sides: { phase2: "encryption = aes-128-cbc <-> aes-256-cbc" },
    came: { obey: up, strict: onlyRight, claim: onlyRight, exact: undefined } },
  { difference: "IKE aes-128 / aes-256", sides: { phase1: "encryption = aes-128-cbc <-> aes-256-cbc" },
    came: { obey: up, strict: undefined, claim: undefined, exact: undefined } },
];

function worksOf([left, right]: readonly [boolean, boolean]): Works {
  if (left && right) return "both";
  if (left) return "left-initiates";
  return right ? "right-initiates" : "none";
}

describe.each(CHECKS)("a responder that says %s", (check) => {
  const rows = MEASURED.flatMap(({ difference, sides, came }) => {
    const directions = came[check];
    return directions === undefined ? [] : [[difference, worksOf(directions), sides] as const];
  });

  it.each(rows)("%s works: %s", (_, works, sides) => {
    const outcome = outcomeOf(racoon(check), sides);
    expect(outcome.works, outcome.codes.join(" ")).toBe(works);
    expect(outcome.fate === "up").toBe(works === "both");
  });
});

describe("what it says of differences that only obey lets pass", () => {
  it.each([
    ["PFS", { phase2: "pfs = modp1024 <-> none" }, "phase2/pfs-obeyed"],
    ["ESP key lengths", { phase2: "encryption = aes-128-cbc <-> aes-256-cbc" }, "phase2/key-length-obeyed"],
    ["IKE key lengths", { phase1: "encryption = aes-128-cbc <-> aes-256-cbc" }, "phase1/key-length-obeyed"],
  ] as const)("%s", (_, sides, code) => {
    expect(outcomeOf(racoon("obey"), sides).codes).toEqual([code]);
  });
});

describe("under obey these fail all the same", () => {
  it.each([
    ["IKE 3des / aes", { phase1: "encryption = 3des <-> aes-128-cbc" }, "P1"],
    ["IKE md5 / sha1", { phase1: "hash = md5 <-> sha1" }, "P1"],
    ["IKE group 2 / group 5", { phase1: "dh-group = modp1024 <-> modp1536" }, "P1"],
    ["pre-shared keys", { tunnel: '  psk = env("A") <-> env("B")' }, "P1"],
    ["aggressive / main", { phase1: "exchange = aggressive <-> main" }, "P1"],
    ["esp / ah", { phase2: "ipsec-protocols = esp <-> ah" }, "P2"],
    ["ESP 3des / aes", { phase2: "encryption = 3des <-> aes-128-cbc" }, "P2"],
  ] as const satisfies readonly (readonly [string, Sides, Fate])[])("%s: %s", (_, sides, fate) => {
    expect(outcomeOf(racoon("obey"), sides)).toMatchObject({ fate, works: "none" });
  });
});

it("takes key lengths for ciphers again since RouterOS 7, of which nobody measured otherwise", () => {
  const seven = { ...racoon("obey"), device: "routeros 7.20" };
  const outcome = outcomeOf(seven, { phase2: "encryption = aes-128-cbc <-> aes-256-cbc" });
  expect(outcome).toMatchObject({ fate: "P2", works: "none" });
});
