/** The two ends must share a phase 2 cipher with the same key length. */

import { phase2Disjoint } from "./disjoint.ts";

export const phase2EncDisjoint = phase2Disjoint("phase2/enc-disjoint", "phase2.encryption", "cipher");
