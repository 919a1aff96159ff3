/** A writer on a slow disk, to be killed by `write.test.ts`: says when the first text is on the disk. */

import * as disk from "node:fs/promises";
import { setTimeout } from "node:timers/promises";
import { writeAll } from "../../compiler/cli/write.ts";

const [folder = "."] = process.argv.slice(2);
const files = ["hq.rsc", "riga.rsc"].map((name) => ({ name, text: "new\n", secret: true }));
let opened = 0;

await writeAll(folder, files, {
  ...disk,
  async open(path, flags, mode) {
    if (++opened === 2) {
      process.stdout.write("now\n");
      await setTimeout(5000);
    }
    return disk.open(path, flags, mode);
  },
});
