/** What a process holds that has checked one network, as the command does, and nothing else. In: its number of sites. Out: bytes. */

import process from "node:process";
import { analyze } from "../compiler/pipeline.ts";
import { DEFAULT_SETTINGS } from "../compiler/project/settings.ts";
import { once } from "../compiler/source/remember.ts";
import { heapWith } from "./measure.ts";
import { hubAndSpokes } from "./networks.ts";

const analyzeOnce = once(analyze);
const files = [{ uri: "/bench/a.vpn", text: hubAndSpokes(Number(process.argv[2])) }];
const held = heapWith(() =>
  analyzeOnce({ root: "/bench", files, settings: DEFAULT_SETTINGS, diagnostics: [] }),
);
process.stdout.write(String(held));
