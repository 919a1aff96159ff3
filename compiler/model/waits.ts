/** A model's connection in: whether its device knows nowhere to call and can only wait for the other end. */

import type { ConnectionModel } from "./model.ts";

/** The other end's address changes, is hidden behind a translator, or is not stated; and it has no name either. */
export function waits({ keying, remote }: Pick<ConnectionModel, "keying" | "remote">): boolean {
  return keying.kind === "ike" && remote.address === undefined && remote.hostName === undefined;
}
