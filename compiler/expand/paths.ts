/**
 * Reads `left.lan`, `right.inside`, `hq.lan` for one tunnel: that end's value in this tunnel, else the site's. Without
 * ends, for a site's own policies, there are only the sites.
 */

import type { PrefixScalar, Scalar } from "../catalogue/scalar.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { nearest } from "../diagnostics/nearest.ts";
import { report } from "../diagnostics/report.ts";
import type { Located } from "../source/located.ts";
import type { Table } from "../source/remember.ts";
import type { End } from "./connection.ts";
import type { PathReader } from "./fields.ts";
import type { SiteFacts } from "./site.ts";

const MEMBERS = ["lan", "inside", "outside", "wan"];

interface Context {
  readonly sites: Table<SiteFacts>;
  readonly declaredSites: Table<unknown>;
  readonly names: Table<readonly string[]>;
  readonly diagnostics: Diagnostic[];
}

/** What may be read of an end: while its own addresses are being read, only its site is known. */
export type ReadableEnd = Pick<End, "side" | "site"> & Partial<Pick<End, "inside" | "outside">>;

export function pathReader(
  ends: readonly ReadableEnd[],
  context: Context,
  subjects: readonly string[],
): PathReader {
  return (path, place) => {
    const end = ends.find((e) => e.side === path.root || e.site.name === path.root);
    const site = end?.site ?? context.sites.get(path.root);
    if (site === undefined) {
      if (!context.declaredSites.has(path.root))
        complain(
          `there is no end and no site called \`${path.root}\``,
          "unknown",
          [...(ends.length > 0 ? ["left", "right"] : []), ...(context.names.get("site") ?? [])],
          path.root,
        );
      return [];
    }
    if (!MEMBERS.includes(path.member)) {
      complain(
        `\`${path.root}\` has no address called \`${path.member}\``,
        "unknown member",
        MEMBERS,
        path.member,
      );
      return [];
    }
    const found = read(site, end, path.member);
    if (found.length === 0) {
      context.diagnostics.push(
        report("name/no-value", {
          message: `\`${path.root}.${path.member}\` has no value: ${site.name} states no \`${path.member}\``,
          place,
          label: "nothing to read here",
          related: [{ place: site.place, message: `\`${site.name}\` is declared here` }],
          subjects,
        }),
      );
    }
    return found;

    function complain(message: string, label: string, candidates: readonly string[], word: string): void {
      const suggestion = nearest(word, candidates);
      context.diagnostics.push(
        report("name/unknown-member", {
          message,
          place,
          label,
          subjects,
          help:
            suggestion === undefined
              ? `possible: ${candidates.map((c) => `\`${c}\``).join(", ")}`
              : `did you mean \`${suggestion}\`?`,
        }),
      );
    }
  };
}

function read(site: SiteFacts, end: ReadableEnd | undefined, member: string): readonly Scalar[] {
  switch (member) {
    case "lan":
      return site.lan?.value ?? [];
    case "inside":
      return end?.inside === undefined ? [] : [hostOf(end.inside.value)];
    case "outside":
      return textHost(end?.outside?.seen ?? end?.outside?.own);
    default:
      return site.wans.flatMap((wan) => (wan.value.kind === "prefix" ? [hostOf(wan.value)] : []));
  }
}

/** An address used as a selector is its host. */
export function hostOf(prefix: PrefixScalar): PrefixScalar {
  return { ...prefix, length: prefix.family === 4 ? 32 : 128, bare: true, on: undefined };
}

function textHost(address: Located<string> | undefined): readonly PrefixScalar[] {
  if (address === undefined) return [];
  const family = address.value.includes(":") ? 6 : 4;
  return [hostOf({ kind: "prefix", address: address.value, length: 0, family, bare: true, on: undefined })];
}
