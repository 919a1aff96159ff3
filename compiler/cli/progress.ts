/**
 * A progress line on standard error while the compiler works. The work is one synchronous computation, so a second thread
 * draws the line: the first time after half a second, and never after `stop` returned.
 */

import { Worker } from "node:worker_threads";
import process from "node:process";

export interface Progress {
  readonly show: (text: string) => void;
  /** Takes the line away. */
  readonly stop: () => void;
}

// The thread writes only while it holds the lock; the flag says whether there is a line to take away.
const LOCK = 0;
const SHOWN = 1;
const FREE = 0;
const STOPPED = 2;

const DRAW = `
const { workerData, parentPort } = require("node:worker_threads");
const { writeSync } = require("node:fs");
const state = new Int32Array(workerData);
const frames = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
let text = "", frame = 0;
function draw() {
  if (Atomics.compareExchange(state, 0, 0, 1) !== 0) return;
  try {
    writeSync(2, "\\r\\x1b[K" + frames[frame++ % frames.length] + " " + text);
    Atomics.store(state, 1, 1);
  } catch {}
  Atomics.store(state, 0, 0);
  Atomics.notify(state, 0);
}
parentPort.on("message", (message) => { text = message; });
setTimeout(() => { draw(); setInterval(draw, 120); }, 500);
`;

export function startProgress(): Progress {
  const state = new Int32Array(new SharedArrayBuffer(8));
  const worker = new Worker(DRAW, { eval: true, workerData: state.buffer });
  worker.unref();
  // Without a thread there is no line, which is no reason to fail.
  worker.on("error", () => {});
  return {
    // oxlint-disable-next-line require-post-message-target-origin -- a thread has no origin
    show: (text) => worker.postMessage(text),
    stop() {
      for (;;) {
        const held = Atomics.compareExchange(state, LOCK, FREE, STOPPED);
        if (held !== 1) break;
        Atomics.wait(state, LOCK, held, 50);
      }
      if (Atomics.load(state, SHOWN) === 1) process.stderr.write("\r\u001B[K");
      void worker.terminate();
    },
  };
}
