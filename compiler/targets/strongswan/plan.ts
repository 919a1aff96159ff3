/** The model of one device to the sections of its swanctl.conf, with everything that cannot be said in it. */

import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { ConnectionModel, DeviceModel, PolicyModel } from "../../model/model.ts";
import type { SecretReader } from "../target.ts";
import { child, manualRefused, shunt } from "./child.ts";
import { planConnection } from "./connection.ts";
import { wordAt } from "../common/fields.ts";
import { distinct, type Subject } from "../common/refusals.ts";
import { besideOf, linkRefused } from "./links.ts";
import { refuse, why } from "./refusals.ts";
import { section, setting, type Section } from "./tree.ts";

export interface Plan {
  readonly sections: readonly Section[];
  readonly diagnostics: readonly Diagnostic[];
  /** What the system beside the daemon must have, one command or remark a line. */
  readonly beside: readonly string[];
}

interface Ranked {
  readonly policy: PolicyModel;
  /** `undefined`: it does not encrypt. */
  readonly connection: ConnectionModel | undefined;
  readonly rank: number | undefined;
}

export function plan(device: DeviceModel, secrets: SecretReader): Plan {
  const diagnostics: Diagnostic[] = [];
  const policies = ranked(device);
  const connections: Section[] = [];
  const keys: Section[] = [];
  for (const connection of device.connections) {
    const about = aboutOf(device, connection);
    if (connection.keying.kind === "manual") {
      diagnostics.push(manualRefused(about));
      continue;
    }
    const children = policies
      .filter((each) => each.connection === connection)
      .map(({ policy, rank }, at, all) => {
        const name = all.length === 1 ? connection.name : `${connection.name}-${at + 1}`;
        return child(policy, {
          name,
          connection,
          rank,
          about: { ...about, place: policy.phase2?.place ?? policy.place },
        });
      });
    const planned = planConnection(
      connection,
      connection.keying,
      children.map((each) => each.section),
      secrets,
      { ...about, place: connection.keying.phase1.place },
      device.connections.filter(isIkev1).length > 1,
    );
    connections.push(planned.connection);
    if (planned.secret !== undefined) keys.push(planned.secret);
    diagnostics.push(...planned.diagnostics, ...children.flatMap((each) => each.diagnostics));
    diagnostics.push(...routing(connection, about), ...linkRefused(connection, device, about));
  }
  const shunts = policies
    .filter(({ connection }) => connection === undefined)
    .map(({ policy, rank = 1 }) => {
      const about: Subject = { device: device.site, place: policy.place, subject: `site ${device.site}` };
      return shunt(policy, `exception-${rank}`, rank, about);
    });
  diagnostics.push(...shunts.flatMap((each) => each.diagnostics));
  const all =
    shunts.length === 0 ? connections : [exceptions(shunts.map((each) => each.section)), ...connections];
  return {
    sections: [section("connections", [], all), ...(keys.length === 0 ? [] : [section("secrets", [], keys)])],
    diagnostics: distinct(diagnostics),
    beside: device.connections.flatMap(besideOf),
  };
}

function isIkev1({ keying }: ConnectionModel): boolean {
  return keying.kind === "ike" && wordAt(keying.phase1.fields, "phase1.exchange") !== "ikev2";
}

/** Policies that never negotiate need a connection around them; this one reaches nobody. */
function exceptions(children: readonly Section[]): Section {
  return section(
    "exceptions",
    [setting("remote_addrs", "127.0.0.1")],
    [section("children", [], children)],
    ["what the site excepts from encryption, or drops"],
  );
}

/** Where the order of policies decides, it is written down; else charon's own order, most specific first, does. */
function ranked(device: DeviceModel): readonly Ranked[] {
  const own = device.policies.map(({ policy, connection }) => ({ policy, connection }));
  const all = [
    ...own,
    ...device.connections.flatMap((connection) =>
      connection.policies.map((policy) => ({ policy, connection })),
    ),
  ];
  const ordered = all.some(({ policy }) => !encrypts(policy));
  return all.map(({ policy, connection }, at) => ({
    policy,
    connection: encrypts(policy) ? connection : undefined,
    rank: ordered ? at + 1 : undefined,
  }));
}

function encrypts({ fields }: PolicyModel): boolean {
  const action = wordAt(fields, "policy.action");
  return action === undefined || action === "encrypt";
}

function aboutOf(device: DeviceModel, { place, subjects, name }: ConnectionModel): Subject {
  return { device: device.site, place, subject: subjects[0] ?? `tunnel ${name}` };
}

function routing({ bgp }: ConnectionModel, about: Subject): readonly Diagnostic[] {
  if (bgp === undefined) return [];
  const reason = why("The daemon negotiates IPsec; a routing daemon such as FRR runs the session.");
  return [refuse.lossy(`the BGP session \`${bgp.name}\``, bgp.place, reason, about)];
}
