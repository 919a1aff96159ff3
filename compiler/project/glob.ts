/** File patterns of `vpnc.json`: `*`, `**`, `?`, `{a,b}` and a leading `!` over relative paths with `/`. */

export interface PathPattern {
  readonly source: string;
  /** A leading `!`: takes files away again. */
  readonly negative: boolean;
  readonly matches: (path: string) => boolean;
}

/** `undefined` when the pattern leaves the root or its braces do not pair. */
export function pathPattern(source: string): PathPattern | undefined {
  const negative = source.startsWith("!");
  const glob = source.slice(negative ? 1 : 0).replace(/^\.\//, "");
  const leaves = glob.startsWith("/") || glob.includes("\\") || glob.split("/").includes("..");
  if (glob === "" || leaves || !bracesPair(glob)) return undefined;
  // A folder stands for all that is below it.
  const whole = new RegExp(`^${expression(glob.replace(/\/$/, ""))}(?:/.*)?$`, "su");
  return { source, negative, matches: (path) => whole.test(path) };
}

function bracesPair(glob: string): boolean {
  return /^(?:[^{}]|\{[^{}]*\})*$/s.test(glob);
}

const PIECE = /\*\*\/|\*+|\?|\{([^{}]*)\}|[^*?{]+/gsu;

function expression(glob: string): string {
  return glob.replace(PIECE, (piece, choices: string | undefined) => {
    if (choices !== undefined) return `(?:${choices.split(",").map(expression).join("|")})`;
    if (piece === "**/") return "(?:[^/]+/)*";
    if (piece.startsWith("**")) return ".*";
    if (piece.startsWith("*")) return "[^/]*";
    return piece === "?" ? "[^/]" : piece.replace(/[.+^$()|[\]\\}]/g, String.raw`\$&`);
  });
}
