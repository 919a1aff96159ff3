/** Where one end knows no address of the other, only the other can begin. */

import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { report } from "../../../diagnostics/report.ts";
import { first, wordOf } from "../../../expand/connection.ts";
import { waits } from "../../../expand/waits.ts";
import { isManual } from "../../../negotiate/judge.ts";
import { perConnection } from "../../rule.ts";

export const callerInitiate = perConnection("phase1/caller-initiate", (connection) =>
  ([0, 1] as const).flatMap((at): Diagnostic[] => {
    const [end, other] = [connection.ends[at], connection.ends[at === 0 ? 1 : 0]];
    const isKnown = end.dials !== undefined || other.outside.dynamic || other.outside.own !== undefined;
    if (end.stated === undefined || isManual(connection) || !waits(connection, at)) return [];
    // What Amazon is not told is told of it elsewhere.
    if (!isKnown || end.outside.dynamic || end.site.device.value.target === "aws") return [];
    const [asked, denied] = [first(end.tunnel, "tunnel.initiate"), first(other.tunnel, "tunnel.initiate")];
    // Written once, it is meant for the end that can.
    const isOwn = end.dials === undefined ? asked?.from === "side" : asked?.from !== "default";
    const mustCall = isOwn && wordOf(end.tunnel, "tunnel.initiate") === "yes";
    const mayNot = wordOf(other.tunnel, "tunnel.initiate") === "no";
    // Both passive is said of both.
    const bothWait = mayNot && wordOf(end.tunnel, "tunnel.initiate") === "no";
    if ((!mustCall && !mayNot) || bothWait) return [];
    const [caller, hub] = [other.site.name, end.site.name];
    return [
      report("phase1/caller-initiate", {
        message: mayNot
          ? `\`${connection.name}\` can never come up: \`${hub}\` knows no address of \`${caller}\` to call, and \`${caller}\` only answers`
          : `\`${hub}\` cannot begin \`${connection.name}\`: it knows no address of \`${caller}\` to call`,
        place: (mayNot ? denied : asked)?.place ?? connection.place,
        label: mayNot ? `\`${caller}\` must begin` : `\`${hub}\` can only answer`,
        related: whyUnknown(),
        subjects: connection.subjects,
        help: at === 0 ? "write `initiate = no <-> yes`" : "write `initiate = yes <-> no`",
      }),
    ];

    function whyUnknown(): { readonly place: NonNullable<Diagnostic["place"]>; readonly message: string }[] {
      const place = other.site.fields.get("site.behind-nat")?.place ?? other.site.wans[0]?.place;
      return place === undefined
        ? []
        : [{ place, message: `where \`${caller}\` calls from is not known before` }];
    }
  }),
);
