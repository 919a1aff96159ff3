/** The whole compiler in one pure function: a project in; diagnostics, the negotiation table and the model out. */

import { parse, type Parsed, type SourceFile } from "../grammar/index.ts";
import type { Baseline } from "./catalogue/algorithms.ts";
import { atUse } from "./check/at-use.ts";
import { judgeDevices, judgeNames } from "./check/devices.ts";
import { foldTopologies } from "./check/fold.ts";
import { check } from "./check/index.ts";
import type { Offers } from "./check/rule.ts";
import { codeOf } from "./check/rules/index.ts";
import type { PacketTest } from "./check/tests/read.ts";
import { judgeSecrets, literalsOnly, type Digest, type ReadSecret } from "./check/secrets/index.ts";
import { judgeUnused } from "./check/unused.ts";
import { applyWaivers } from "./check/waive.ts";
import type { ParameterId } from "./catalogue/ids.ts";
import type { Diagnostic } from "./diagnostics/diagnostic.ts";
import { settle } from "./check/settle.ts";
import { fromSyntax } from "./diagnostics/syntax.ts";
import type { Expansion } from "./expand/index.ts";
import type { Allocations } from "./expand/inside.ts";
import type { SiteFacts } from "./expand/site.ts";
import { lower, type LowerContext } from "./lower/index.ts";
import type { ConnectionModel, DeviceModel, Model } from "./model/model.ts";
import { buildTable } from "./negotiate/build-table.ts";
import type { NegotiationTable } from "./negotiate/table.ts";
import { printLock } from "./project/lock-file.ts";
import type { Project } from "./project/project.ts";
import type { Resolved } from "./resolve/declarations.ts";
import type { ProjectEvaluation } from "./resolve/evaluate.ts";
import type { Symbols } from "./resolve/symbols.ts";
import type { Named } from "./source/named.ts";
import { forEdits, remember, rememberParts, rememberWith } from "./source/remember.ts";
import { KNOWN_DEVICES, targetOf } from "./targets/index.ts";
import { understand, type Understood } from "./understand.ts";

export interface Analysis {
  readonly files: ReadonlyMap<string, SourceFile>;
  /** The same with what the parser keeps for the next text of each; empty where there is none (`once`). */
  readonly parsed: readonly Parsed[];
  readonly understood: Understood;
  /** Sorted by file and position; waivers and the project's severities already applied. */
  readonly diagnostics: readonly Diagnostic[];
  readonly table: NegotiationTable;
  /** Exists only when no diagnostic is an error. */
  readonly model: Model | undefined;
  /** The `test` blocks, as far as they are understood; nothing here runs them. */
  readonly tests: readonly PacketTest[];
  /** What the names mean and what the tunnels became, for the editor. */
  readonly symbols: Symbols;
  readonly declarations: Named<Resolved>;
  readonly evaluation: ProjectEvaluation;
  readonly expansion: Expansion;
  /** What `vpnc.lock` should hold; `undefined`: the project needs none. */
  readonly lock: string | undefined;
  /** `vpnc.lock` as it is. */
  readonly lockFile: Project["lock"];
}

export interface AnalyzeOptions {
  /** Given by a build or `check --with-secrets`: lets two different references be compared by value. */
  readonly readSecret?: ReadSecret;
  /** Lets a key be looked up among the published ones, which are kept as digests. */
  readonly digest?: Digest;
  /** The devices of the model are printed next. */
  readonly toPrint?: boolean;
  /** What the command line demands; it wins over the project's own word. */
  readonly baseline?: Baseline | undefined;
  /**
   * The project as it was before an edit: what the edit left alone is taken from there. Its places move along with the new
   * texts, so it may not be looked at any more.
   */
  readonly before?: Analysis | undefined;
}

export function analyze(project: Project, options: AnalyzeOptions = {}): Analysis {
  const known = new Map(options.before?.parsed.map((each) => [each.file.uri, each]));
  const parsed = project.files
    .toSorted((a, b) => (a.uri < b.uri ? -1 : 1))
    .map(({ uri, text }) => parse(uri, text, known.get(uri)));
  const files = parsed.map(({ file }) => file);
  const understood = understand(files, project.lock, options.before?.understood);
  const { symbols, declarations, evaluation, expansion } = understood;
  const { sites, keys, connections, sitePolicies } = expansion;
  const structural: Diagnostic[] = [
    ...project.diagnostics,
    ...parsed.flatMap(({ file, problems }) => problems.map((problem) => fromSyntax(problem, file))),
    ...understood.diagnostics,
    ...judgedSites(sites),
  ];
  const baseline = options.baseline ?? project.settings.baseline;
  const judged = [
    ...check({ connections, sites, keys, sitePolicies, baseline, offers }, damaged(structural)),
    ...judgedSecrets(connections, keys, options.readSecret ?? literalsOnly, options.digest),
  ];
  // A name that is not understood may be the one that is missing elsewhere.
  const unused = structural.some(({ severity }) => severity === "error") ? [] : unusedIn(evaluation, symbols);
  const moot = damaged([...structural, ...judged.filter(leavesNothingToPrint)]);
  const isMoot = ({ subjects }: ConnectionModel): boolean => subjects.some((subject) => moot.has(subject));
  const draft = draftOf(understood);
  const printable =
    moot.size === 0 ? draft.devices : draft.devices.map((device) => withoutMoot(device, isMoot));
  const given = { secrets: options.readSecret !== undefined, baseline: baseline !== undefined };
  const found: Diagnostic[] = [
    ...structural,
    ...judged,
    ...unused,
    ...printable.flatMap((device) => checkedBy(device, options.toPrint)),
  ];
  const accepted = applyWaivers(found, declarations.list, given);
  const diagnostics = settle(
    atUse(foldTopologies(accepted, connections), { symbols, evaluation, declarations }),
    project.settings,
  );
  const sound = !diagnostics.some((diagnostic) => diagnostic.severity === "error");
  const model = sound ? modelOf(understood, options.toPrint === true ? draft : undefined) : noModel;
  return withViews(model, {
    files: new Map(files.map((file) => [file.uri, file])),
    parsed: forEdits(parsed),
    diagnostics,
    understood,
    tests: understood.tests,
    symbols,
    declarations,
    evaluation,
    expansion,
    lock: lockText(expansion.allocations, project.lock),
    lockFile: project.lock,
  });
}

/**
 * Only who shows the table, or prints the model, pays for it. By itself, so that an analysis does not hold on to the one before
 * through what `analyze` saw.
 */
function withViews(model: () => Model | undefined, found: Omit<Analysis, "table" | "model">): Analysis {
  const { connections } = found.expansion;
  return {
    ...found,
    get table() {
      return tableOf(connections);
    },
    get model() {
      return model();
    },
  };
}

function noModel(): undefined {
  return undefined;
}

/** Not kept unless it is printed next: whoever asks nevertheless has it made once more. */
function modelOf(understood: Understood, kept: Model | undefined): () => Model {
  let model = kept;
  return () => (model ??= draftOf(understood));
}

function draftOf({ expansion, evaluation }: Understood): Model {
  const { sites, keys, connections, sitePolicies, failovers } = expansion;
  const { values, selectors, secrets } = evaluation;
  return lowered(
    connections,
    sites.list,
    sitePolicies,
    failovers,
    contextOf(keys, values, selectors, secrets),
  );
}

const judgedSites = remember((sites: Expansion["sites"]): readonly Diagnostic[] => [
  ...judgeDevices(sites.values(), {
    known: KNOWN_DEVICES,
    supported: (name) => targetOf(name) !== undefined,
  }),
  ...judgeNames(sites.values(), supports),
]);

const unusedIn = rememberWith((evaluation: ProjectEvaluation, symbols: Symbols) =>
  judgeUnused(symbols, evaluation),
);

const judgedSecrets = rememberWith(judgeSecrets);

const lowered = rememberWith(lower);

const contextOf = rememberWith(
  (
    keys: Expansion["keys"],
    values: ProjectEvaluation["values"],
    selectors: ProjectEvaluation["selectors"],
    secrets: ProjectEvaluation["secrets"],
  ): LowerContext => ({ keys, evaluation: { values, selectors, secrets }, supports }),
);

const printableOf = rememberParts<DeviceModel, DeviceModel>();

function withoutMoot(device: DeviceModel, isMoot: (connection: ConnectionModel) => boolean): DeviceModel {
  const { firewall } = device;
  const connections = device.connections.filter((c) => !isMoot(c));
  const policies = device.policies.filter((p) => p.connection === undefined || !isMoot(p.connection));
  const tunnels = firewall?.tunnels.filter(({ connection }) => !isMoot(connection)) ?? [];
  return printableOf(
    device,
    [connections.length, ...connections, policies.length, ...policies, ...tunnels],
    () => ({
      ...device,
      connections,
      policies,
      firewall: firewall && { ...firewall, tunnels },
    }),
  );
}

function checkedBy(device: DeviceModel, toPrint: boolean | undefined): readonly Diagnostic[] {
  return toPrint === true ? (targetOf(device.target)?.check(device, true) ?? []) : checked(device);
}

const checked = remember((device: DeviceModel) => targetOf(device.target)?.check(device) ?? []);

const tableOf = remember((connections: Expansion["connections"]) => buildTable(connections, codeOf));

/** Without a tunnel that asks for a network, a project needs no lock file; one that is there stays, without lines. */
function lockText(allocations: Allocations, before: Project["lock"]): string | undefined {
  if (allocations.size === 0 && before === undefined) return undefined;
  return printLock([...allocations].map(([tunnel, network]) => ({ tunnel, network })));
}

function supports({ device }: SiteFacts, parameter: ParameterId): boolean {
  return targetOf(device.value.target)?.has(parameter, device.value.version) ?? false;
}

const offers: Offers = (device, parameter, word) =>
  targetOf(device.target)?.offers(parameter, word, device.version);

/** The declarations that an error is about. */
function damaged(diagnostics: readonly Diagnostic[]): ReadonlySet<string> {
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === "error");
  return new Set(errors.flatMap((diagnostic) => diagnostic.subjects));
}

/** Errors after which asking a device whether it can print the rest would only repeat them. */
function leavesNothingToPrint({ code }: Diagnostic): boolean {
  return (
    !/^(?:phase[12]|nat|firewall|network|aws|azure)\//.test(code) ||
    code === "phase1/both-dynamic" ||
    code === "aws/static-outside"
  );
}
