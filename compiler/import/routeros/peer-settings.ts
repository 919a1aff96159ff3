/** What the rows about one peer say of it: where it is, the secret, and who either end claims to be. */

import type { DraftProperty } from "../draft.ts";
import { property, type Device, type RowReader } from "./device.ts";
import { identity, isHost, isNothing, network, text } from "./values.ts";

/** The other end as an address or a host name; neither where whoever calls is meant. */
export function addressOf(
  device: Device,
  reader: RowReader,
): { readonly address: string | undefined; readonly addressProperty: readonly DraftProperty[] } {
  const argument = reader.take("address");
  const value = argument?.value.replace(/:(?:500|any)$/u, "");
  const none = { address: undefined, addressProperty: [] };
  if (argument === undefined || value === undefined || value === "") return none;
  const read = network(value);
  if (read !== undefined && isHost(read) && !isNothing(read.address)) {
    const { address } = read;
    return { address, addressProperty: [property(device, "address", [text(address)], argument.line)] };
  }
  if (read !== undefined) {
    if (read.length > 0 && !isNothing(read.address)) {
      const why = `\`address=${value}\` is a range of peers; in the language a peer has one address, or none`;
      device.ledger.leave({ ...argument.entry, line: argument.line }, "unsupported", why);
    }
    return none;
  }
  if (
    /^[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?)+\.?$/iu.test(value) &&
    /[a-z]/iu.test(value)
  ) {
    return {
      address: undefined,
      addressProperty: [property(device, "address", [text(`dns("${value}")`)], argument.line)],
    };
  }
  const why = `\`address=${value}\` is neither an address nor a host name`;
  device.ledger.leave({ ...argument.entry, line: argument.line }, "unknown", why);
  return none;
}

/** A secret that is not printed is there all the same, unless the file is of a router that has none. */
export function pskOf(
  device: Device,
  label: string,
  ...readers: readonly (RowReader | undefined)[]
): readonly DraftProperty[] {
  const [peer, identityReader, secretReader] = readers;
  const argument = [secretReader, identityReader, peer]
    .map((each) => each?.take("secret"))
    .find((each) => each !== undefined);
  const holder = identityReader ?? secretReader ?? peer;
  const named = peer?.row.arguments.has("name") === true;
  if (holder === undefined || (argument === undefined && named && identityReader === undefined)) return [];
  const line = argument?.line ?? holder.row.line;
  // Stars are what some programs put in the place of what they hide.
  const value = argument === undefined || /^\**$/u.test(argument.value) ? undefined : argument.value;
  const index = device.secrets.push({ label, value, origin: { file: device.ledger.file, line } }) - 1;
  return [property(device, "psk", [{ kind: "secret", index }], line)];
}

const KEYS: ReadonlyMap<string, string> = new Map([
  ["my-id", "id"],
  ["remote-id", "remote-id"],
]);

export function identitiesOf(device: Device, readers: readonly RowReader[]): readonly DraftProperty[] {
  return readers.flatMap((reader) =>
    [...KEYS].flatMap(([name, key]) => {
      const argument = reader.take(name);
      if (argument === undefined || argument.value === "auto" || argument.value === "") return [];
      const read = identity(argument.value);
      if (read !== undefined) return [property(device, key, [text(read)], argument.line)];
      const why = `\`${name}=${argument.value}\` is an identity that the language has no word for`;
      device.ledger.leave({ ...argument.entry, line: argument.line }, "unsupported", why);
      return [];
    }),
  );
}
