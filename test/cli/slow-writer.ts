/** A writer on a slow disk, to be killed by `write.test.ts`: says when the first texts are on their way to it. */

import { setTimeout } from "node:timers/promises";
import { DISK, writeAll } from "../../compiler/cli/write.ts";

const [folder = "."] = process.argv.slice(2);
const files = ["hq.rsc", "riga.rsc"].map((name) => ({ name, text: "new\n", secret: true }));

await writeAll(folder, files, {
  ...DISK,
  async sync(descriptor) {
    process.stdout.write("now\n");
    await setTimeout(5000);
    return DISK.sync(descriptor);
  },
});
