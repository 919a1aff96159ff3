/** Phase 1 ciphers that differ in key length only: a racoon-like responder takes the initiator's under `obey`. */

import { keyLengthObeyed } from "../key-length.ts";

export const phase1KeyLengthObeyed = keyLengthObeyed("phase1/key-length-obeyed", 1);
