/** Scripts that switch policies on and off, and netwatch entries that run them: told, since a policy of a file is on or off. */

import { readerOf, rowsOf, type Device } from "./device.ts";

const SWITCHES = /\/ip[ /]ipsec[ /]policy[ /](?:enable|disable|set)\b/u;
const WHY =
  "it switches policies on and off while the router runs, which the language says of tunnels: declare them and a `failover`";

export function tellSwitching(device: Device): void {
  const names = new Set<string>();
  for (const row of rowsOf(device, "script")) {
    if (!SWITCHES.test(row.arguments.get("source")?.value ?? "")) continue;
    names.add(row.arguments.get("name")?.value ?? "");
    readerOf(device, row).refuse("unsupported", WHY);
  }
  for (const row of rowsOf(device, "netwatch")) {
    const runs = ["up-script", "down-script"].map((name) => row.arguments.get(name)?.value ?? "");
    const switches = runs.some(
      (script) => SWITCHES.test(script) || [...names].some((name) => name !== "" && mentions(script, name)),
    );
    if (switches) readerOf(device, row).refuse("unsupported", WHY);
  }
}

/** By its name alone, or `/system script run NAME`. */
function mentions(script: string, name: string): boolean {
  return script.split(/[\s";]+/u).includes(name);
}
