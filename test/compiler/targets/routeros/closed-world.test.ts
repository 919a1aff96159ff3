/**
 * Nothing that somebody stated is dropped: at every release, every field of the model with every kind of value is in the
 * script, or refused at its place, or hinted at its place, or declared implied with a reason.
 */

import { describe, expect, test } from "vitest";
import { PARAMETER_IDS, type ParameterId } from "../../../../compiler/catalogue/ids.ts";
import type { ConnectionModel, DeviceModel, Fields } from "../../../../compiler/model/model.ts";
import type { Origin } from "../../../../compiler/source/located.ts";
import type { Field } from "../../../../compiler/targets/routeros/cell.ts";
import { cells } from "../../../../compiler/targets/routeros/cells.ts";
import { judge } from "../../../../compiler/targets/routeros/judge.ts";
import { menuOf } from "../../../../compiler/targets/routeros/objects.ts";
import { plan } from "../../../../compiler/targets/routeros/plan.ts";
import { sources } from "../../../../compiler/targets/routeros/sources.ts";
import { spellings } from "../../../../compiler/targets/routeros/spellings.ts";
import { impliedBy, impliedRows } from "../../../../compiler/targets/routeros/implied.ts";
import { valueText } from "../../../../compiler/targets/routeros/text.ts";
import { unsupported } from "../../../../compiler/targets/routeros/unsupported.ts";
import {
  connection,
  device,
  endpoint,
  env,
  fields,
  located,
  named,
  place,
  policy,
  prefix,
  scalars,
  type Value,
} from "../../../support/model-builder.ts";
import { turningPoints } from "../../../support/releases.ts";

/** Every release at which some table changes; between two of them all tables say the same. */
const releases = turningPoints;

/** Blocks whose fields reach a target; the others are resolved before (`tunnel.outside` becomes an endpoint). */
const blocks = ["phase1", "dpd", "phase2", "policy", "bgp", "bgp-instance", "key", "firewall"];
const identity: readonly ParameterId[] = ["tunnel.id", "tunnel.remote-id", "tunnel.initiate"];
const ids = PARAMETER_IDS.filter((id) => blocks.includes(id.split(".")[0] ?? "") || identity.includes(id));

const text = (value: string): Value => ({ kind: "text", text: value });

/** Values of every kind, and every word any table knows for the field. */
function valuesFor(id: ParameterId): readonly Value[] {
  const words = spellings.filter((row) => row.fields.includes(id)).flatMap((row) => [...row.words.keys()]);
  const refused = unsupported.filter((row) => row.field === id).flatMap((row) => row.values);
  const implied = impliedRows.filter((row) => row.fields.includes(id)).flatMap((row) => row.values);
  const values: readonly Value[] = [
    ...new Set([...words, ...refused, ...implied]),
    "yes",
    "no",
    "any",
    "no-such-word",
    0,
    77,
    text(""),
    text("some text"),
    prefix("10.77.0.0/16"),
    prefix("2001:db8:77::/48"),
    env("SOME_SECRET"),
    { kind: "identity", type: "user-fqdn", text: "a@example.net" },
    { kind: "identity", type: "fqdn", text: "x.example.net" },
    words.slice(0, 2),
    ["no-such-word", "nor-this"],
  ];
  return values.filter((value) => !Array.isArray(value) || value.length > 0);
}

/** A device that holds one field, in the object where it belongs. */
function holding(
  id: ParameterId,
  value: Value,
  release: string,
  from: Origin = "tunnel",
  remote = endpoint("198.51.100.1"),
): DeviceModel {
  const one: Fields = fields({ [id]: value }, from);
  const of = (...prefixes: readonly string[]): Fields =>
    prefixes.some((each) => id.startsWith(each)) ? one : new Map();
  const phase1 = named("p1", of("phase1.", "dpd."));
  const phase2 = named("p2", of("phase2."));
  const bgp: ConnectionModel["bgp"] =
    menuOf("bgp-session", release) === undefined && !id.startsWith("bgp.")
      ? undefined
      : {
          name: "session",
          place: place("session.vpn"),
          disabled: false,
          instance: "instance",
          localAs: located(65_000),
          remoteAs: located(65_000),
          remoteAddress: located("10.0.0.2"),
          fields: of("bgp."),
        };
  return device(
    release,
    [
      connection("t", {
        keying: { kind: "ike", phase1, psk: located(env("PSK")), identity: of("tunnel.") },
        policies: [policy("10.1.0.0/16", "10.2.0.0/16", of("policy."), { phase2 })],
        bgp,
        remote,
      }),
    ],
    {
      bgpInstances:
        bgp === undefined && !id.startsWith("bgp-instance.") ? [] : [named("instance", of("bgp-instance."))],
      keys: id.startsWith("key.") ? [named("k", one)] : [],
      firewall: id.startsWith("firewall.")
        ? { place: place("firewall.vpn"), fields: one, tunnels: [] }
        : undefined,
    },
  );
}

/** How a value is accounted for; `undefined`: it was dropped. */
function account(
  id: ParameterId,
  value: Value,
  release: string,
  remote?: ReturnType<typeof endpoint>,
): string | undefined {
  const model = holding(id, value, release, "tunnel", remote);
  const { rows, diagnostics } = plan(model, release);
  const mine = diagnostics.find(({ place: at, notes }) => at?.uri === `${id}.vpn` && notes.length > 0);
  if (mine !== undefined) {
    return mine.code;
  }
  const without = plan(holding(id, value, release, "default", remote), release);
  if (
    diagnostics.some(({ code }) => code === "target/parameter-unsupported") &&
    without.diagnostics.length > 0
  ) {
    return "the whole object is refused";
  }
  if (impliedBy(id, scalars(value).map(valueText), release) !== undefined) {
    return "implied";
  }
  const said = cells
    .filter((cell) => cell.field === id)
    .some((cell) =>
      rows.some(
        ({ object, row }) =>
          object === cell.object && row.arguments.some((each) => each.name === cell.argument),
      ),
    );
  if (said) {
    return "printed";
  }
  const facts = new Map([["policy.protocol" as const, located(scalars("all"))]]);
  const outcome = judge(located(scalars(value)), id, { release, facts });
  return outcome.kind === "nothing" && id.endsWith("-port") && value === "any"
    ? "goes without saying"
    : undefined;
}

describe.each(releases)("RouterOS %s", (release) => {
  test("drops nothing that was stated", () => {
    const dropped: string[] = [];
    const ways = new Set<string>();
    for (const id of ids) {
      for (const value of valuesFor(id)) {
        const way = account(id, value, release);
        ways.add(way ?? "");
        if (way === undefined) {
          dropped.push(`${id} = ${scalars(value).map(valueText).join(", ")}`);
        }
      }
    }
    expect(dropped).toEqual([]);
    expect([...ways]).toContain("printed");
    expect([...ways]).toContain("target/parameter-unsupported");
  });

  test("drops nothing of a policy whose other end calls from an unknown address", () => {
    // Which peer a policy is for is settled before.
    const policies = ids.filter((id) => /^(?:policy|phase2)\./.test(id) && id !== "policy.peer");
    const caller = endpoint(undefined);
    const isImplied = (id: ParameterId, value: Value): boolean =>
      impliedBy(id.replace(/^[^.]*/, "template") as Field, scalars(value).map(valueText), release) !==
      undefined;
    const dropped = policies.flatMap((id) =>
      valuesFor(id)
        .filter((value) => account(id, value, release, caller) === undefined && !isImplied(id, value))
        .map((value) => `${id} = ${scalars(value).map(valueText).join(", ")}`),
    );
    expect(dropped).toEqual([]);
  });

  test("never complains about the device's own defaults", () => {
    const complaints = ids.flatMap((id) =>
      valuesFor(id).flatMap((value) =>
        plan(holding(id, value, release, "default"), release)
          .diagnostics.filter(({ place: at }) => at?.uri === `${id}.vpn`)
          .map(({ message }) => message),
      ),
    );
    expect(complaints).toEqual([]);
  });
});

test("a refusal names device, release, reason and source at the value", () => {
  const [refusal] = plan(holding("dpd.interval", 10, "2.6"), "2.6").diagnostics;
  expect(refusal?.code).toBe("target/parameter-unsupported");
  expect(refusal?.message).toBe("`dpd.interval` cannot be configured on `office` (RouterOS 2.6).");
  expect(refusal?.notes).toEqual([
    "Dead peer detection came with RouterOS 3.10.",
    `source: ${sources["changelog-3.10"]}`,
  ]);
  expect(refusal?.place?.uri).toBe("dpd.interval.vpn");
  expect(refusal?.subjects).toEqual(["tunnel t"]);
});
