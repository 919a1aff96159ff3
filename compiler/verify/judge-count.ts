/** How many SAs a tunnel has, and whether as many come in as go out. */

import type { View } from "./owners.ts";
import { say, type Judgement } from "./report.ts";

const OTHER_IN_USE = "none: another tunnel of its failover is in use";

/** A tunnel that is off has none. */
export function switchedOff(view: View): Judgement {
  const where = view.sas.map((each) => each.where);
  return say(
    view.site,
    "SAs",
    "wrong",
    "none: the tunnel is switched off",
    shown(view.sas.length),
    where,
    "disable its policies on the device, or take `standby` out of the project",
  );
}

/** Sides that nothing tells are counted as they come. */
export function judgeCount(view: View): Judgement {
  const { sas, tunnel, cut, where } = view;
  const { min, max } = tunnel.pairs;
  const each = tunnel.protocols.length;
  const sides = { in: 0, out: 0, unknown: 0 };
  for (const { direction } of sas) sides[direction ?? "unknown"] += 1;
  const least = (tunnel.inTurn.length > 0 && !view.spared ? 1 : min) * each * 2;
  const most = max * each * 2;
  const absent = (view.own && tunnel.calls) || view.spared;
  const wish = absent ? `up to ${most} SAs` : least === most ? shown(least) : `${least} to ${most} SAs`;
  const why =
    tunnel.policies > max
      ? ", one pair for all policies"
      : tunnel.policies === 1
        ? ""
        : ` for ${tunnel.policies} policies`;
  const expected = `${wish}, as many in as out${why}`;
  const seen = `${shown(sas.length)}${sides.unknown > 0 ? "" : `, ${sides.in} in and ${sides.out} out`}`;
  const places = sas.length === 0 ? [where] : sas.map((sa) => sa.where);
  if (cut !== undefined && sas.length < least) {
    return say(
      view.site,
      "SAs",
      "unclear",
      expected,
      `${seen}; the list is cut off`,
      [...places, cut],
      "paste the whole list",
    );
  }
  if (sas.length === 0 && absent)
    return say(
      view.site,
      "SAs",
      "ok",
      expected,
      view.spared ? OTHER_IN_USE : "none: it is not connected",
      [],
    );
  if (sas.length === 0) {
    return say(
      view.site,
      "SAs",
      "wrong",
      expected,
      "none",
      places,
      "send traffic that the policies cover: SAs are made when the first packet asks for them, within some ten seconds",
    );
  }
  if (sides.unknown === 0 && sides.in !== sides.out) {
    return say(
      view.site,
      "SAs",
      "wrong",
      expected,
      seen,
      places,
      "flush the SAs at both ends; if it stays so, the ends disagree about which SAs are alive",
    );
  }
  if (sas.length < least) {
    return say(
      view.site,
      "SAs",
      "wrong",
      expected,
      seen,
      places,
      "send traffic for each of the policies; a policy that stays without SAs is refused by the other end",
    );
  }
  if (sas.length > most * 2) {
    return say(
      view.site,
      "SAs",
      "wrong",
      expected,
      seen,
      places,
      "SAs pile up: each end renews what the other has; compare the lifetimes and `level` of the policies",
    );
  }
  const renewed =
    sas.length > most ? `${seen}: old and new ones stand side by side while keys are renewed` : seen;
  return say(view.site, "SAs", "ok", expected, renewed, places);
}

function shown(count: number): string {
  return count === 1 ? "1 SA" : `${count} SAs`;
}
