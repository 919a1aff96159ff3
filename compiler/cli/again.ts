/** For a command that watches: what an edit left alone is not worked out again in the next run. */

import type { analyze, Analysis } from "../pipeline.ts";
import type { Compiler } from "./io.ts";

/** `load`: the pipeline as it is, not one that keeps nothing (`once`). */
export function analyzeAgain(load: () => Promise<typeof analyze>): Compiler["analyze"] {
  let before: Analysis | undefined;
  return async () => {
    const judge = await load();
    let isFirst = true;
    return (project, options) => {
      // What a fix would come to is another state of the project, and the first is still looked at.
      if (!isFirst) return judge(project, options);
      isFirst = false;
      return (before = judge(project, { ...options, before }));
    };
  };
}
