/** strongSwan: `swanctl --list-sas`, whose children stand indented below their IKE SA. */

import type { Listing, SeenAlgorithm, SeenPeer, SeenSa } from "../listing.ts";
import { addressIn, cipher, count, hash, stateWord } from "./words.ts";

const IKE = /^\S.*: #\d+, ([A-Z_]+), IKEv[12]/;
const END = /^\s+(local|remote)\s+'.*' @ (\S+?)(?:\[\d+\])?$/;
const CHILD = /^\s+\S.*: #\d+, reqid \d+, ([A-Z_]+), (TUNNEL|TRANSPORT|BEET)[^,]*, (ESP|AH):(\S+)/;
const TIMES = /expires in (\d+)s/;
const SA = /^\s+(in|out)\s+([0-9a-f]{8})\b[^,]*(?:,\s+(\d+) bytes,\s+(\d+) packets)?/;

interface Child {
  readonly state: string;
  readonly protocol: "esp" | "ah";
  readonly suite: readonly string[];
  left: number | undefined;
}

export function readSwanctl(file: string, text: string): readonly Listing[] {
  const peers: SeenPeer[] = [];
  const sas: SeenSa[] = [];
  const own = new Set<string>();
  let ends: { local: string | undefined; remote: string | undefined } = {
    local: undefined,
    remote: undefined,
  };
  let child: Child | undefined;
  let first: number | undefined;
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    const where = { file, line: at + 1 };
    const ike = IKE.exec(line);
    if (ike !== null) {
      ends = { local: undefined, remote: undefined };
      child = undefined;
      first ??= at + 1;
      peers.push({ addresses: [], state: stateWord(ike[1] ?? ""), up: ike[1] === "ESTABLISHED", where });
    }
    const end = END.exec(line);
    if (end !== null && child === undefined) {
      const address = addressIn(end[2] ?? "");
      if (end[1] === "local") ends.local = address;
      else ends.remote = address;
      if (end[1] === "local" && address !== undefined) own.add(address);
      const peer = peers.pop();
      if (peer !== undefined)
        peers.push({ ...peer, addresses: [ends.local, ends.remote].flatMap((each) => each ?? []) });
    }
    const head = CHILD.exec(line);
    if (head !== null) {
      const [, state = "", , protocol, suite = ""] = head;
      child = {
        state: stateWord(state),
        protocol: protocol === "AH" ? "ah" : "esp",
        suite: suite.split("/"),
        left: undefined,
      };
    }
    const left = TIMES.exec(line)?.[1];
    if (child !== undefined && left !== undefined) child.left = count(left);
    const sa = SA.exec(line);
    if (child !== undefined && sa !== null) {
      const inbound = sa[1] === "in";
      const { state, protocol, suite } = child;
      sas.push({
        protocol,
        spi: Number.parseInt(sa[2] ?? "", 16),
        direction: inbound ? "in" : "out",
        source: inbound ? ends.remote : ends.local,
        destination: inbound ? ends.local : ends.remote,
        state,
        encryption: suite.map(cipherOf).find((each) => each !== undefined),
        auth: suite.map(hashOf).find((each) => each !== undefined),
        lifetime: undefined,
        left: child.left,
        amount: count(sa[3]),
        unit: "bytes",
        where,
      });
    }
  }
  if (first === undefined) return [];
  const asked = { peers: true, sas: true };
  return [
    {
      vendor: "strongswan",
      where: { file, line: first },
      asked,
      own: [...own],
      prompt: undefined,
      peers,
      sas,
      cut: undefined,
    },
  ];
}

/** `AES_CBC-256`, `AES_GCM_16-256`, `3DES_CBC`, `NULL` */
function cipherOf(text: string): SeenAlgorithm | undefined {
  const found =
    /^(AES_CBC|AES_CTR|AES_GCM_16|CAMELLIA_CBC|3DES_CBC|DES_CBC|CHACHA20_POLY1305|NULL)(?:-(\d+))?$/.exec(
      text,
    );
  const word = found?.[1]?.toLowerCase().replace("_16", "").replaceAll("_", "-");
  return word === undefined ? undefined : cipher(word, count(found?.[2]));
}

/** `HMAC_SHA2_256_128`, `HMAC_SHA1_96`, `HMAC_MD5_96` */
function hashOf(text: string): SeenAlgorithm | undefined {
  const found = /^HMAC_(MD5|SHA1|SHA2_(?:256|384|512))_\d+$/.exec(text)?.[1];
  return found === undefined ? undefined : hash(found.toLowerCase().replace("sha2_", "sha"));
}
