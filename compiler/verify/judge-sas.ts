/** Phase 2: the state of SAs, their algorithms and lifetimes, and SPIs that were set by hand. */

import type { SeenAlgorithm, SeenSa } from "./listing.ts";
import type { View } from "./owners.ts";
import { judgeCount, switchedOff } from "./judge-count.ts";
import { say, timeText, type Judgement } from "./report.ts";
import { judgeTraffic } from "./traffic.ts";

export function judgeSas(view: View, all: readonly View[]): readonly Judgement[] {
  const { tunnel, asked, sas } = view;
  if (!asked.sas) return [];
  if (tunnel.off) return sas.length === 0 ? [] : [switchedOff(view)];
  return [
    judgeCount(view),
    ...(sas.length === 0
      ? []
      : [...judgeState(view), ...judgeSuite(view), ...judgeLifetime(view), ...judgeSpis(view)]),
    ...judgeTraffic(view, all),
  ];
}

const ALIVE: ReadonlySet<string> = new Set(["mature", "dying", "active", "installed", "rekeying", "rekeyed"]);

function judgeState(view: View): readonly Judgement[] {
  const stated = view.sas.filter(({ state }) => state !== undefined);
  if (stated.length === 0) return [];
  const dead = stated.filter(({ state }) => !ALIVE.has(state ?? ""));
  const fresh = stated.some(({ state }) => state !== "dying");
  const verdict = dead.length > 0 || !fresh ? "wrong" : "ok";
  const told = dead.length > 0 ? dead : stated;
  return [
    say(
      view.site,
      "state",
      verdict,
      "SAs that carry traffic (`mature`)",
      statesOf(told),
      told.map(({ where }) => where),
      fresh
        ? "an SA in this state carries nothing: flush it, and look at the log of IKE"
        : "the SAs are about to end and nobody has renewed them: the ends disagree about phase 2 at its renewal, PFS for one",
    ),
  ];
}

function statesOf(sas: readonly SeenSa[]): string {
  return [...new Set(sas.map(({ state }) => `\`${state}\``))].join(", ");
}

function judgeSuite(view: View): readonly Judgement[] {
  const { sas, tunnel } = view;
  return (
    [
      ["encryption", tunnel.encryption, sas.filter(({ protocol }) => protocol !== "ah")],
      ["auth", tunnel.auth, sas],
    ] as const
  ).flatMap(([part, expected, concerned]): Judgement[] => {
    const told = concerned.filter((sa) => sa[part] !== undefined);
    const strange = told.filter((sa) => !fits(sa[part], expected) && !(part === "auth" && aead(sa)));
    if (told.length === 0 || expected.length === 0 || (part === "auth" && told.every(aead))) return [];
    const list = strange.length > 0 ? strange : told;
    const words = [...new Set(list.map((sa) => sa[part]?.text ?? ""))].join(", ");
    return [
      say(
        view.site,
        "suite",
        strange.length > 0 ? "wrong" : "ok",
        expected.map((id) => `\`${id}\``).join(" or "),
        words,
        list.map(({ where }) => where),
        "the device runs something else than what was compiled: compare its configuration with the script",
      ),
    ];
  });
}

function fits(seen: SeenAlgorithm | undefined, expected: readonly string[]): boolean {
  return seen?.ids.some((id) => expected.includes(id)) ?? false;
}

function aead({ encryption }: SeenSa): boolean {
  return encryption?.ids.some((id) => /gcm|poly1305/.test(id)) ?? false;
}

/** RouterOS 7 adds a random little to a lifetime: 30m29s was seen for 30m. */
const TOLERANCE = 1.05;

function judgeLifetime(view: View): readonly Judgement[] {
  const { sas, tunnel } = view;
  const longest = Math.max(...tunnel.lifetimes);
  const told = sas.filter(({ lifetime, left }) => lifetime !== undefined || left !== undefined);
  if (told.length === 0 || tunnel.lifetimes.length === 0) return [];
  const strange = told.filter(({ lifetime, left }) =>
    lifetime === undefined
      ? (left ?? 0) > longest * TOLERANCE
      : !tunnel.lifetimes.some((each) => lifetime >= each && lifetime <= each * TOLERANCE),
  );
  const list = strange.length > 0 ? strange : told;
  const texts = list.map(({ lifetime, left }) =>
    lifetime === undefined ? `${timeText(left ?? 0)} left` : timeText(lifetime),
  );
  const expected = `${tunnel.lifetimes.map(timeText).join(" or ")}${told.every(({ lifetime }) => lifetime === undefined) ? ", or less left of it" : ""}`;
  return [
    say(
      view.site,
      "lifetime",
      strange.length > 0 ? "wrong" : "ok",
      expected,
      [...new Set(texts)].join(", "),
      list.map(({ where }) => where),
      "the other end proposed another lifetime and this one obeyed, or the device does not run what was compiled",
    ),
  ];
}

/** With manual keying SPIs are no accident. */
function judgeSpis(view: View): readonly Judgement[] {
  const { tunnel, sas, own } = view;
  if (tunnel.spis.length === 0) return [];
  const expected = tunnel.spis.flatMap((each) => [
    { protocol: each.protocol, direction: own ? "in" : "out", spi: each.in },
    { protocol: each.protocol, direction: own ? "out" : "in", spi: each.out },
  ]);
  const missing = expected.filter(
    (wish) =>
      !sas.some(
        (sa) =>
          sa.spi === wish.spi &&
          (sa.protocol ?? wish.protocol) === wish.protocol &&
          (sa.direction ?? wish.direction) === wish.direction,
      ),
  );
  const text = (list: typeof expected): string =>
    list.map((each) => `${each.spi} ${each.direction}`).join(", ");
  return [
    say(
      view.site,
      "SPI",
      missing.length > 0 ? "wrong" : "ok",
      text(expected),
      missing.length > 0 ? `${text(missing)} is not there` : text(expected),
      sas.map(({ where }) => where),
      "load the script: SAs with manual keys exist as soon as their policy does",
    ),
  ];
}
