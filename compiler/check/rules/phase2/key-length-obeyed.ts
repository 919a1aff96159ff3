/** Phase 2 ciphers that differ in key length only: a racoon-like responder takes the initiator's under `obey`. */

import { keyLengthObeyed } from "../key-length.ts";

export const phase2KeyLengthObeyed = keyLengthObeyed("phase2/key-length-obeyed", 2);
