/** Whether packets pass both ways: an SA that sends and none that receives is a tunnel that is up and carries nothing. */

import type { Direction } from "./listing.ts";
import type { View } from "./owners.ts";
import type { Judgement } from "./report.ts";

const EXPECTED = "packets in both directions";

export function judgeTraffic(view: View, all: readonly View[]): readonly Judgement[] {
  const [sent, received] = [passed(view, "out"), passed(view, "in")];
  if (sent === undefined || received === undefined) return [];
  const { site, tunnel, own, sas } = view;
  const unit = sas.find(({ amount }) => amount !== undefined)?.unit ?? "bytes";
  const seen = `${sent} ${unit} out, ${received} ${unit} in`;
  const where = sas.filter(({ amount }) => amount !== undefined).map((each) => each.where);
  const base = { aspect: "traffic", of: site, expected: EXPECTED, seen, where } as const;
  if (sent > 0 && received > 0) return [{ ...base, verdict: "ok", action: undefined }];
  const far = own ? tunnel.remoteSite : (all.find((each) => each.own)?.site ?? "the other end");
  if (sent === 0 && received === 0) {
    return [
      {
        ...base,
        verdict: "unclear",
        action: "nothing has passed yet: ping across the tunnel, and look again",
      },
    ];
  }
  const farSent =
    all.filter((each) => each.site === far).flatMap((each) => passed(each, "out") ?? [])[0] ?? 0;
  if (received === 0) {
    const lost =
      farSent > 0
        ? `one-way: \`${far}\` has sent (its counter may be older than these SAs), and nothing was received here: its packets are lost on the way, or a filter drops ESP`
        : `one-way: \`${far}\` does not answer, or its answers do not come back through the tunnel: check its routes and policies, NAT before IPsec, and filters for ESP at both ends`;
    return [{ ...base, verdict: "wrong", action: lost }];
  }
  return [
    {
      ...base,
      verdict: "wrong",
      action:
        "one-way: packets arrive and none goes back: check the route back, NAT before IPsec, and the forward filter here",
    },
  ];
}

/** `undefined`: the output has no counters, or no SA of this direction. */
function passed({ sas }: View, direction: Direction): number | undefined {
  const counted = sas.filter((each) => each.direction === direction && each.amount !== undefined);
  return counted.length === 0 ? undefined : counted.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
}
