/** Phase 1: is the other end among the peers, and is it up? */

import { whileUp } from "./expect.ts";
import type { Judgement } from "./report.ts";
import type { View } from "./owners.ts";

export function judgePeers({
  site,
  own,
  tunnel,
  asked,
  peers,
  where,
  cut,
  spared,
}: View): readonly Judgement[] {
  if (!asked.peers || !tunnel.ike) return [];
  const far = own ? tunnel.remote : tunnel.local;
  const base = { aspect: "phase 1", of: site } as const;
  const up = peers.filter((each) => each.up);
  if (tunnel.off) {
    return up.length === 0
      ? [
          {
            ...base,
            verdict: "ok",
            expected: "nothing: it is switched off",
            seen: "nothing",
            where: [],
            action: undefined,
          },
        ]
      : [];
  }
  const absent = (own && tunnel.calls) || spared;
  const expected = `established with ${far ?? tunnel.remoteSite}${absent ? whileUp(tunnel) : ""}`;
  if (up.length > 0) {
    const places = up.map((each) => each.where);
    return [{ ...base, verdict: "ok", expected, seen: "established", where: places, action: undefined }];
  }
  const [failed] = peers;
  if (failed !== undefined) {
    return [
      {
        ...base,
        verdict: "wrong",
        expected,
        seen: `\`${failed.state}\``,
        where: peers.map((each) => each.where),
        action: `look at \`vpnc tunnels\` for what the ends disagree about, and whether UDP 500 and 4500 pass between ${tunnel.local ?? site} and ${tunnel.remote ?? tunnel.remoteSite}`,
      },
    ];
  }
  if (cut !== undefined) {
    return [
      {
        ...base,
        verdict: "unclear",
        expected,
        seen: "nothing, and the list is cut off",
        where: [cut],
        action: "paste the whole list",
      },
    ];
  }
  if (absent) return [{ ...base, verdict: "ok", expected, seen: "nothing", where: [], action: undefined }];
  return [
    {
      ...base,
      verdict: "wrong",
      expected,
      seen: "no peer with this address",
      where: [where],
      action:
        "send traffic that a policy covers, wait ten seconds and look again; then check the addresses and UDP 500",
    },
  ];
}
