/** A connection as a peer: its other end, its identities, its key, and who may start. */

import { canonical } from "../../source/addresses.ts";
import type { DraftBlock, DraftProperty, Term } from "../draft.ts";
import { keepSecret, leave, remark, type Notebook } from "../common/notebook.ts";
import type { Profiles } from "../common/profiles.ts";
import { hostName, identity, property, reference, text } from "../common/terms.ts";
import type { Connection, Key, Stated } from "./model.ts";
import { phase1Entries } from "./phases.ts";
import { chooseKey } from "./secrets.ts";
import { identityOf } from "./values.ts";

/** What all connections of a file share. */
export interface Work {
  readonly notes: Notebook;
  readonly known: Profiles;
  readonly keys: readonly Key[];
  readonly secrets: Map<Key, Term>;
  readonly severalEnds: boolean;
}

export function peerOf(connection: Connection, work: Work): DraftBlock & { readonly name: string } {
  const { notes, known } = work;
  const { name, line, comment, local, remote } = connection;
  const far = remote.find((each) => isEnd(each.text));
  const own = local.find((each) => canonical(each.text) !== undefined);
  for (const each of remote.filter((other) => other !== far && !isNobody(other.text))) {
    leave(notes, each.line, `remote_addrs = … ${each.text}`, "unsupported", "a `peer` has one address");
  }
  const phase1 = known.declare("phase1", name, phase1Entries(notes, connection), notes.at(line));
  const entries: DraftProperty[] = [
    ...(far === undefined ? [] : [property("address", endTerm(far.text), notes.at(far.line))]),
    ...(own !== undefined && work.severalEnds
      ? [property("local-address", text(own.text), notes.at(own.line))]
      : []),
    property("phase1", reference("phase1", phase1), undefined),
    ...pskOf(connection, work),
    ...idOf("id", connection.id, own?.text, notes),
    ...idOf("remote-id", connection.remoteId, far?.text, notes),
    ...initiate(connection, far),
  ];
  return {
    kind: "block",
    head: "peer",
    name,
    ...(comment === undefined ? {} : { comment }),
    entries,
    origin: notes.at(line),
  };
}

/** `%any` and its relatives name nobody. */
function isNobody(text: string): boolean {
  return (
    text.startsWith("%") || text === "0.0.0.0" || text === "::" || text === "0.0.0.0/0" || text === "::/0"
  );
}

/** An address or a host name; not a network, a range or `%any`. */
function isEnd(address: string): boolean {
  if (isNobody(address)) return false;
  return (
    canonical(address) !== undefined ||
    /^[A-Za-z_][\w.-]*$/u.test(address) ||
    /^[\w.-]+\.[A-Za-z][\w-]*$/u.test(address)
  );
}

function endTerm(address: string): Term {
  const known = canonical(address);
  return known === undefined ? hostName(address) : text(known);
}

function pskOf(connection: Connection, { notes, keys, secrets }: Work): readonly DraftProperty[] {
  if (connection.certificates !== undefined) return [];
  const key = chooseKey(connection, keys);
  if (key === undefined) {
    remark(
      notes,
      connection.line,
      "import/dangling",
      `No secret of the file is for \`${connection.name}\``,
      "Import the file with the secrets as well, or add the key to the .vpn that was written.",
    );
    return [];
  }
  key.use();
  const term = secrets.get(key) ?? keepSecret(notes, connection.name, key.value, key.line);
  secrets.set(key, term);
  return [property("psk", term, notes.at(key.line))];
}

/** An identity that is the end's address anyway says nothing. */
function idOf(
  key: string,
  stated: Stated | undefined,
  address: string | undefined,
  notes: Notebook,
): readonly DraftProperty[] {
  if (stated === undefined || stated.text.startsWith("%any")) return [];
  const id = identityOf(stated.text);
  if (/^\w+:$/u.test(stated.text)) {
    remark(
      notes,
      stated.line,
      "import/slip",
      `The identity \`${stated.text}\` is cut off: what stands behind a \`#\` without quotes is a comment`,
      "Put the identity in quotes.",
    );
  }
  if (id === undefined) {
    leave(
      notes,
      stated.line,
      `${key} = ${stated.text}`,
      "unsupported",
      "an identity of a kind that the language has no word for",
    );
    return [];
  }
  if (id.type === "address" && id.text === address) return [];
  return [property(key, identity(id.type, id.text), notes.at(stated.line))];
}

/** A connection none of whose children is started waits for the other end. */
function initiate({ children }: Connection, far: Stated | undefined): readonly DraftProperty[] {
  if (far === undefined || children.length === 0 || children.some(({ starts }) => starts.value)) return [];
  const [first] = children;
  return first === undefined
    ? []
    : [{ ...property("initiate", text("no"), undefined), note: "no child is started" }];
}
