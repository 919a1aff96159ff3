/** Opens a stage and runs two sleepers on it, as a kernel in user mode is run, until somebody ends this process. */

import { openStage } from "../stage.ts";

const time = String(1_000_000 + process.pid);
const ended = openStage().spawn("/bin/sh", ["-c", `sleep ${time} & sleep ${time}`], 600_000);
process.stdout.write("under way\n");
await ended;
