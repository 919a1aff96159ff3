/** What IPsec adds to a packet, and how much is left for TCP: the table AWS publishes, as a formula. */

import { findAlgorithm } from "./algorithms.ts";

/** Bytes of a cipher's IV, and the multiple to which ESP pads. */
interface CipherShape {
  readonly iv: number;
  readonly block: number;
}

const BLOCKS_OF_8: ReadonlySet<string> = new Set(["des", "3des", "blowfish"]);

/** Truncated to half in ESP and AH, but for MD5 and SHA-1 (RFC 2403, 2404, 4868). */
// prettier-ignore
const ICV: ReadonlyMap<string, number> = new Map([
  ["null", 0], ["md5", 12], ["sha1", 12], ["sha256", 16], ["sha384", 24], ["sha512", 32],
]);
const AEAD_ICV = 16;
const LARGEST_ICV = 32;

export interface Suite {
  /** Canonical ids; `undefined` without ESP, or where nobody states a cipher. */
  readonly encryption: string | undefined;
  readonly auth: string | undefined;
  readonly protocols: readonly ("esp" | "ah")[];
  /** ESP travels in UDP. */
  readonly natTraversal: boolean;
  /** Of the outer packet. */
  readonly family: 4 | 6;
}

const LINK = 1500;
const HEADER = { 4: 20, 6: 40 } as const;
const TCP = 20;
const UDP = 8;
/** SPI and sequence number. */
const ESP = 8;
/** Padding length and next header, inside the padded part. */
const TRAILER = 2;
/** AH without its check value. */
const AH = 12;

/**
 * The largest inner packet that fits into one outer packet of 1500 bytes, in tunnel mode. Reproduces all rows of the
 * AWS best practice table. What nobody states counts as AES-CBC with SHA-512, which is the longest in use.
 */
export function innerMtu({ encryption, auth, protocols, natTraversal, family }: Suite): number {
  const cipher = encryption ?? "aes-256-cbc";
  const aead = findAlgorithm("encryption", cipher)?.aead === true;
  const hash = (auth === undefined ? undefined : ICV.get(auth)) ?? LARGEST_ICV;
  const ah = protocols.includes("ah") ? AH + hash : 0;
  const room = LINK - HEADER[family] - ah;
  if (!protocols.includes("esp")) return room;
  const { iv, block } = shapeOf(cipher);
  const left = room - (natTraversal ? UDP : 0) - ESP - iv - (aead ? AEAD_ICV : hash);
  return Math.floor(left / block) * block - TRAILER;
}

/** What is left for TCP's payload in an inner packet. */
export function segmentSize(suite: Suite, inner: 4 | 6): number {
  return innerMtu(suite) - HEADER[inner] - TCP;
}

function shapeOf(cipher: string): CipherShape {
  if (cipher === "null") return { iv: 0, block: 4 };
  if (BLOCKS_OF_8.has(cipher)) return { iv: 8, block: 8 };
  const stream = cipher.endsWith("-gcm") || cipher.endsWith("-ctr") || cipher.startsWith("chacha20");
  return stream ? { iv: 8, block: 4 } : { iv: 16, block: 16 };
}
