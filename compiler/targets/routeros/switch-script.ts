/**
 * The scripts that netwatch runs to switch between the policies of a failover. In: whom to ask, and the comments by which each
 * tunnel's policies and netwatch entries are found. Out: the source of a `/system script`, on one line.
 */

import { always } from "./quote.ts";
import type { SupportedRange } from "./releases.ts";

type Find = SupportedRange["find"];

/** How many questions must stay without an answer before a tunnel is left: one that is lost says nothing. */
const QUESTIONS = 5;
/** One a second, which make the next tunnel come up and are not counted. */
const KNOCKS = 10;

/**
 * Each tunnel but the last has a host that is always reached through it: the first whose host is up is switched on, else the last.
 * What netwatch calls down is asked again until one of the two is certain, since it goes by a single packet.
 */
export function choosing(hosts: readonly string[], comments: readonly string[], find: Find): string {
  const watched = hosts.map((host, at) => ({ host, number: at + 1, comment: comments[at] ?? "" }));
  const sure = watched.map(({ host, comment }) => {
    const down = `(${status(comment, find)} = "down")`;
    return `:set n 1; :while (${down} && ($n > 0)) do={:set n ${ping(host)}}`;
  });
  const best = watched
    .toReversed()
    .map(({ number, comment }) => `:if (${status(comment, find)} != "down") do={:set on ${number}}`);
  return [":local n 1", ...sure, `:local on ${comments.length}`, ...best, ...switchTo(comments, find)].join(
    "; ",
  );
}

/** One host behind all of them: while it does not answer, the next tunnel is tried, and after the last the first. */
export function rotating(host: string, watch: string, comments: readonly string[], find: Find): string {
  const active = comments.map((comment, at) => {
    const found = `[/ip ipsec policy ${find} comment=${always(comment)} disabled=no]`;
    return `:if ([:len ${found}] > 0) do={:set on ${at + 1}}`;
  });
  const next = [
    ":local on 0",
    ...active,
    ":set on ($on + 1)",
    `:if ($on > ${comments.length}) do={:set on 1}`,
    ...switchTo(comments, find),
    `:local n ${ping(host, KNOCKS)}`,
  ].join("; ");
  const silent = `:if (${ping(host)} = 0) do={${next}}`;
  return `:while (${status(watch, find)} = "down") do={${silent}}`;
}

/** What is left goes first: two policies of one selector are never both on. */
function switchTo(comments: readonly string[], find: Find): readonly string[] {
  const each = (is: "!=" | "=", command: "disable" | "enable"): readonly string[] =>
    comments.map(
      (comment, at) =>
        `:if ($on ${is} ${at + 1}) do={/ip ipsec policy ${command} [${find} comment=${always(comment)}]}`,
    );
  return [...each("!=", "disable"), ...each("=", "enable")];
}

function status(comment: string, find: Find): string {
  return `[/tool netwatch get [${find} comment=${always(comment)}] status]`;
}

/** How many of the questions, one a second, were answered. */
function ping(host: string, count = QUESTIONS): string {
  return `[/ping ${host} count=${count}]`;
}
