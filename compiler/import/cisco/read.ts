/** The text of a router to a reading, and to the lines that were represented: every other line is among the leftovers. */

import type { DraftEntry, DraftProperty, Reading } from "../draft.ts";
import type { ForeignText } from "../importer.ts";
import { leave, notebook, remark, type Notebook } from "../common/notebook.ts";
import { profiles } from "../common/profiles.ts";
import { siteOf } from "../common/site.ts";
import { property, text } from "../common/terms.ts";
import { instanceOf } from "./bgp.ts";
import { withCarriers } from "./carriers.ts";
import { profilesOf } from "./ikev2.ts";
import { interfacesOf, localEnd, wanOf, type Interface, type LocalEnd } from "./interfaces.ts";
import { secretsOf } from "./keys.ts";
import { linesOf, type Line } from "./lines.ts";
import { endsOf, endsOfMap, entriesOf } from "./maps.ts";
import { masked } from "./mask.ts";
import { namesOf } from "./names.ts";
import { judgeNat } from "./nat.ts";
import { leaveTheRest } from "./outside.ts";
import { isakmpOnce, type Router } from "./peers.ts";
import { last, originOf, take, type Source } from "./source.ts";
import { sourcesOf, tunnelEnds } from "./tunnels.ts";
import { treeOf } from "./tree.ts";
import { headingOf, versionOf } from "./version.ts";

export interface Read {
  readonly reading: Reading;
  /** Lines of statements that the draft represents. */
  readonly represented: ReadonlySet<number>;
}

export function read({ file, text: content }: ForeignText): Read {
  const notes = notebook(file);
  const lines = linesOf(content);
  setAside(notes, lines);
  const top = treeOf(lines.filter(({ aside }) => aside === undefined));
  const source: Source = { top, taken: new Set(), notes };
  const interfaces = interfacesOf(source);
  const ends = endsOfTunnels(source, interfaces);
  const router: Router = {
    source,
    profiles: profiles(),
    secrets: secretsOf(source),
    ikev2: profilesOf(source),
    isakmp: isakmpOnce(source),
    severalEnds: ends.length > 1,
  };
  const maps = withCarriers(source, interfaces, endsOf(router, interfaces));
  const tunnels = tunnelEnds(router, interfaces);
  const peers = [...maps.peers, ...tunnels.peers];
  judgeNat(source, maps.policies);
  if (peers.length > 0) take(source, last(top, "hostname")?.statement, last(top, "version")?.statement);
  const entries: DraftEntry[] = [
    deviceOf(source, content),
    ...wan(source, ends),
    ...(maps.policies.length > 0 ? namesOf(source) : []),
    ...instanceOf(source, peers),
    ...peers,
    ...maps.policies,
    ...tunnels.policies,
  ];
  const site = siteName(source, content, file);
  // Without a peer there is no draft, so nothing is represented.
  if (peers.length === 0) source.taken.clear();
  leaveTheRest(source);
  const devices = peers.length === 0 ? [] : [{ site, profiles: router.profiles.blocks(), entries }];
  const { secrets, leftovers, remarks } = notes;
  const ordered = leftovers.toSorted((a, b) => a.origin.line - b.origin.line);
  return {
    reading: { devices, secrets, leftovers: ordered, remarks },
    represented: new Set([...source.taken].map(({ line }) => line)),
  };
}

const ASIDE = {
  output: "output of a `show` command",
  chatter: "what the router says in a session",
  session: "a command of the session",
} as const;

/** What stands in a session besides configuration. */
function setAside(notes: Notebook, lines: readonly Line[]): void {
  const output = lines.find(({ aside }) => aside === "output");
  if (output !== undefined) {
    remark(
      notes,
      output.number,
      "import/output",
      "From here on the file holds what a `show` command printed; that tells how tunnels are, not how they are configured, and was not read",
      "Import `show running-config`.",
    );
  }
  for (const { number, text: line, aside } of lines) {
    if (aside === undefined) continue;
    const why = ASIDE[aside];
    leave(notes, number, masked(line), "outside", why);
  }
}

/** Where tunnels start from, each once: interfaces, and addresses that no interface of the file has. */
function endsOfTunnels(source: Source, interfaces: readonly Interface[]): readonly LocalEnd[] {
  const maps = new Set(entriesOf(source).map(({ map }) => map));
  const own = [...maps].flatMap((map) =>
    endsOfMap(source, interfaces, map).map((each) => localEnd(interfaces, each.name)),
  );
  const known = [...own, ...sourcesOf(interfaces)].filter(
    (end) => end.interface !== undefined || end.address !== undefined,
  );
  return [...new Map(known.map((end) => [end.interface?.name ?? end.address, end])).values()];
}

function wan(source: Source, ends: readonly LocalEnd[]): readonly DraftProperty[] {
  const [first] = ends;
  if (first === undefined) return [];
  const made = ends.map((end) => wanOf(source, end));
  const line = first.interface?.addressLine ?? first.interface?.statement;
  const note = made.find((each) => each.note !== undefined)?.note;
  const terms = made.map(({ term }) => term);
  return [property("wan", terms, line === undefined ? undefined : originOf(source, line), note)];
}

function deviceOf(source: Source, content: string): DraftProperty {
  const stated = last(source.top, "version");
  const version = versionOf(source) ?? headingOf(content).version;
  const plain = version !== undefined && /^\d+(?:\.\d+)+$/u.test(version);
  const word = version === undefined ? "" : plain ? ` ${version}` : ` ${JSON.stringify(version)}`;
  return property(
    "device",
    text(`cisco-ios${word}`),
    stated === undefined ? undefined : originOf(source, stated.statement),
  );
}

function siteName(source: Source, content: string, file: string): string {
  const stated = last(source.top, "hostname");
  return stated?.rest[0] ?? headingOf(content).site ?? siteOf(file);
}
