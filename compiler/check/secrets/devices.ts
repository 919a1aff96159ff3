/** Keys that a device does not take, or reads as something else than the other end. */

import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { report } from "../../diagnostics/report.ts";
import type { End } from "../../expand/connection.ts";
import type { KeyUse } from "./uses.ts";

/** Where `0x` begins hexadecimal digits; of `generic` nobody knows, and AWS refuses a zero at the start. */
const READS_HEX: readonly string[] = ["routeros"];

export function forDevices(uses: readonly KeyUse[]): Diagnostic[] {
  return uses.flatMap((use) => [...aws(use), ...azure(use), ...hexadecimal(use)]);
}

const AZURE_LONGEST = 128;

const is = (target: string) => (end: End) => end.site.device.value.target === target;

function aws({ connection, value, place, subjects }: KeyUse): Diagnostic[] {
  if (!connection.ends.some(is("aws")) || /^(?!0)[A-Za-z0-9._]{8,64}$/.test(value)) return [];
  return [
    report("secret/aws-charset", {
      message: `AWS does not take the pre-shared key of \`${connection.name}\``,
      place,
      label: wrongFor(value),
      subjects,
    }),
  ];
}

function wrongFor(value: string): string {
  if (value.startsWith("0")) return "it begins with 0";
  return value.length < 8 || value.length > 64
    ? "it has fewer than 8 or more than 64 characters"
    : "it has characters beside letters, digits, `.` and `_`";
}

function azure({ connection, value, place, subjects }: KeyUse): Diagnostic[] {
  // Printable ASCII without the blank, the hyphen and the tilde.
  const isTaken = /^[!-,.-}]+$/.test(value) && value.length <= AZURE_LONGEST;
  if (!connection.ends.some(is("azure")) || isTaken) return [];
  return [
    report("secret/azure-charset", {
      message: `Azure does not take the pre-shared key of \`${connection.name}\``,
      place,
      label:
        value.length > AZURE_LONGEST
          ? `it has more than ${AZURE_LONGEST} characters`
          : "it has a blank, a hyphen, a tilde, or a character beside ASCII",
      subjects,
    }),
  ];
}

function hexadecimal({ connection, ends, value, place, subjects }: KeyUse): Diagnostic[] {
  const reader = ends.find(({ site }) => READS_HEX.includes(site.device.value.target));
  if (reader === undefined || !/^0x/i.test(value)) return [];
  if (!/^0x(?:[0-9a-f]{2})+$/i.test(value)) {
    return [
      report("phase1/psk-0x-digits", {
        message: `\`${reader.site.name}\` cannot read the pre-shared key of \`${connection.name}\`: it begins with 0x, and pairs of hexadecimal digits do not follow`,
        place,
        label: "no pairs of hexadecimal digits",
        subjects,
      }),
    ];
  }
  const other = connection.ends.find(({ site }) => site.device.value.target === "generic");
  if (other === undefined) return [];
  return [
    report("phase1/psk-0x-ambiguous", {
      message: `\`${reader.site.name}\` reads the pre-shared key of \`${connection.name}\` as hexadecimal digits, and \`${other.site.name}\` may not`,
      place,
      label: "begins with 0x",
      subjects,
    }),
  ];
}
