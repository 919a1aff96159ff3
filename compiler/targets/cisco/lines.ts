/** An IOS configuration as a tree: a line, and what stands indented below it. */

export interface Block {
  readonly line: string;
  readonly below: readonly Block[];
  /** How it is taken back, when that is not `no` and the line. */
  readonly undo?: string;
  /** It holds the value of a secret. */
  readonly secret?: true;
}

export function block(line: string, below: readonly (string | Block | undefined)[] = []): Block {
  const blocks = below
    .filter((each) => each !== undefined)
    .map((each) => (typeof each === "string" ? block(each) : each));
  return { line, below: blocks };
}

export function print(blocks: readonly Block[], indent = ""): string {
  return blocks
    .map(({ line, below }) => `${indent}${line}\n${print(below, `${indent} `)}${indent === "" ? "!\n" : ""}`)
    .join("");
}

/** Last first. What stands below an interface is taken off it; of everything else the head is enough. */
export function undo(blocks: readonly Block[]): readonly Block[] {
  return blocks.toReversed().map(({ line, below, undo: own, secret }): Block => {
    const keep = secret === undefined ? {} : { secret };
    if (line.startsWith("interface ") && !line.startsWith("interface Tunnel")) {
      return {
        ...block(
          line,
          below.toReversed().map((each) => `no ${each.line}`),
        ),
        ...keep,
      };
    }
    return { ...block(own ?? `no ${line}`), ...keep };
  });
}

export function holdsSecret({ secret, below }: Block): boolean {
  return secret === true || below.some(holdsSecret);
}
