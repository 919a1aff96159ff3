/** What is said of a rotation: at the top of every file, and in `rotate.txt`, which has the order of them all. In: the plan. Out: lines. */

import { showScalar } from "../catalogue/show.ts";
import type { Fingerprint, OutputFile, RotationStep } from "../targets/target.ts";
import type { RotatedTunnel, RotationPlan } from "./plan.ts";

/** The first line follows the site's name and a colon. */
export function remarksFor(
  site: string,
  { tunnels, order }: RotationPlan,
): (step: RotationStep) => readonly string[] {
  const own = tunnels.filter(({ ends }) => ends.includes(site));
  const keys = own
    .map(({ name, from, to }) => `${name} (key ${numberOf(from)} -> ${numberOf(to)})`)
    .join(", ");
  const place = `Order of step 1: ${order.map((each) => (each === site ? `${each} (here)` : each)).join(", ")}.`;
  return (step) => {
    switch (step) {
      case "1":
        return [`rotation, step 1 of 2: sets the next key of ${keys}`, place, ...gapOf(own)];
      case "2":
        return [
          `rotation, step 2 of 2: negotiates anew with the next key of ${keys}`,
          "Only when step 1 is done at both ends, at one of them, and while somebody watches: traffic stops until the tunnel is up again.",
          "If it does not come up, set the old keys back at both ends.",
        ];
      case "back":
        return [`rotation, way back: sets the old key of ${keys}`, "At both ends, in the order of step 1."];
    }
  };
}

/** From when to when a tunnel cannot come up, by the version of IKE. */
function gapOf(tunnels: readonly RotatedTunnel[]): readonly string[] {
  const two = tunnels.filter(({ isIkev2 }) => isIkev2);
  const replaced = tunnels.filter(({ isReplaced }) => isReplaced);
  const one = tunnels.filter(({ isIkev2 }) => !isIkev2);
  return [
    "The gap: from step 1 at the first end to step 1 at the other, the two ends have different keys.",
    ...(two.length === 0
      ? []
      : [
          `IKEv2 (${namesOf(two)}): what is up stays up, because renewing keys does not authenticate (RFC 7296, 2.8 and 2.18); what restarts, times out or reauthenticates (2.8.3) does not come up before the gap ends.`,
        ]),
    ...one.map(
      ({ name, lifetime }) =>
        `IKEv1 (${name}): every phase 1 needs the key (RFC 2409, 5.4)${lifetime === undefined ? "" : `, at the latest ${showScalar({ kind: "number", value: lifetime }, "seconds")} after the last one`}; SAs of phase 2 last until they expire.`,
    ),
    ...(replaced.length === 0
      ? []
      : [
          `AWS (${namesOf(replaced)}): its end of the tunnel is replaced when its key changes, so the tunnel is down from then until it has come up again.`,
        ]),
    "Whether RouterOS or IOS end what is up when a key is set, no manual says (charon does not): have another way to the far end.",
  ];
}

function namesOf(tunnels: readonly RotatedTunnel[]): string {
  return tunnels.map(({ name }) => name).join(", ");
}

function numberOf({ derivation }: RotatedTunnel["from"]): number {
  return derivation?.epoch ?? 1;
}

interface Overview {
  readonly plan: RotationPlan;
  readonly files: ReadonlyMap<string, readonly OutputFile[]>;
  /** Of each site, what it is. */
  readonly devices: ReadonlyMap<string, string>;
  readonly fingerprint: Fingerprint;
  /** `sites.vpn:12`, and what must stand there afterwards. */
  readonly edits: readonly string[];
}

/** `rotate.txt`: what to do, in order. Holds no secret. */
export function overviewOf({ plan, files, devices, fingerprint, edits }: Overview): string {
  const { tunnels, order } = plan;
  const filesAt = (site: string, step: RotationStep): readonly string[] =>
    (files.get(site) ?? []).flatMap(({ name }) => (name.includes(`.rotate-${step}.`) ? [name] : []));
  const second = secondSteps(plan, (site) => filesAt(site, "2"));
  return [
    "Rotation of derived keys. Nothing here was run; SITE.verify.txt says how to look at each device.",
    "",
    "Tunnels: the key they have, the next one, and the beginning of its SHA-256",
    ...tunnels.map(({ name, ends, from, to }) => {
      const print = [from, to]
        .map((key) => `${numberOf(key)} (${fingerprint(key) ?? "no value"})`)
        .join(" -> ");
      return `  ${name}: ${ends.join(" <-> ")}, key ${print}`;
    }),
    "",
    "Step 1: set the next keys, in this order",
    ...order.flatMap((site, at) => [
      `  ${at + 1}. ${site}: ${filesAt(site, "1").join(", ") || byHand(site, devices.get(site), plan, fingerprint)}`,
      ...(devices.get(site) === "aws" ? awsCommand(filesAt(site, "1")) : []),
    ]),
    ...gapOf(tunnels).map((line) => `  ${line}`),
    "",
    "Step 2: prove them, one tunnel's end at a time, while you watch",
    ...(second.length === 0
      ? ["  Nothing to run: who changes last negotiates anew, or the next restart does."]
      : second.map(([site, names]) => `  ${site}: ${names.join(", ")}`)),
    "",
    "Way back, at both ends, in the same order",
    ...order.map((site) => `  ${site}: ${filesAt(site, "back").join(", ") || "by hand: the key it had"}`),
    "",
    "At last, so that the next build says what the devices have",
    ...edits.map((line) => `  ${line}`),
    "  then vpnc build",
    "",
  ].join("\n");
}

/** The near end of each tunnel does it, or the other where the near one has nothing to run. */
function secondSteps(
  { tunnels, order }: RotationPlan,
  filesAt: (site: string) => readonly string[],
): readonly (readonly [string, readonly string[]])[] {
  const sites = new Set(
    tunnels.flatMap(({ ends }) => ends.toReversed().find((site) => filesAt(site).length > 0) ?? []),
  );
  return order.flatMap((site) => (sites.has(site) ? [[site, filesAt(site)] as const] : []));
}

function byHand(
  site: string,
  device: string | undefined,
  { tunnels }: RotationPlan,
  fingerprint: Fingerprint,
): string {
  const keys = tunnels.flatMap(({ name, ends, to }) =>
    ends.includes(site) ? [`${name}, whose SHA-256 begins with ${fingerprint(to) ?? "…"}`] : [],
  );
  return `by hand (${device ?? "unknown"}): the key of ${keys.join("; ")}, as it stands in the file of the other end`;
}

function awsCommand(files: readonly string[]): readonly string[] {
  return files.length === 0
    ? []
    : [
        ...files.map(
          (name) =>
            `       aws ec2 modify-vpn-tunnel-options --cli-input-json file://${name} --vpn-connection-id vpn-…`,
        ),
        "       One after the other: AWS replaces the end of the tunnel, which is down meanwhile (user guide, tunnel endpoint replacements).",
      ];
}
