/**
 * What a device's release cannot say, for whoever asks after every edit: what a thing of the model brings is judged once, and
 * only what it claims for itself among the others' is compared again. The answer is the one that `plan` gives, without its rows.
 */

import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { DeviceModel, NamedObject } from "../../model/model.ts";
import { remember, rememberParts } from "../../source/remember.ts";
import { distinct } from "../common/refusals.ts";
import { partsOf, type Draft, type Part } from "./drafts.ts";
import { RULES } from "./facts-firewall.ts";
import { contentOf, identityOf, nameRefused, refusedName, type RefusedName } from "./merge.ts";
import { ofWhole, plan, settleDraft } from "./plan.ts";
import type { PlannedRow, Settled } from "./settle.ts";

/** What a row is to the others of its device. Thousands are kept, so the row itself is not. */
interface Claim {
  /** Which row of its part it is. */
  readonly at: number;
  /** The one place that it takes; `undefined`: it may repeat. */
  readonly key: string | undefined;
  readonly refused: RefusedName | undefined;
  /** What must be equal in every row of its key, once there was a second one. */
  content: string | undefined;
}

interface Judged {
  readonly diagnostics: readonly Diagnostic[];
  readonly claims: readonly Claim[];
}

/** The one that has a place, and where it is from. */
interface Holder {
  readonly claim: Claim;
  readonly part: Part;
}

export function recheck(device: DeviceModel, release: string): readonly Diagnostic[] {
  const { site } = device;
  const found: Diagnostic[] = [];
  const merged: Diagnostic[] = [];
  const first = new Map<string, Holder>();
  /** Rows of the parts that were judged just now. */
  const fresh = new Map<Part, readonly PlannedRow[]>();
  const contentIn = ({ claim, part }: Holder): string => {
    const row = (fresh.get(part) ?? settleOwn(part, site, release).rows)[claim.at];
    return row === undefined ? "" : contentOf(row);
  };
  for (const part of partsOf(device, release)) {
    const { diagnostics, claims } = judged(part, site, release, fresh);
    for (const each of diagnostics) found.push(each);
    for (const claim of claims) {
      const { key, refused } = claim;
      const holder = key === undefined ? undefined : first.get(key);
      if (holder?.claim === claim) continue;
      if (refused !== undefined) merged.push(nameRefused(refused, part.subject, site, release));
      if (key === undefined) continue;
      if (holder === undefined) {
        first.set(key, { claim, part });
        continue;
      }
      const content = (holder.claim.content ??= contentIn(holder));
      // Which rows clash, and in what, is for the plan to say.
      if ((claim.content ?? contentIn({ claim, part })) !== content) return plan(device, release).diagnostics;
      claim.content = content; // one text for all of them
    }
  }
  return distinct([...found, ...ofWhole(device, release), ...merged]);
}

const ofThing = rememberParts<object, Judged>();
const ofRules = new Map(RULES.map((rules) => [rules, rememberParts<object, Judged>()]));

function judged(part: Part, site: string, release: string, fresh: Map<Part, readonly PlannedRow[]>): Judged {
  const known = (part.rules && ofRules.get(part.rules)) ?? ofThing;
  return known(part.of, [site, release, ...part.reads], () => {
    const { rows, diagnostics, claims } = settleOwn(part, site, release);
    if (rows.length > 0) fresh.set(part, rows);
    return diagnostics.length + claims.length === 0 ? NOTHING : { diagnostics, claims };
  });
}

const NOTHING: Judged = { diagnostics: [], claims: [] };

function claimOf(row: PlannedRow, at: number): readonly Claim[] {
  const [key, refused] = [identityOf(row), refusedName(row)];
  return key === undefined && refused === undefined ? [] : [{ at, key, refused, content: undefined }];
}

/** The rows are those that are not shared. */
function settleOwn({ subject, drafts }: Part, device: string, release: string): Judged & Settled {
  const rows: PlannedRow[] = [];
  const diagnostics: Diagnostic[] = [];
  const claims: Claim[] = [];
  for (const draft of drafts()) {
    const shared = draft.shared && sharedClaims(draft.shared, draft, release);
    if (shared !== undefined) {
      claims.push(...shared);
      continue;
    }
    const settled = settleDraft(draft, { device, release, subject });
    diagnostics.push(...settled.diagnostics);
    for (const row of settled.rows) claims.push(...claimOf(row, rows.push(row) - 1));
  }
  return { rows, diagnostics, claims };
}

/** By release, what thousands of policies share; `undefined` where it cannot be said, so that each of them reports it. */
const sharedAt = remember<NamedObject, Map<string, readonly Claim[] | undefined>>(() => new Map());

function sharedClaims(of: NamedObject, draft: Draft, release: string): readonly Claim[] | undefined {
  const known = sharedAt(of);
  if (known.has(release)) return known.get(release);
  const { rows, diagnostics } = settleDraft(draft, { device: "", release, subject: "" });
  const claims = rows.flatMap((row) =>
    claimOf(row, 0).map((claim) => ({ ...claim, content: contentOf(row) })),
  );
  const common = diagnostics.length === 0 ? claims : undefined;
  known.set(release, common);
  return common;
}
