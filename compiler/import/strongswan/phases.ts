/** What a connection and a child negotiate, as the entries of a `phase1` and a `phase2`. */

import type { DraftEntry, DraftProperty } from "../draft.ts";
import { leave, remark, type Notebook } from "../common/notebook.ts";
import { listsOf, type Suite } from "../common/suites.ts";
import { amount, property, text } from "../common/terms.ts";
import type { Child, Connection, Stated, Worked } from "./model.ts";
import { offerOf, type Offer } from "./proposals.ts";

export const DEFAULT = "default of strongSwan";

export function phase1Entries(notes: Notebook, connection: Connection): readonly DraftEntry[] {
  const { exchange, proposals, lifetime, dpd, certificates } = connection;
  const isV1 = exchange.value !== "ikev2";
  const offer = offerOf(proposals?.text ?? "default", "ike", isV1);
  judge(notes, offer, proposals, connection.line, "phase 1");
  const lists = listsOf(1, offer.suites);
  widened(notes, offer.suites.length, lists.beyond, proposals?.line ?? connection.line, "phase 1");
  const list = lister(notes, proposals);
  return [
    one(notes, "exchange", text(exchange.value), exchange),
    ...(certificates === undefined
      ? []
      : [one(notes, "auth-method", text("digital-signature"), certificates)]),
    ...list("encryption", lists.encryption),
    ...list("hash", lists.integrity),
    ...list("prf", lists.prf),
    ...list("dh-group", lists.group),
    ...(lifetime === undefined ? [] : [one(notes, "lifetime", amount(lifetime.value, "seconds"), lifetime)]),
    ...(dpd === undefined
      ? []
      : [
          {
            kind: "block" as const,
            head: "dpd",
            entries: [
              one(notes, "interval", amount(dpd.interval.value, "seconds"), dpd.interval),
              ...(dpd.failures === undefined
                ? []
                : [one(notes, "failures", text(String(dpd.failures.value)), dpd.failures)]),
            ],
          },
        ]),
  ];
}

export function phase2Entries(notes: Notebook, child: Child, isV1: boolean): readonly DraftEntry[] {
  const { protocol, proposals, lifetime, bytes, mode } = child;
  const offer = offerOf(proposals?.text ?? "default", protocol, isV1);
  judge(notes, offer, proposals, child.line, "phase 2");
  const withAuth = offer.suites.map((suite) => (protocol === "ah" ? suite : bare(suite)));
  const group = withAuth[0]?.group ?? "none";
  const same = withAuth.filter((suite) => (suite.group ?? "none") === group);
  const others = new Set(withAuth.map((suite) => suite.group ?? "none"));
  others.delete(group);
  if (others.size > 0 && proposals !== undefined) {
    const why = `a \`phase2\` has one group, \`${group}\`, and these proposals have others: ${[...others].join(", ")}`;
    leave(notes, proposals.line, `${protocol}_proposals = ${proposals.text}`, "unsupported", why);
  }
  const lists = listsOf(
    2,
    same.map((suite) => ({ ...suite, group: undefined })),
  );
  widened(notes, same.length, lists.beyond, proposals?.line ?? child.line, "phase 2");
  const list = lister(notes, proposals);
  return [
    property("ipsec-protocols", text(protocol), undefined),
    ...list("encryption", lists.encryption),
    ...list("auth", lists.integrity),
    ...list("pfs", [group]),
    one(notes, "lifetime", amount(lifetime.value, "seconds"), lifetime),
    ...(bytes === undefined ? [] : [one(notes, "lifebytes", amount(bytes.value, "bytes"), bytes)]),
    one(notes, "mode", text(mode.value), mode),
  ];
}

/** ESP without an integrity algorithm is accepted and means none. */
function bare(suite: Suite): Suite {
  const isAuthenticated = /-gcm$|poly1305$/u.test(suite.encryption ?? "");
  return isAuthenticated
    ? { ...suite, integrity: undefined }
    : { ...suite, integrity: suite.integrity ?? "null" };
}

export function one(
  notes: Notebook,
  key: string,
  value: ReturnType<typeof text>,
  { line, note }: Worked<unknown>,
): DraftProperty {
  return property(
    key,
    value,
    line === undefined ? undefined : notes.at(line),
    note ?? (line === undefined ? DEFAULT : undefined),
  );
}

type Lister = (key: string, words: readonly string[]) => readonly DraftProperty[];

function lister(notes: Notebook, stated: Stated | undefined): Lister {
  const origin = stated === undefined ? undefined : notes.at(stated.line);
  return (key, words) =>
    words.length === 0
      ? []
      : [property(key, words.map(text), origin, stated === undefined ? DEFAULT : stated.note)];
}

function judge(
  notes: Notebook,
  offer: Offer,
  stated: Stated | undefined,
  about: number,
  phase: string,
): void {
  const line = stated?.line ?? about;
  if (offer.unknown.length > 0) {
    leave(
      notes,
      line,
      stated?.text ?? "",
      "unknown",
      `${words(offer.unknown)} is no keyword of a proposal, so strongSwan refuses the proposal`,
    );
  }
  if (offer.foreign.length > 0) {
    leave(
      notes,
      line,
      stated?.text ?? "",
      "unsupported",
      `the language has no word for ${words(offer.foreign)}`,
    );
  }
  if (offer.cut.length > 0) {
    leave(
      notes,
      line,
      stated?.text ?? "",
      "unsupported",
      `under IKEv1 only the first algorithm of each kind in a proposal is offered, so ${words(offer.cut)} is not`,
    );
  }
  if (!offer.own) return;
  remark(
    notes,
    line,
    "import/assumed",
    `The daemon's own ${phase} proposals are used here; they depend on its release and its plugins, and were read as those of strongSwan 6.0.6 with the usual ones`,
    "Look at `swanctl --list-algs`, or state the proposals.",
  );
}

function words(all: readonly string[]): string {
  return [...new Set(all)].map((each) => `\`${each}\``).join(", ");
}

function widened(
  notes: Notebook,
  count: number,
  [example, ...more]: readonly string[],
  line: number,
  phase: string,
): void {
  if (example === undefined) return;
  const others = more.length === 0 ? "" : ` and ${more.length} more`;
  remark(
    notes,
    line,
    "import/widened",
    `The file offers ${count} ${phase} suites; the lists that stand for them also allow \`${example}\`${others}`,
    "Check that the other end does not count on a combination which this one refuses.",
  );
}
