/** Whether outputs of both ends show the same SAs: what one end sends with, the other receives with. */

import type { SeenSa } from "./listing.ts";
import type { View } from "./owners.ts";
import type { Judgement } from "./report.ts";

export function judgeTogether(views: readonly View[]): readonly Judgement[] {
  const here = views.find(({ own, sas }) => own && sas.length > 0);
  const there = views.find(({ own, sas }) => !own && sas.length > 0);
  if (here === undefined || there === undefined) return [];
  const pairs = here.sas.flatMap((sa) => {
    const match = there.sas.find((each) => each.spi === sa.spi && isOpposite(sa, each));
    return sa.spi === undefined || match === undefined ? [] : [{ sa, match, spi: sa.spi }];
  });
  const base = {
    aspect: "SPI",
    of: `${here.site} and ${there.site}`,
    expected: "the SPI that one end sends with is the one the other receives with",
  } as const;
  const both = (direction: string): boolean => pairs.some(({ sa }) => sa.direction === direction);
  if (both("in") && both("out")) {
    const texts = pairs.map(({ sa, spi }) => `${hex(spi)} ${arrow(sa, here.site, there.site)}`);
    return [
      {
        ...base,
        verdict: "ok",
        seen: `they belong together: ${texts.join(", ")}`,
        where: pairs.flatMap(({ sa, match }) => where([sa, match])),
        action: undefined,
      },
    ];
  }
  const seen =
    pairs.length === 0
      ? `no SPI in common: ${list(here.sas)} at \`${here.site}\`, ${list(there.sas)} at \`${there.site}\``
      : `only ${pairs.map(({ sa, spi }) => `${hex(spi)} ${arrow(sa, here.site, there.site)}`).join(", ")}`;
  return [
    {
      ...base,
      verdict: "wrong",
      seen,
      where: where([...here.sas, ...there.sas]),
      action:
        "print both at the same moment; if they still differ, one end keeps SAs that the other has lost: flush them at both ends",
    },
  ];
}

function where(sas: readonly SeenSa[]): Judgement["where"] {
  return sas.map((each) => each.where);
}

function isOpposite(a: SeenSa, b: SeenSa): boolean {
  return a.direction === undefined || b.direction === undefined || a.direction !== b.direction;
}

function arrow({ direction }: SeenSa, here: string, there: string): string {
  return direction === "in" ? `${there} to ${here}` : `${here} to ${there}`;
}

function list(sas: readonly SeenSa[]): string {
  return sas.map(({ spi }) => (spi === undefined ? "none" : hex(spi))).join(" and ");
}

/** Both ways of writing it, as IOS does: RouterOS 2.6 prints the decimal one. */
function hex(spi: number): string {
  return `0x${spi.toString(16).toUpperCase()} (${spi})`;
}
