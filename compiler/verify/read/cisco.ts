/** Cisco IOS: `show crypto ipsec sa`, `show crypto isakmp sa` and `show crypto ikev2 sa`, line by line. */

import type { Direction, Listing, Protocol, SeenAlgorithm, SeenPeer, SeenSa } from "../listing.ts";
import { addressIn, cipher, count, hash, stateWord } from "./words.ts";

interface Flow {
  local: string | undefined;
  remote: string | undefined;
  sent: number | undefined;
  received: number | undefined;
}

interface Draft {
  readonly flow: Flow;
  readonly direction: Direction;
  readonly protocol: Protocol;
  readonly spi: number | undefined;
  readonly line: number;
  /** Counters are the flow's; the first SA of each direction carries them. */
  readonly counts: boolean;
  encryption?: SeenAlgorithm | undefined;
  auth?: SeenAlgorithm | undefined;
  left?: number | undefined;
  state?: string;
}

const PROMPT = /^([\w.-]+)[#>] ?show\b/m;
const SECTION = /^\s*(inbound|outbound)\s+(esp|ah|pcp)\s+sas:/i;
const IDENT = /^\s*local\s+ident\b/i;
const PACKETS = /#pkts (encaps|decaps): (\d+)/g;
const ENDPOINTS = /local crypto endpt\.: ?([^,\s]*),? *remote crypto endpt\.: ?(\S*)/i;
const SPI = /^\s*spi: 0x([0-9A-F]{1,8})\s*\(/i;
const TRANSFORM = /^\s*transform: (.*)$/i;
const TIMING = /remaining key lifetime \(k\w*\/sec\): \(\d+\/(\d+)\)/i;
const SECONDS = /remaining key lifetime \(sec\): (\d+)/i;
const STATUS = /^\s*Status: (\w+)/i;

export function readCisco(file: string, text: string): readonly Listing[] {
  const drafts: Draft[] = [];
  const flows: Flow[] = [];
  const peers: SeenPeer[] = [];
  let flow = emptyFlow();
  let section: { readonly direction: Direction; readonly protocol: Protocol } | undefined;
  let sas = false;
  let isakmp = false;
  let first: number | undefined;
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (IDENT.test(line)) {
      flow = emptyFlow();
      flows.push(flow);
      section = undefined;
      sas = true;
      first ??= at + 1;
    }
    for (const [, kind, number] of line.matchAll(PACKETS)) {
      if (kind === "encaps") flow.sent = count(number);
      else flow.received = count(number);
    }
    const ends = ENDPOINTS.exec(line);
    if (ends !== null) {
      [flow.local, flow.remote] = [addressIn(ends[1] ?? ""), addressIn(ends[2] ?? "")];
    }
    const head = SECTION.exec(line);
    if (head !== null) {
      const protocol = head[2]?.toLowerCase();
      const direction = head[1]?.toLowerCase() === "inbound" ? "in" : "out";
      section = protocol === "esp" || protocol === "ah" ? { direction, protocol } : undefined;
      sas = true;
      first ??= at + 1;
    }
    const spi = SPI.exec(line)?.[1];
    if (spi !== undefined && section !== undefined) {
      const { direction } = section;
      const counts = !drafts.some((each) => each.flow === flow && each.direction === direction);
      drafts.push({ flow, ...section, spi: Number.parseInt(spi, 16), line: at + 1, counts });
    }
    readDetail(drafts.at(-1), section !== undefined, line);
    const peer = peerIn(line, file, at + 1);
    if (peer !== undefined) peers.push(peer);
    if (peer !== undefined || /\bdst\s+src\s+state\b|\bTunnel-id\s+Local\b/i.test(line)) {
      isakmp = true;
      first ??= at + 1;
    }
  }
  if (first === undefined) return [];
  return [
    {
      vendor: "cisco-ios",
      where: { file, line: first },
      asked: { peers: isakmp, sas },
      own: [...new Set(flows.flatMap((each) => each.local ?? []))],
      prompt: PROMPT.exec(text)?.[1],
      peers,
      sas: drafts.map((draft) => saOf(draft, file)),
      cut: undefined,
    },
  ];
}

function emptyFlow(): Flow {
  return { local: undefined, remote: undefined, sent: undefined, received: undefined };
}

function readDetail(draft: Draft | undefined, open: boolean, line: string): void {
  if (draft === undefined || !open) return;
  const transform = TRANSFORM.exec(line)?.[1];
  if (transform !== undefined) {
    draft.encryption = cipherIn(transform);
    draft.auth = hashIn(transform);
  }
  const left = TIMING.exec(line)?.[1] ?? SECONDS.exec(line)?.[1];
  if (left !== undefined) draft.left = count(left);
  const status = STATUS.exec(line)?.[1];
  if (status !== undefined) draft.state = stateWord(status);
}

function saOf({ flow, direction, protocol, spi, line, counts, ...rest }: Draft, file: string): SeenSa {
  const inbound = direction === "in";
  return {
    protocol,
    spi,
    direction,
    source: inbound ? flow.remote : flow.local,
    destination: inbound ? flow.local : flow.remote,
    state: rest.state,
    encryption: rest.encryption,
    auth: rest.auth,
    lifetime: undefined,
    left: rest.left,
    amount: counts ? (inbound ? flow.received : flow.sent) : 0,
    unit: "packets",
    where: { file, line },
  };
}

/** `esp-des`, `esp-256-aes`, `esp-aes 256`, `esp-gcm 256`; a cipher of AES without a number has 128 bits. */
function cipherIn(transform: string): SeenAlgorithm | undefined {
  const found = /\besp-(?:(\d+)-)?(des|3des|aes|gcm|null)(?:[- ]?(\d+))?(?![\w-])/i.exec(transform);
  if (found === null) return undefined;
  const word = found[2]?.toLowerCase() ?? "";
  const bits = count(found[1] ?? found[3]);
  if (word === "aes") return cipher("aes-cbc", bits ?? 128);
  return word === "gcm" ? cipher("aes-gcm", bits ?? 128) : cipher(word, undefined);
}

function hashIn(transform: string): SeenAlgorithm | undefined {
  const found = /\b(?:esp|ah)-(md5|sha-?(?:256|384|512)?)-hmac\b/i.exec(transform)?.[1]?.toLowerCase();
  return found === undefined ? undefined : hash(found === "sha" ? "sha1" : found.replace("-", ""));
}

const PEER_V1 = /^\s*(\S+)\s+(\S+)\s+((?:QM|MM|AG)_\w+)\b/;
const PEER_V2 = /^\s*\d+\s+(\S+)\s+(\S+)\s+\S+\s+(READY|IN-NEG|DELETE)\b/;

function peerIn(line: string, file: string, at: number): SeenPeer | undefined {
  const found = PEER_V1.exec(line) ?? PEER_V2.exec(line);
  if (found === null) return undefined;
  const state = found[3] ?? "";
  const addresses = [found[1], found[2]].flatMap((each) => addressIn(each ?? "") ?? []);
  return {
    addresses,
    state: stateWord(state),
    up: /^(?:QM_IDLE|READY)$/.test(state),
    where: { file, line: at },
  };
}
