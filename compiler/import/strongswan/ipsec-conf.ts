/** ipsec.conf to its sections, and the lines of an ipsec.secrets behind it to secrets. Never fails. */

export interface Entry {
  readonly key: string;
  readonly value: string;
  readonly line: number;
}

export interface ConfSection {
  /** `config`, `conn` or `ca`. */
  readonly kind: string;
  readonly name: string;
  readonly line: number;
  readonly comment: string | undefined;
  readonly entries: readonly Entry[];
}

export interface SecretLine {
  /** Identities before the colon. */
  readonly ids: readonly string[];
  /** `PSK`, `RSA`, … */
  readonly type: string;
  readonly value: string;
  readonly line: number;
}

export interface IpsecConf {
  readonly sections: readonly ConfSection[];
  readonly secrets: readonly SecretLine[];
  readonly includes: readonly Entry[];
  readonly odd: readonly Entry[];
}

interface Open extends ConfSection {
  readonly entries: Entry[];
}

const SECRET =
  /^(?<ids>[^=]*?)\s*:\s*(?<type>PSK|RSA|ECDSA|EAP|XAUTH|NTLM|PIN|P12|PKCS8|PPK|BLISS)\b\s*(?<value>.*)$/u;

export function parseIpsecConf(text: string): IpsecConf {
  const sections: Open[] = [];
  const secrets: SecretLine[] = [];
  const includes: Entry[] = [];
  const odd: Entry[] = [];
  let current: Open | undefined;
  let above: { readonly text: string; readonly line: number } | undefined;
  for (const [at, raw] of text.split(/\r\n|\r|\n/u).entries()) {
    const line = at + 1;
    const trimmed = raw.trim();
    if (trimmed.startsWith("#")) {
      above = { text: trimmed.replace(/^#+\s*/u, ""), line };
      continue;
    }
    if (trimmed === "") continue;
    const plain = /^\s/u.test(raw);
    const header = plain ? null : /^(config|conn|ca)\s+(\S+)\s*(?:#.*)?$/u.exec(trimmed);
    const secret = plain ? undefined : SECRET.exec(trimmed)?.groups;
    const pair = /^([^\s=]+)\s*=\s*(.*)$/u.exec(trimmed);
    if (header !== null) {
      const comment =
        above?.line === line - 1 && !/[=]|\b(?:psk|secret|password|key)\b/iu.test(above.text)
          ? above.text
          : undefined;
      current = { kind: header[1] ?? "", name: unquoted(header[2] ?? ""), line, comment, entries: [] };
      sections.push(current);
    } else if (!plain && /^version\b/u.test(trimmed)) {
      odd.push({ key: "version", value: trimmed, line });
    } else if (!plain && /^include\s/u.test(trimmed)) {
      includes.push({ key: "include", value: trimmed.replace(/^include\s+/u, ""), line });
    } else if (secret !== undefined) {
      secrets.push(secretLine(secret, line));
    } else if (pair !== null && current !== undefined) {
      current.entries.push({ key: (pair[1] ?? "").toLowerCase(), value: unquoted(pair[2] ?? ""), line });
    } else {
      odd.push({ key: trimmed, value: "", line });
    }
  }
  return { sections, secrets, includes, odd };
}

function secretLine(groups: Readonly<Record<string, string>>, line: number): SecretLine {
  const ids = (groups["ids"] ?? "")
    .split(/\s+/u)
    .filter((each) => each !== "")
    .map(unquoted);
  return { ids, type: groups["type"] ?? "", value: unquoted(groups["value"] ?? ""), line };
}

/** What stands in quotes, or everything before a comment. */
function unquoted(text: string): string {
  const quoted = /^"([^"]*)"/u.exec(text);
  return quoted?.[1] ?? text.replace(/\s+#.*$/u, "").trim();
}
