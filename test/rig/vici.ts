/**
 * A client of charon's control protocol: requests in, answers and streamed events out. Frames are a length, a type, a name
 * and nested key/value elements. Source: strongSwan, src/libcharon/plugins/vici/README.md.
 */

import { connect } from "node:net";

export type Value = string | readonly string[] | Message;
export interface Message {
  readonly [key: string]: Value;
}

export interface Vici {
  readonly request: (command: string, message?: Readonly<Record<string, string>>) => Promise<Message>;
  /** A command that answers with a stream of events. */
  readonly stream: (command: string, event: string) => Promise<readonly Message[]>;
  readonly close: () => void;
}

// Source: vici README, "Packet layer" and "Message encoding".
const PACKET = { request: 0, register: 3, unregister: 4, event: 7 } as const;
const ELEMENT = { section: 1, end: 2, pair: 3, list: 4, item: 5, listEnd: 6 } as const;

export function openVici(path: string): Vici {
  const socket = connect(path);
  const waiting: ((answer: Message) => void)[] = [];
  let events: Message[] = [];
  let rest: Buffer = Buffer.alloc(0);
  let queue: Promise<unknown> = Promise.resolve();

  socket.on("data", (data: Buffer) => {
    rest = Buffer.concat([rest, data]);
    while (rest.length >= 4 && rest.length >= 4 + rest.readUInt32BE(0)) {
      const size = rest.readUInt32BE(0);
      take(rest.subarray(4, 4 + size));
      rest = rest.subarray(4 + size);
    }
  });
  const lost = (): void => {
    for (const answer of waiting.splice(0)) answer({ success: "no", errmsg: "charon closed its socket" });
  };
  socket.on("error", lost);
  socket.on("close", lost);

  function take(packet: Buffer): void {
    if (packet[0] === PACKET.event) events.push(decode(packet.subarray(2 + (packet[1] ?? 0))));
    else waiting.shift()?.(decode(packet.subarray(1)));
  }

  function send(
    type: number,
    name: string,
    message: Readonly<Record<string, string>> = {},
  ): Promise<Message> {
    const body = Buffer.concat([Buffer.from([type, name.length]), Buffer.from(name), encode(message)]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(body.length);
    return new Promise((resolve) => {
      waiting.push(resolve);
      if (socket.destroyed) lost();
      else socket.write(Buffer.concat([length, body]));
    });
  }

  return {
    request: (command, message) => send(PACKET.request, command, message),
    // One stream at a time: the events of two could not be told apart.
    stream(command, event) {
      const found = queue.then(async () => {
        events = [];
        await send(PACKET.register, event);
        await send(PACKET.request, command);
        await send(PACKET.unregister, event);
        return events;
      });
      queue = found;
      return found;
    },
    close: () => socket.destroy(),
  };
}

function encode(message: Readonly<Record<string, string>>): Buffer {
  return Buffer.concat(
    Object.entries(message).flatMap(([key, text]) => {
      const value = Buffer.from(text);
      const length = Buffer.alloc(2);
      length.writeUInt16BE(value.length);
      return [Buffer.from([ELEMENT.pair, key.length]), Buffer.from(key), length, value];
    }),
  );
}

type Mutable = Record<string, Value>;

function decode(packet: Buffer): Message {
  const root: Mutable = {};
  const open: Mutable[] = [root];
  let list: string[] = [];
  for (let at = 0; at < packet.length;) {
    const kind = packet[at++];
    const here = open.at(-1) ?? root;
    if (kind === ELEMENT.section) {
      const inner: Mutable = {};
      here[name()] = inner;
      open.push(inner);
    } else if (kind === ELEMENT.end) open.pop();
    else if (kind === ELEMENT.pair) {
      const key = name();
      here[key] = text();
    } else if (kind === ELEMENT.list) {
      list = [];
      here[name()] = list;
    } else if (kind === ELEMENT.item) list.push(text());

    function name(): string {
      const length = packet[at++] ?? 0;
      return packet.subarray(at, (at += length)).toString();
    }
    function text(): string {
      const length = packet.readUInt16BE(at);
      at += 2;
      return packet.subarray(at, (at += length)).toString();
    }
  }
  return root;
}

export function textAt(message: Message, key: string): string | undefined {
  const value = message[key];
  return typeof value === "string" ? value : undefined;
}

export function listAt(message: Message, key: string): readonly string[] {
  const value = message[key];
  return Array.isArray(value) ? (value as readonly string[]) : [];
}

export function sectionsAt(message: Message, key: string): readonly (readonly [string, Message])[] {
  const value = message[key];
  return value === undefined ? [] : sectionsIn(value);
}

export function sectionsIn(value: Value): readonly (readonly [string, Message])[] {
  if (typeof value === "string" || isList(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    typeof inner === "string" || isList(inner) ? [] : [[name, inner] as const],
  );
}

function isList(value: Value): value is readonly string[] {
  return Array.isArray(value);
}
