/** A policy's selector as a line of an extended access list, with inverse masks. */

import type { PrefixScalar, Scalar } from "../../catalogue/scalar.ts";
import type { PolicyModel } from "../../model/model.ts";

/** `permit ip 10.0.2.0 0.0.0.255 10.0.1.0 0.0.0.255`; the own side first. */
export function permit({ source, destination, fields }: PolicyModel): string {
  const protocol = fields.get("policy.protocol")?.value[0];
  return [
    "permit",
    protocolText(protocol),
    side(source.value),
    ...portText(fields.get("policy.src-port")?.value[0]),
    side(destination.value),
    ...portText(fields.get("policy.dst-port")?.value[0]),
  ].join(" ");
}

function side({ address, length }: PrefixScalar): string {
  if (length === 0) return "any";
  return length === 32 ? `host ${address}` : `${address} ${inverseMask(length)}`;
}

/** /24 is `0.0.0.255`. */
export function inverseMask(length: number): string {
  return dotted(2 ** (32 - length) - 1);
}

/** /24 is `255.255.255.0`. */
export function mask(length: number): string {
  return dotted(2 ** 32 - 2 ** (32 - length));
}

function dotted(bits: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(bits / 2 ** shift) % 256).join(".");
}

function protocolText(protocol: Scalar | undefined): string {
  if (protocol?.kind === "number") return String(protocol.value);
  return protocol?.kind === "word" && protocol.word !== "all" ? protocol.word : "ip";
}

function portText(port: Scalar | undefined): readonly string[] {
  if (port?.kind === "number") return [`eq ${port.value}`];
  return port?.kind === "range" ? [`range ${port.low} ${port.high}`] : [];
}
