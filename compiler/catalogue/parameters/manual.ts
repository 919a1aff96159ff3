/** `manual`: the SPIs and keys of SAs without IKE. A pair reads: what the left end receives, what the right end receives. */

import { defineBlock } from "./define.ts";
import { ros26 } from "./sources.ts";

const spiBody =
  "The number tells the receiver which SA a packet belongs to. Written as a pair, each end states its inbound one and uses the other outbound. Numbers below 256 are reserved.";
const spiMismatch = "The receiver finds no SA for the packet and drops it.";
const keyMismatch = "The receiver drops every packet with an authentication failure.";

export const manual = defineBlock("manual", {
  "ah-spi": {
    type: { kind: "integer", min: 0, max: 4_294_967_295, unit: "SPI" },
    agreement: "mirror",
    summary: "SPI of the AH security association, per direction",
    body: spiBody,
    example: "ah-spi = 256 <-> 257",
    mismatch: spiMismatch,
    sources: [ros26.manualSa, "RFC 4302 section 2.4"],
  },
  "ah-key": {
    type: { kind: "reference", to: "key", none: true },
    agreement: "mirror",
    summary: "Integrity key of the AH security association, per direction",
    body: "One name serves both directions, a pair gives each its own: the key that the left end receives with first. `none` leaves AH out.",
    example: "ah-key = auth-key1",
    mismatch: keyMismatch,
    sources: [ros26.manualSa],
  },
  "esp-spi": {
    type: { kind: "integer", min: 0, max: 4_294_967_295, unit: "SPI" },
    agreement: "mirror",
    summary: "SPI of the ESP security association, per direction",
    body: spiBody,
    example: "esp-spi = 258 <-> 259",
    mismatch: spiMismatch,
    sources: [ros26.manualSa, "RFC 4303 section 2.1"],
  },
  "esp-enc-key": {
    type: { kind: "reference", to: "key", none: true },
    agreement: "mirror",
    summary: "Cipher key of the ESP security association, per direction",
    body: "One name serves both directions, a pair gives each its own, which is better: two directions under one key reveal more. The key's `algorithm` decides the cipher.",
    example: "esp-enc-key = enc-key1 <-> enc-key2",
    mismatch: "The receiver decrypts to garbage, or drops the packet where it is also authenticated.",
    sources: [ros26.manualSa],
  },
  "esp-auth-key": {
    type: { kind: "reference", to: "key", none: true },
    agreement: "mirror",
    summary: "Integrity key of the ESP security association, per direction",
    body: "`none` leaves ESP without integrity, which is sound only when AH around it provides that, as in the example of the 2.6 manual.",
    example: "esp-auth-key = auth-key1",
    mismatch: keyMismatch,
    sources: [ros26.manualSa],
  },
});
