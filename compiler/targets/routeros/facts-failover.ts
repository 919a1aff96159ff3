/** A failover on a release whose policies name one peer: the rows that find out which tunnel works, and switch to it. */

import type { Scalar } from "../../catalogue/scalar.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { report } from "../../diagnostics/report.ts";
import type { DeviceModel, FailoverModel } from "../../model/model.ts";
import type { Located } from "../../source/located.ts";
import type { Place } from "../../source/place.ts";
import type { Field, ObjectKind } from "./cell.ts";
import { cellOf } from "./cells.ts";
import { fact, factsOf, numberScalar, textScalar, wordScalar } from "./facts.ts";
import { menuOf } from "./objects.ts";
import { rangeOf } from "./releases.ts";
import { sources } from "./sources.ts";
import type { Facts } from "./spell.ts";
import { valueText } from "./text.ts";
import { choosing, rotating } from "./switch-script.ts";

/** Whether netwatch does what a list of peers would do. */
export function isSwitched(release: string): boolean {
  return cellOf("policy.peers", release) === undefined && menuOf("netwatch", release) !== undefined;
}

/** By which a script finds the policies of one tunnel; netwatch entries are found by the same. */
export function switchComment(failover: string, tunnel: string): string {
  return `vpnc ${failover}: ${tunnel}`;
}

/** Seconds. A script that waits looks at netwatch more often than netwatch changes its mind, so it never runs twice. */
export const INSIDE_INTERVAL = 10;
export const BEHIND_INTERVAL = 20;
const TIMEOUT = 2;

interface SwitchRow {
  readonly object: ObjectKind;
  readonly facts: Facts;
}

/** What they depend on besides the failover. */
export function switchReads({ firewall }: DeviceModel): readonly unknown[] {
  return [firewall?.fields.get("firewall.input")];
}

export function switchRows(
  failover: FailoverModel,
  { firewall }: DeviceModel,
  release: string,
): readonly SwitchRow[] {
  const { name, tunnels, probing, place } = failover;
  const guarded = firewall?.fields.get("firewall.input")?.value[0];
  const drops = guarded !== undefined && valueText(guarded) === "yes";
  const find = rangeOf(release)?.find ?? "find";
  const comments = tunnels.map((tunnel) => switchComment(name, tunnel));
  const script = `vpnc-${name}`;
  const row = (object: ObjectKind, facts: Readonly<Partial<Record<Field, Scalar>>>): SwitchRow => ({
    object,
    facts: factsOf(
      // Sound: the keys of the record are fields.
      ...Object.entries(facts).map(
        ([field, value]) => [field as Field, fact(place, "derived", value)] as const,
      ),
    ),
  });
  const scriptRow = (source: string): SwitchRow =>
    row("script", {
      "script.name": textScalar(script),
      // No more than netwatch may do since 6.42, or it would not run it.
      "script.policy": textScalar("read,write,test"),
      "script.source": textScalar(source),
    });
  const watchRow = (host: Located<string>, comment: string, interval: number, ups: boolean): SwitchRow =>
    row("netwatch", {
      "netwatch.host": textScalar(host.value),
      "netwatch.interval": numberScalar(interval),
      "netwatch.timeout": numberScalar(TIMEOUT),
      ...(ups ? { "netwatch.up-script": textScalar(script) } : {}),
      "netwatch.down-script": textScalar(script),
      "netwatch.comment": textScalar(comment),
    });
  const answers = (host: Located<string>, comment: string): readonly SwitchRow[] =>
    drops
      ? [
          row("filter-rule", {
            "filter-rule.chain": wordScalar("input"),
            "filter-rule.action": wordScalar("accept"),
            "filter-rule.protocol": wordScalar("icmp"),
            "filter-rule.src-address": hostScalar(host.value),
            "filter-rule.comment": textScalar(`${comment}: answers`),
          }),
        ]
      : [];
  switch (probing.kind) {
    case "inside": {
      const hosts = probing.hosts.map(({ value }) => value);
      return [
        scriptRow(choosing(hosts, comments, find)),
        ...probing.hosts.flatMap((host, at) => [
          ...answers(host, comments[at] ?? ""),
          watchRow(host, comments[at] ?? "", INSIDE_INTERVAL, true),
        ]),
      ];
    }
    case "behind": {
      const { host, source } = probing;
      const watch = `vpnc ${name}`;
      return [
        ...(source === undefined
          ? []
          : [
              row("nat-rule", {
                "nat-rule.chain": wordScalar("srcnat"),
                "nat-rule.action": wordScalar("src-nat"),
                "nat-rule.protocol": wordScalar("icmp"),
                "nat-rule.dst-address": hostScalar(host.value),
                "nat-rule.to-addresses": textScalar(source.value),
                "nat-rule.comment": textScalar(`${watch}: probe`),
              }),
            ]),
        ...answers(host, watch),
        scriptRow(rotating(host.value, watch, comments, find)),
        watchRow(host, watch, BEHIND_INTERVAL, false),
      ];
    }
    case "none":
      return [];
    default:
      return probing satisfies never;
  }
}

function hostScalar(address: string): Scalar {
  return { kind: "prefix", address, length: 32, family: 4, bare: true, on: undefined };
}

/** Failovers of which no question could tell which tunnel works, or where two routers would each ask in vain. */
export function unprobed({ failovers, site }: DeviceModel, release: string): readonly Diagnostic[] {
  return failovers.flatMap((failover): Diagnostic[] => {
    const { name, place, probing, subjects } = failover;
    const chased = probing.kind === "behind" ? switchedAt(failover) : undefined;
    if (probing.kind !== "none" && chased === undefined) return [];
    const why =
      probing.kind === "none"
        ? probing.why
        : [
            `\`${chased ?? ""}\` switches, too. A host that is asked through whichever tunnel is in use does not tell two routers to use the same one: each could be at the tunnel that the other has just left, for ever.`,
          ];
    return [
      report("failover/probe", {
        message: `\`${site}\` (RouterOS ${release}) cannot find out which tunnel of \`${name}\` works`,
        place: (probing.kind === "none" ? probing.place : placeOf(probing)) ?? place,
        label: "nobody to ask through the tunnels",
        notes: [
          ...why,
          "Before 7.9 a policy names one peer, so netwatch pings an address, and a script switches between the policies.",
          `source: ${sources["docs-netwatch"]}`,
        ],
        ...(chased === undefined
          ? {}
          : { help: "give each tunnel `inside` addresses and a policy between them, and no `probe`" }),
        subjects,
      }),
    ];
  });
}

function placeOf(probing: FailoverModel["probing"]): Place | undefined {
  return probing.kind === "behind" ? probing.host.place : undefined;
}

/** The site at the other end that switches by itself. */
function switchedAt({ far }: FailoverModel): string | undefined {
  return far.find(
    ({ target, version }) => target === "routeros" && version !== undefined && isSwitched(version),
  )?.site;
}

/** A policy that a script switches is found by its comment, so it cannot have another one. */
export function hiddenComments({ connections, site }: DeviceModel, release: string): readonly Diagnostic[] {
  return connections.flatMap(({ policies, subjects }) =>
    policies.flatMap(({ comment, failover, place }) =>
      comment === undefined || failover === undefined
        ? []
        : [
            report("target/lossy", {
              message: `Not all of \`policy.comment\` can be said on \`${site}\` (RouterOS ${release}).`,
              place,
              label: "has no place on this device",
              notes: [
                `The script of failover \`${failover}\` finds the policy by its comment.`,
                `source: ${sources.compiler}`,
              ],
              subjects,
            }),
          ],
    ),
  );
}
