/** The hover of `left.lan` and the like: whose it is, and what it comes to in each tunnel concerned. */

import type { PathTerm } from "../../../grammar/index.ts";
import { showScalar, showScalars } from "../../../compiler/catalogue/show.ts";
import type { End } from "../../../compiler/expand/connection.ts";
import type { Hover } from "./hover.ts";
import { bullets, code, limited, paragraphs } from "./markdown.ts";
import { connectionsOf, type Scene } from "./scene.ts";

export function endHover(path: PathTerm, scene: Scene): Hover | undefined {
  const side = path.root.text;
  if (side !== "left" && side !== "right") return undefined;
  const lines = connectionsOf(scene).map(({ name, ends }) => {
    const end = side === "left" ? ends[0] : ends[1];
    return `${code(name)}: ${code(end.site.name)}${path.member === undefined ? "" : `, ${memberOf(end, path.member.text)}`}`;
  });
  const title = `**${code(path.member === undefined ? side : `${side}.${path.member.text}`)}**: of the ${side} end`;
  return { span: path.span, text: paragraphs(title, bullets(limited(lines, 4, "tunnels"))) };
}

function memberOf(end: End, member: string): string {
  switch (member) {
    case "lan":
      return shown(end.site.lan && showScalars(end.site.lan.value));
    case "wan":
      return shown(
        end.site.wans.length === 0 ? undefined : showScalars(end.site.wans.map(({ value }) => value)),
      );
    case "inside":
      return shown(end.inside && showScalar(end.inside.value));
    case "outside":
      return shown(end.outside.own?.value ?? end.outside.seen?.value);
    default:
      return "unknown";
  }
}

function shown(text: string | undefined): string {
  return text === undefined ? "not stated" : code(text);
}
