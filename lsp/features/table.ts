/** The negotiation table as a page: an analysis in, and which tunnel; the Markdown of `vpnc tunnels` out. */

import type { Analysis } from "../../compiler/pipeline.ts";
import { tableMarkdown } from "../../compiler/negotiate/render/text.ts";
import { connectionsOf, sceneOf } from "./hover/scene.ts";
import { declarationAt } from "./position.ts";
import type { Page } from "./explain.ts";

export interface TableAsked {
  /** By name; a name of no tunnel is shown as such. */
  readonly tunnel?: string | undefined;
  /** The tunnels that the declaration at this offset has a part in, all where it has none. */
  readonly offset?: number | undefined;
}

/** Without a tunnel and an offset: every tunnel of the project. */
export function tablePage(analysis: Analysis, uri: string, { tunnel, offset }: TableAsked): Page {
  const names = tunnel === undefined ? namesAt(analysis, uri, offset) : [tunnel];
  const all = analysis.table.connections;
  // A star or a mesh is shown by the tunnels it makes.
  const made = analysis.expansion.connections.filter(({ origin }) => names.includes(origin?.name ?? ""));
  const shown = new Set([...names, ...made.map(({ name }) => name)]);
  const connections = names.length === 0 ? all : all.filter(({ name }) => shown.has(name));
  const [only] = names;
  const title = names.length === 1 && only !== undefined ? only : "Tunnels";
  if (connections.length === 0 && tunnel !== undefined) {
    return {
      title,
      markdown: `# ${title}\n\nThere is no tunnel of this name with two ends that can be compared.\n`,
    };
  }
  return { title, markdown: tableMarkdown({ connections }) };
}

function namesAt(analysis: Analysis, uri: string, offset: number | undefined): readonly string[] {
  const top = offset === undefined ? undefined : declarationAt(analysis.files.get(uri), offset);
  if (top === undefined) return [];
  return [...new Set(connectionsOf(sceneOf(analysis, uri, [top])).map(({ name }) => name))];
}
