/** `key`: key material for manual keying. */

import { defineBlock } from "./define.ts";
import { ros26 } from "./sources.ts";

export const key = defineBlock("key", {
  algorithm: {
    type: {
      kind: "word",
      words: [
        { word: "3des", summary: "Triple DES, 192 bits" },
        { word: "aes", summary: "AES, 128, 192 or 256 bits" },
        { word: "des", summary: "DES, 64 bits; broken" },
        { word: "md5", summary: "HMAC-MD5, 128 bits; broken" },
        { word: "null", summary: "No algorithm; any length" },
        { word: "sha1", aliases: ["sha"], summary: "HMAC-SHA1, 160 bits" },
      ],
    },
    agreement: "equal",
    summary: "The algorithm that this key is for",
    body: "With manual keys nothing is negotiated: the key itself decides which cipher or integrity algorithm the SA uses. A cipher key belongs in `esp-enc-key`, an integrity key in `esp-auth-key` or `ah-key`.",
    example: "algorithm = 3des",
    mismatch: "Every packet of that direction is dropped by the receiver.",
    sources: [ros26.key],
  },
  length: {
    aliases: ["bits"],
    type: { kind: "integer", min: 0, max: 2048, unit: "bits" },
    agreement: "equal",
    summary: "Length of the key in bits, parity included",
    body: "It must suit the algorithm: DES 64, 3DES 192, AES 128, 192 or 256, MD5 128, SHA-1 160. If `value` has more digits than that, RouterOS cuts off the rest silently.",
    example: "length = 192",
    mismatch: "The ends use different keys and drop each other's packets.",
    sources: [ros26.key],
  },
  value: {
    aliases: ["key"],
    type: { kind: "secret" },
    agreement: "equal",
    summary: "The key, as a reference to where its hexadecimal digits are kept",
    body: "Manual keys never change by themselves, so replace them by hand from time to time. Never use one with GCM or counter mode: after a restart the same nonces repeat. The checker compares references and never reads the digits; `build` reads them and judges their number.",
    example: 'value = env("ENC_KEY1")',
    mismatch: "The receiver drops every packet with an authentication failure.",
    sources: [ros26.key, "RFC 8221 section 3"],
  },
});
