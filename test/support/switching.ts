/**
 * A router that switches: its netwatch entries, its policies and the scripts that a built `.rsc` adds, run second by second against
 * tunnels that come and go. It knows of the console what those scripts use, and refuses anything else.
 */

import { readScript } from "./routeros-reader.ts";

interface Policy {
  readonly comment: string;
  readonly peer: string;
  on: boolean;
}

interface Watch {
  readonly comment: string;
  readonly host: string;
  readonly interval: number;
  readonly up: string | undefined;
  readonly down: string | undefined;
  status: "up" | "down" | "unknown";
}

type Value = string | number | boolean | readonly unknown[];

/** Whether a question to a host, asked now, is answered; `active` are the peers whose policies are on. */
export type World = (host: string, second: number, active: readonly string[]) => boolean;

export interface SwitchingRouter {
  /** Lets it run until a second. */
  readonly until: (second: number) => void;
  /** The peers whose policies are on. */
  readonly active: () => readonly string[];
  /** Scripts that are running now. */
  readonly running: () => number;
}

export function switchingRouter(script: string, world: World): SwitchingRouter {
  const rows = (menu: string) =>
    readScript(script).filter((row) => row.menu === menu && row.command === "add");
  const policies = rows("/ip ipsec policy")
    .filter(({ arguments: all }) => all.get("comment")?.startsWith("vpnc ") === true)
    .map(({ arguments: all }): Policy => ({
      comment: all.get("comment") ?? "",
      peer: all.get("comment")?.replace(/^.*: /u, "") ?? "",
      on: all.get("disabled") !== "yes",
    }));
  const sources = new Map(
    rows("/system script").map(({ arguments: all }) => [all.get("name"), all.get("source") ?? ""]),
  );
  const watches = rows("/tool netwatch").map(({ arguments: all }): Watch => ({
    comment: all.get("comment") ?? "",
    host: all.get("host") ?? "",
    interval: Number((all.get("interval") ?? "").replace("s", "")),
    up: all.get("up-script"),
    down: all.get("down-script"),
    status: "unknown",
  }));
  let now = 0;
  const jobs = new Set<{ readonly steps: Iterator<number>; wake: number }>();
  const active = (): readonly string[] => [
    ...new Set(policies.filter(({ on }) => on).map(({ peer }) => peer)),
  ];
  const asked = (host: string): boolean => world(host, now, active());

  function* run(source: string, names: Map<string, Value>): Generator<number, void> {
    for (const statement of split(source, ";")) {
      const loop = /^:(while|if) (\(.*?\)) do=\{(.*)\}$/su.exec(statement);
      if (loop !== null) {
        const [, word, condition = "", body = ""] = loop;
        while ((yield* value(condition, names)) === true) {
          yield* run(body, names);
          if (word === "if") break;
        }
        continue;
      }
      const assignment = /^:(?:local|set) ([a-z]+) (.*)$/u.exec(statement);
      const change = /^\/ip ipsec policy (enable|disable) \[find (?:where )?comment="([^"]*)"\]$/u.exec(
        statement,
      );
      if (assignment !== null) names.set(assignment[1] ?? "", yield* value(assignment[2] ?? "", names));
      else if (change !== null) {
        const found = policies.filter(({ comment }) => comment === change[2]);
        if (found.length === 0) throw new Error(`no policy is called ${change[2]}`);
        for (const policy of found) policy.on = change[1] === "enable";
      } else throw new Error(`not understood: ${statement}`);
    }
  }

  function* value(text: string, names: Map<string, Value>): Generator<number, Value> {
    if (/^\d+$/u.test(text)) return Number(text);
    if (/^".*"$/u.test(text)) return text.slice(1, -1);
    if (text.startsWith("$")) return names.get(text.slice(1)) ?? fail(text);
    const ping = /^\[\/ping ([\d.]+) count=(\d+)\]$/u.exec(text);
    if (ping !== null) {
      let replies = 0;
      for (let sent = 0; sent < Number(ping[2]); sent += 1) {
        if (asked(ping[1] ?? "")) replies += 1;
        yield 1;
      }
      return replies;
    }
    const status = /^\[\/tool netwatch get \[find (?:where )?comment="([^"]*)"\] status\]$/u.exec(text);
    if (status !== null) return watches.find(({ comment }) => comment === status[1])?.status ?? fail(text);
    const length = /^\[:len \[\/ip ipsec policy find (?:where )?comment="([^"]*)" disabled=no\]\]$/u.exec(
      text,
    );
    if (length !== null) return policies.filter(({ comment, on }) => on && comment === length[1]).length;
    const [left = "", operator = "", right = ""] = /^\(.*\)$/su.test(text)
      ? split(text.slice(1, -1), " ")
      : fail(text);
    const [a, b] = [yield* value(left, names), yield* value(right, names)];
    switch (operator) {
      case "=":
        return a === b;
      case "!=":
        return a !== b;
      case ">":
        return Number(a) > Number(b);
      case "+":
        return Number(a) + Number(b);
      case "&&":
        return a === true && b === true;
      default:
        return fail(text);
    }
  }

  function probe(watch: Watch): void {
    const status = asked(watch.host) ? "up" : "down";
    if (status === watch.status) return;
    watch.status = status;
    const name = status === "up" ? watch.up : watch.down;
    const source = name === undefined ? undefined : (sources.get(name) ?? fail(name));
    if (source !== undefined) jobs.add({ steps: run(source, new Map()), wake: now });
  }

  return {
    active,
    running: () => jobs.size,
    until: (second) => {
      for (; now <= second; now += 1) {
        for (const watch of watches) if (now % watch.interval === 0) probe(watch);
        for (const job of jobs) {
          while (job.wake <= now) {
            const step = job.steps.next();
            if (step.done === true) {
              jobs.delete(job);
              break;
            }
            job.wake += step.value;
          }
        }
      }
    },
  };
}

function fail(text: string): never {
  throw new Error(`not understood: ${text}`);
}

/** At a separator outside brackets and quotes. */
function split(text: string, separator: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let quoted = false;
  let part = "";
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    else if (!quoted && "([{".includes(character)) depth += 1;
    else if (!quoted && ")]}".includes(character)) depth -= 1;
    if (character === separator && depth === 0 && !quoted) {
      parts.push(part.trim());
      part = "";
    } else part += character;
  }
  return [...parts, part.trim()].filter((each) => each !== "");
}
