/**
 * One negotiation: the loaded daemons and the end that starts in; out, for each of its children, whether it came up as
 * written, with which suite and selectors, whether packets pass, and whether it survives its first renewal.
 */

import { setTimeout as sleep } from "node:timers/promises";
import type { Daemon } from "./charon.ts";
import { passes } from "./ping.ts";
import type { Bench, EndName } from "./rig.ts";
import { isSilentRefusal, signsIn, TIMEOUT } from "./signs.ts";
import { listAt, sectionsAt, sectionsIn, textAt, type Message } from "./vici.ts";
import { childSuite, ikeSuite, pfsOf } from "./words.ts";

/** `late`: it came up and did not survive its first renewal. */
export type Verdict = "up" | "narrowed" | "P1" | "P2" | "late";

export interface ObservedChild {
  readonly verdict: Verdict;
  /** `aes-256-cbc/sha256`; `undefined` when nothing came up. */
  readonly suite: string | undefined;
  /** The group of the renewed SA, `none` without one. */
  readonly pfs: string | undefined;
  /** `10.1.0.0/24[tcp] === 10.2.0.0/24[tcp/7777]`, as the initiator has it. */
  readonly selectors: string | undefined;
  readonly mode: string | undefined;
  /** One echo through the tunnel; `undefined` when none could be sent inside the selectors. */
  readonly ping: boolean | undefined;
  /** What the logs of both ends give as reasons. */
  readonly signs: readonly string[];
  /** A wait was ended by the clock and not by an answer: on a busy machine that tells nothing. */
  readonly ranOut: boolean;
}

export interface Observed {
  /** `aes-256-cbc/sha256/prf-sha256/ecp256` */
  readonly suite: string | undefined;
  readonly children: readonly ObservedChild[];
}

interface Configured {
  readonly connection: string;
  readonly name: string;
  readonly selectors: string;
}

export async function negotiate(bench: Bench, initiator: EndName): Promise<Observed> {
  const [me, other] = [bench.daemons[initiator], bench.daemons[initiator === "a" ? "b" : "a"]];
  const [own, theirs] = await Promise.all([configured(me), configured(other)]);
  const ikeMark = me.mark();
  const children: ObservedChild[] = [];
  for (const child of own) children.push(await bringUp(bench, initiator, child, theirs, ikeMark));
  const ike = (await sasOf(me)).find((sa) => textAt(sa, "state") === "ESTABLISHED");
  await clear([me, other]);
  return { suite: ike && ikeSuite(ike), children };
}

async function bringUp(
  bench: Bench,
  initiator: EndName,
  child: Configured,
  theirs: readonly Configured[],
  ikeMark: number,
): Promise<ObservedChild> {
  const [me, other] = [bench.daemons[initiator], bench.daemons[initiator === "a" ? "b" : "a"]];
  const marks = [me.mark(), other.mark()] as const;
  const log = (): string => me.logSince(marks[0]) + other.logSince(marks[1]);
  const came = await initiate(me, log, child);
  const mine = came === "yes" ? await until(() => installed(me, child.name)) : undefined;
  // IKEv1's responder has it only with the third message, and so may a renewed one of the child before.
  const its = mine && (await until(async () => counterpartOf(mine, await childrenOf(other))));
  if (mine === undefined || its === undefined) {
    // By the log: when its first child fails, IKEv1 may give up the whole SA at once.
    const established = /IKE_SA \S+ established between/.test(me.logSince(ikeMark));
    const signs = signsIn(log());
    const ranOut = came !== "no" || signs.includes(TIMEOUT);
    return { ...NOTHING, verdict: established ? "P2" : "P1", signs, ranOut };
  }
  const selectors = selectorsOf(mine);
  const exact = selectors === child.selectors && theirs.some((each) => each.selectors === selectorsOf(its));
  const ping = await passes(bench, initiator, mine);
  const heir = await renew(me, child.name, mine, other);
  const renewed = heir === GIVEN_UP ? undefined : heir;
  return {
    verdict: renewed === undefined ? "late" : exact ? "up" : "narrowed",
    suite: childSuite(mine),
    pfs: renewed && pfsOf(renewed),
    selectors,
    mode: textAt(mine, "mode")?.toLowerCase(),
    ping,
    signs: renewed === undefined ? signsIn(log()) : [],
    ranOut: heir === undefined || ping === false,
  };
}

const NOTHING = {
  suite: undefined,
  pfs: undefined,
  selectors: undefined,
  mode: undefined,
  ping: undefined,
} as const;

/** The children of what is loaded, without the exceptions from encryption. */
async function configured({ vici }: Daemon): Promise<readonly Configured[]> {
  const events = await vici.stream("list-conns", "list-conn");
  return events
    .flatMap(sectionsIn)
    .flatMap(([connection, found]) =>
      sectionsAt(found, "children").flatMap(([name, child]) =>
        /pass|drop/i.test(textAt(child, "mode") ?? "")
          ? []
          : [{ connection, name, selectors: selectorsOf(child) }],
      ),
    );
}

function selectorsOf(child: Message): string {
  return `${listAt(child, "local-ts").join(" ")} === ${listAt(child, "remote-ts").join(" ")}`;
}

/** Tells a refusal in silence from a slow machine by the responder's log, not by the clock. */
async function initiate(me: Daemon, log: () => string, child: Configured): Promise<"yes" | "no" | "ran out"> {
  const asked = me.caller.request("initiate", {
    ike: child.connection,
    child: child.name,
    timeout: "15000",
    loglevel: "0",
  });
  const within = (time: number): Promise<Message | undefined> =>
    Promise.race([asked, sleep(time).then(() => undefined)]);
  let answer = await within(20);
  while (answer === undefined) {
    if (isSilentRefusal(log())) {
      // It may have an answer of its own on the way.
      answer = await within(150);
      if (answer === undefined) await clear([me]);
    }
    answer ??= await within(60);
  }
  if (textAt(answer, "success") === "yes") return "yes";
  return /established after/.test(textAt(answer, "errmsg") ?? "") ? "ran out" : "no";
}

/** Renews the child; out comes the new one, `GIVEN_UP` when it was refused, `undefined` when nothing came in time. */
async function renew(me: Daemon, name: string, old: Message, other: Daemon): Promise<Message | undefined> {
  const marks = [me.mark(), other.mark()] as const;
  await me.vici.request("rekey", { child: name });
  return until(async () => {
    const heir = await installed(me, name, textAt(old, "uniqueid"));
    const refused =
      /NO_PROPOSAL_CHOSEN|NO_PROP\)|TS_UNACCEPT|INVALID_ID_INFORMATION|INVAL_ID|INVAL_KE\).*\n.*failed/;
    return heir ?? (refused.test(me.logSince(marks[0])) && !(await sleep(120, false)) ? GIVEN_UP : undefined);
  });
}

const GIVEN_UP: Message = {};

async function installed(daemon: Daemon, name: string, butNot?: string): Promise<Message | undefined> {
  return (await childrenOf(daemon)).find(
    (child) => textAt(child, "name") === name && textAt(child, "uniqueid") !== butNot,
  );
}

/** The other end of a child SA, whatever it is called there: what one sends by, the other receives by. */
export function counterpartOf(mine: Message, children: readonly Message[]): Message | undefined {
  return children.find((child) => textAt(child, "spi-in") === textAt(mine, "spi-out"));
}

async function childrenOf(daemon: Daemon): Promise<readonly Message[]> {
  const all = (await sasOf(daemon)).flatMap((sa) => sectionsAt(sa, "child-sas")).map(([, child]) => child);
  return all.filter((child) => textAt(child, "state") === "INSTALLED");
}

async function sasOf({ vici }: Daemon): Promise<readonly Message[]> {
  const events = await vici.stream("list-sas", "list-sa");
  return events.flatMap(sectionsIn).map(([, sa]) => sa);
}

async function clear(daemons: readonly Daemon[]): Promise<void> {
  for (const daemon of daemons) {
    for (const sa of await sasOf(daemon))
      await daemon.vici.request("terminate", {
        "ike-id": textAt(sa, "uniqueid") ?? "",
        force: "yes",
        timeout: "-1",
      });
  }
  for (const daemon of daemons)
    await until(async () => ((await sasOf(daemon)).length === 0 ? true : undefined));
}

async function until<T>(look: () => Promise<T | undefined>): Promise<T | undefined> {
  const started = Date.now();
  for (let wait = 4; ; wait = Math.min(wait * 1.5, 40)) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() - started > 8_000) return undefined;
    await sleep(wait);
  }
}
