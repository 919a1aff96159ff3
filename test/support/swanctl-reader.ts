/**
 * An independent reader of swanctl.conf, after the rules of strongSwan's settings parser: names, braces, `key = value`,
 * quoted strings with `\"` and `\\`, comments. It shares nothing with the printer.
 */

export interface Conf {
  readonly [key: string]: string | Conf;
}

export function readSwanctl(text: string): Conf {
  let at = 0;

  function blanks(): void {
    for (;;) {
      while (/[\s]/.test(text[at] ?? "")) at++;
      if (text[at] !== "#") return;
      while (at < text.length && text[at] !== "\n") at++;
    }
  }

  function name(): string {
    const start = at;
    while (at < text.length && !/[#{}:.,="\s]/.test(text[at] ?? "")) at++;
    if (at === start) throw new Error(`a name is expected at ${start}: ${text.slice(start, start + 20)}`);
    return text.slice(start, at);
  }

  function value(): string {
    const parts: string[] = [];
    for (;;) {
      while (/[ \t]/.test(text[at] ?? "")) at++;
      const char = text[at];
      if (char === undefined || char === "\n" || char === "#" || char === "}") return parts.join(" ");
      parts.push(char === '"' ? quoted() : unquoted());
    }
  }

  function unquoted(): string {
    const start = at;
    while (at < text.length && !/[#}\n"\s]/.test(text[at] ?? "")) at++;
    return text.slice(start, at);
  }

  function quoted(): string {
    let out = "";
    for (at++; text[at] !== '"'; at++) {
      if (at >= text.length) throw new Error("a string does not end");
      if (text[at] !== "\\") {
        out += text[at];
        continue;
      }
      at++;
      const escaped = text[at] ?? "";
      out += { n: "\n", r: "\r", t: "\t" }[escaped] ?? escaped;
    }
    at++;
    return out;
  }

  function section(depth: number): Conf {
    const found: Record<string, string | Conf> = {};
    for (blanks(); at < text.length && text[at] !== "}"; blanks()) {
      const key = name();
      if (Object.hasOwn(found, key)) throw new Error(`${key} stands twice`);
      while (/[ \t]/.test(text[at] ?? "")) at++;
      if (text[at] === "=") {
        at++;
        found[key] = value();
        continue;
      }
      blanks();
      if (text[at] !== "{") throw new Error(`{ is expected after ${key}`);
      at++;
      found[key] = section(depth + 1);
      at++;
    }
    if (depth > 0 && text[at] !== "}") throw new Error("a section does not end");
    return found;
  }

  return section(0);
}

/** `connections.t.children.t.mode` */
export function settingAt(conf: Conf, path: string): string | undefined {
  let here: string | Conf | undefined = conf;
  for (const key of path.split("/")) here = typeof here === "object" ? here[key] : undefined;
  return typeof here === "string" ? here : undefined;
}
