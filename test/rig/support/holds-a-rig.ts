/** Opens a rig and negotiates in it until somebody ends this process; says so on standard output when it is under way. */

import { compiledAlone, textsOf } from "../compile.ts";
import { ADDRESSES } from "../differential.ts";
import { pairOf } from "../generate.ts";
import { openRig } from "../rig.ts";

const rig = await openRig(ADDRESSES);
for (let number = 0; ; number++) {
  await rig.run(compiledAlone(textsOf(pairOf("hold", number).ends)));
  process.stdout.write("under way\n");
}
