/**
 * What a reader took from a device's text, as swanctl.conf: a draft and its secrets in; out, the text for charon. It is written after
 * the manuals of both, with no part of the compiler but the shape of a draft, so that both would have to be wrong in the same way.
 */

import type { DeviceDraft, DraftBlock, DraftEntry, DraftPolicy, Term } from "../../compiler/import/draft.ts";

// prettier-ignore
const WORDS: ReadonlyMap<string, string> = new Map([
  ["des",               "des"],
  ["3des",              "3des"],
  ["aes-128-cbc",       "aes128"],
  ["aes-192-cbc",       "aes192"],
  ["aes-256-cbc",       "aes256"],
  ["aes-128-ctr",       "aes128ctr"],
  ["aes-256-ctr",       "aes256ctr"],
  ["aes-128-gcm",       "aes128gcm16"],
  ["aes-256-gcm",       "aes256gcm16"],
  ["camellia-128-cbc",  "camellia128"],
  ["camellia-256-cbc",  "camellia256"],
  ["chacha20-poly1305", "chacha20poly1305"],
  ["md5",               "md5"],
  ["sha1",              "sha1"],
  ["sha256",            "sha256"],
  ["sha384",            "sha384"],
  ["sha512",            "sha512"],
  ["modp1024",          "modp1024"],
  ["modp1536",          "modp1536"],
  ["modp2048",          "modp2048"],
  ["ecp256",            "ecp256"],
  ["ecp384",            "ecp384"],
  ["x25519",            "curve25519"],
]);

/** Integrity is part of these ciphers. */
const WHOLE = /gcm|poly1305/;

export function swanctlFromDraft(
  { profiles, entries }: DeviceDraft,
  secrets: readonly (string | undefined)[],
): string {
  const peers = entries.filter(
    (each) => each.kind === "block" && each.head === "peer",
  ) as readonly DraftBlock[];
  const policies = entries.filter((each) => each.kind === "policy");
  const made = peers.map((peer) => {
    const own = policies.filter((policy) => one(policy.entries, "peer") === peer.name);
    return peerText(peer, own, profiles, secrets);
  });
  return [
    section("connections", made.map(({ connection }) => connection).join("")),
    section("secrets", made.map(({ secret }) => secret).join("")),
  ].join("");
}

function peerText(
  peer: DraftBlock,
  policies: readonly DraftPolicy[],
  profiles: readonly DraftBlock[],
  secrets: readonly (string | undefined)[],
): { readonly connection: string; readonly secret: string } {
  const phase1 = profileOf(profiles, "phase1", one(peer.entries, "phase1"));
  const own = blockOf(peer.entries, "phase1");
  const all = [...(own?.entries ?? []), ...phase1.entries];
  const exchange = one(all, "exchange");
  const [here = "", there = ""] = [one(peer.entries, "local-address"), one(peer.entries, "address")];
  const local = identity(one(peer.entries, "id")) ?? here;
  const remote = identity(one(peer.entries, "remote-id"));
  const lifetime = seconds(one(all, "lifetime"));
  const interval = one(blockOf(all, "dpd")?.entries ?? [], "interval");
  const children = policies.map((policy, at) => childText(`child-${at + 1}`, policy, profiles)).join("");
  const connection = section(
    peer.name ?? "peer",
    lines({
      version: exchange === "ikev2" ? "2" : "1",
      aggressive: exchange === "aggressive" ? "yes" : undefined,
      local_addrs: here,
      remote_addrs: there,
      proposals: ikeProposals(all).join(", "),
      rekey_time: `${Math.floor(lifetime * 0.9)}s`,
      over_time: `${Math.floor(lifetime * 0.1)}s`,
      dpd_delay: interval === undefined ? undefined : `${seconds(interval)}s`,
    }) +
      section("local", lines({ auth: "psk", id: quoted(local) })) +
      section("remote", lines({ auth: "psk", id: remote && quoted(remote) })) +
      section("children", children),
  );
  const key = secrets[secretOf(peer.entries)];
  if (key === undefined) throw new Error(`no key for ${peer.name}`);
  const ids = [local, ...(remote === undefined ? [there, "%any"] : [remote])];
  const owners = Object.fromEntries(ids.map((id, at) => [`id-${at + 1}`, quoted(id)]));
  // The bytes themselves, so that nothing depends on how a text is quoted.
  const secret = section(`ike-${peer.name}`, lines({ ...owners, secret: `0x${hex(key)}` }));
  return { connection, secret };
}

function childText(name: string, policy: DraftPolicy, profiles: readonly DraftBlock[]): string {
  const phase2 = profileOf(profiles, "phase2", one(policy.entries, "phase2"));
  const protocol = one(policy.entries, "ipsec-protocols") ?? one(phase2.entries, "ipsec-protocols") ?? "esp";
  const lifetime = seconds(one(phase2.entries, "lifetime"));
  const bytes = one(phase2.entries, "lifebytes");
  const only = one(policy.entries, "protocol");
  return section(
    name,
    lines({
      mode: one(phase2.entries, "mode") ?? "tunnel",
      local_ts: selector(policy.source, only, one(policy.entries, "src-port")),
      remote_ts: selector(policy.destination, only, one(policy.entries, "dst-port")),
      [`${protocol}_proposals`]: childProposals(phase2.entries, protocol === "ah").join(", "),
      life_time: `${lifetime}s`,
      rekey_time: `${Math.floor(lifetime * 0.9)}s`,
      life_bytes: bytes === undefined || bytes === "0" ? undefined : String(amount(bytes)),
    }),
  );
}

function ikeProposals(entries: readonly DraftEntry[]): readonly string[] {
  const functions = many(entries, "prf").filter((word) => word !== "auto");
  const prfs = functions.length === 0 ? [""] : functions.map((word) => `-prf${charon(word)}`);
  return many(entries, "encryption").flatMap((cipher) =>
    many(entries, "hash").flatMap((hash) =>
      prfs.flatMap((prf) =>
        many(entries, "dh-group").map((group) => `${charon(cipher)}-${charon(hash)}${prf}-${charon(group)}`),
      ),
    ),
  );
}

function childProposals(entries: readonly DraftEntry[], isAh: boolean): readonly string[] {
  const [ciphers, hashes, [pfs = "none"]] = ["encryption", "auth", "pfs"].map((key) =>
    many(entries, key),
  ) as [readonly string[], readonly string[], readonly string[]];
  const group = pfs === "none" ? "" : `-${charon(pfs)}`;
  if (isAh) return hashes.map((hash) => `${charon(hash)}${group}`);
  return ciphers.flatMap((cipher) =>
    WHOLE.test(cipher)
      ? [`${charon(cipher)}${group}`]
      : hashes.map((hash) => `${charon(cipher)}-${charon(hash)}${group}`),
  );
}

function charon(word: string): string {
  const found = WORDS.get(word);
  if (found === undefined) throw new Error(`no word of charon's for ${word}`);
  return found;
}

function selector(networks: readonly Term[], protocol: string | undefined, port: string | undefined): string {
  const [network] = networks;
  const text = network?.kind === "text" ? network.text : "";
  const prefix = text === "any" ? "0.0.0.0/0" : text;
  return quoted(
    protocol === undefined ? prefix : `${prefix}[${protocol}${port === undefined ? "" : `/${port}`}]`,
  );
}

/** `fqdn("hq.example.net")` as `fqdn:hq.example.net`; an address stands for itself. */
function identity(text: string | undefined): string | undefined {
  const [, type = "", name = ""] = /^(fqdn|user-fqdn|key-id)\("(.*)"\)$/.exec(text ?? "") ?? [];
  const types: Readonly<Record<string, string>> = { "user-fqdn": "rfc822", "key-id": "keyid" };
  return type === "" ? text : `${types[type] ?? type}:${name}`;
}

function profileOf(profiles: readonly DraftBlock[], head: string, name: string | undefined): DraftBlock {
  const found = profiles.find((each) => each.head === head && each.name === name);
  if (found === undefined) throw new Error(`no ${head} ${name}`);
  return found;
}

function blockOf(entries: readonly DraftEntry[], head: string): DraftBlock | undefined {
  for (const each of entries) if (each.kind === "block" && each.head === head) return each;
  return undefined;
}

function termsOf(entries: readonly DraftEntry[], key: string): readonly Term[] {
  for (const each of entries) if (each.kind === "property" && each.key === key) return each.values;
  return [];
}

function many(entries: readonly DraftEntry[], key: string): readonly string[] {
  return termsOf(entries, key).map((term) =>
    term.kind === "text" || term.kind === "string" ? term.text : term.kind === "reference" ? term.name : "",
  );
}

function one(entries: readonly DraftEntry[], key: string): string | undefined {
  return many(entries, key)[0];
}

function secretOf(entries: readonly DraftEntry[]): number {
  const [term] = termsOf(entries, "psk");
  return term?.kind === "secret" ? term.index : -1;
}

// prettier-ignore
const UNITS: ReadonlyMap<string, number> = new Map([
  ["s", 1], ["m", 60], ["h", 3600], ["d", 86_400], ["w", 604_800],
  ["KiB", 2 ** 10], ["MiB", 2 ** 20], ["GiB", 2 ** 30],
]);

/** `1h30m`, `100MiB`, `28800` */
function amount(text: string): number {
  const parts = [...text.matchAll(/(\d+)([A-Za-z]*)/g)];
  return parts.reduce((sum, [, count, unit = ""]) => sum + Number(count) * (UNITS.get(unit) ?? 1), 0);
}

function seconds(text: string | undefined): number {
  if (text === undefined) throw new Error("a lifetime is missing");
  return amount(text);
}

function hex(text: string): string {
  return [...new TextEncoder().encode(text)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function quoted(text: string): string {
  return `"${text}"`;
}

function section(name: string, inside: string): string {
  return `${name} {\n${inside}}\n`;
}

function lines(values: Readonly<Record<string, string | undefined>>): string {
  return Object.entries(values)
    .flatMap(([key, value]) => (value === undefined ? [] : [`${key} = ${value}\n`]))
    .join("");
}
