/** What a router's own rows say against its tunnels, where no `.vpn` could show it: templates, L2TP, chains, routes. */

import { bitsOf, networkOf } from "../../source/addresses.ts";
import { fixedBits, networksTable, type OwnAddress } from "./addresses.ts";
import { originOf, rowsOf, type Device } from "./device.ts";
import { drops, is } from "./firewall.ts";
import type { Peer } from "./peers.ts";
import type { ReadPolicy } from "./policies.ts";
import type { Row } from "./tables.ts";
import { network } from "./values.ts";

export interface Described {
  readonly peers: readonly Peer[];
  readonly policies: readonly ReadPolicy[];
  readonly addresses: readonly OwnAddress[];
}

/** Remarks under codes of the catalogue, each at the line that somebody would change. */
export function raiseConcerns(device: Device, described: Described): void {
  aboutTemplates(device);
  aboutL2tp(device, described);
  aboutTranslation(device, described.peers);
  aboutOutput(device, described.peers);
  aboutRoutes(device, described);
}

function remark(device: Device, code: string, line: number, message: string): void {
  device.ledger.remark(code, originOf(device, line).line, message);
}

function aboutTemplates(device: Device): void {
  const own = device.section.tables.get("policy")?.builtIn;
  const open = own === undefined || !is(own, "disabled", "yes");
  const narrowed =
    own !== undefined && (own.arguments.has("src-address") || own.arguments.has("dst-address"));
  const groups = new Set(
    rowsOf(device, "policy")
      .filter((row) => is(row, "template", "yes") && !is(row, "disabled", "yes"))
      .map((row) => row.arguments.get("group")?.value ?? "default"),
  );
  for (const row of [...rowsOf(device, "identity"), ...rowsOf(device, "peer")]) {
    const generates = row.arguments.get("generate-policy");
    if (generates === undefined || generates.value === "no" || is(row, "disabled", "yes")) continue;
    const group = row.arguments.get("policy-template-group")?.value ?? "default";
    const whose =
      row.kind === "identity" ? `the identity of \`${row.arguments.get("peer")?.value ?? "?"}\`` : "the peer";
    if (group === "default" && open && !narrowed) {
      const message = `${whose} generates policies from the router's own template, which takes any networks`;
      remark(device, "policy/default-template", generates.line, message);
    } else if (group === "default" && !groups.has(group)) {
      const message = `${whose} generates policies and has no template group of its own`;
      remark(device, "peer/generate-policy-trust", generates.line, message);
    } else if (group !== "default" && !groups.has(group)) {
      const message = `${whose} may ask for what the templates of \`${group}\` allow, and none of that group is switched on`;
      remark(device, "policy/template-range", generates.line, message);
    }
  }
}

function aboutL2tp(device: Device, { peers, policies }: Described): void {
  const server = device.section.tables.get("l2tp-server")?.builtIn;
  const line = server?.entries[0]?.line;
  if (
    server === undefined ||
    line === undefined ||
    !is(server, "enabled", "yes") ||
    !is(server, "use-ipsec", "yes", "required")
  ) {
    return;
  }
  for (const { row } of peers.flatMap(({ readers }) => readers)) {
    if (
      row.kind !== "peer" ||
      is(row, "disabled", "yes") ||
      !is(row, "exchange-mode", "", "main", "main-l2tp")
    )
      continue;
    const message = `the L2TP server's own peer answers any address, so \`${row.arguments.get("address")?.value ?? "this peer"}\` may be answered by it`;
    remark(device, "peer/shadowed-by-l2tp", row.line, message);
  }
  for (const { draft, disabled } of policies) {
    const discards = draft.entries.some(
      ({ key, values }) =>
        key === "action" && values.some((value) => "text" in value && value.text === "discard"),
    );
    const message = "this policy discards, and those of L2TP clients are made below it";
    if (discards && !disabled) remark(device, "policy/l2tp-discard-order", draft.origin.line, message);
  }
}

/** Only a rule that names the peer's own address is meant for it; a general one changes nothing about the router's packets. */
function aboutTranslation(device: Device, peers: readonly Peer[]): void {
  const locals = new Map(
    peers.flatMap(({ local }) =>
      (local?.values ?? []).map((value) => ["text" in value ? value.text : "", local] as const),
    ),
  );
  for (const row of rowsOf(device, "nat-rule")) {
    const source = network(row.arguments.get("src-address")?.value ?? "");
    if (source === undefined || is(row, "disabled", "yes") || !is(row, "chain", "srcnat")) continue;
    if (!is(row, "action", "src-nat", "masquerade") || is(row, "ipsec-policy", "out,none", "out,ipsec"))
      continue;
    const protocol = row.arguments.get("protocol")?.value ?? "udp";
    const met = [...locals.keys()].find(
      (local) =>
        !local.includes(":") && networkOf(local, source.length) === networkOf(source.address, source.length),
    );
    if (met === undefined || source.length === 0 || protocol !== "udp") continue;
    remark(
      device,
      "nat/ike-masqueraded",
      row.line,
      `this rule gives IKE packets from \`${met}\` another sender`,
    );
  }
}

function aboutOutput(device: Device, peers: readonly Peer[]): void {
  const rules = rowsOf(device, "filter-rule").filter(
    (row) => is(row, "chain", "output") && !is(row, "disabled", "yes"),
  );
  for (const row of rules) {
    if (accepts(row)) return;
    const stops = is(row, "action", "drop", "reject") && (isIke(row) || is(row, "protocol", "ipsec-esp"));
    if (peers.length === 0 || !(stops || drops(row, "output"))) continue;
    remark(
      device,
      "firewall/output",
      row.line,
      "this rule of the output chain drops what the router sends to its peers",
    );
    return;
  }
}

function accepts(row: Row): boolean {
  return is(row, "action", "accept") && (isIke(row) || !row.arguments.has("protocol"));
}

function isIke(row: Row): boolean {
  const ports = row.arguments.get("dst-port")?.value.split(",") ?? [];
  return is(row, "protocol", "udp") && (ports.includes("500") || ports.includes("4500"));
}

/** A file without routes does not tell them; nor does one whose router learns its default route. */
function aboutRoutes(device: Device, { policies, addresses }: Described): void {
  const routes = rowsOf(device, "route").filter((row) => !is(row, "disabled", "yes"));
  const learns = rowsOf(device, "dynamic-address").some((row) => !is(row, "disabled", "yes"));
  if (routes.length === 0 || learns) return;
  const targets = routes.flatMap(
    (row) => network(row.arguments.get("dst-address")?.value ?? "0.0.0.0/0") ?? [],
  );
  const reached = networksTable([...targets, ...addresses], (each) => each);
  const told = new Set<string>();
  for (const { destination, encrypts, disabled, draft } of policies) {
    const { address, length, family } = destination;
    const to = `${address}/${length}`;
    if (!encrypts || disabled || length === 0 || told.has(to)) continue;
    told.add(to);
    // Any route into a part of the network counts, as does one around all of it.
    if (bitsOf(address) !== "" && reached.meeting(family, fixedBits(destination), 1).length > 0) continue;
    remark(device, "network/route-missing", draft.origin.line, `no route of the file leads to \`${to}\``);
  }
}
