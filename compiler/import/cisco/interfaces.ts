/** Interfaces of a router: their addresses, the crypto maps on them, and what makes one a tunnel. */

import { canonical } from "../../source/addresses.ts";
import type { Term } from "../draft.ts";
import { text } from "../common/terms.ts";
import { lengthOfMask } from "./acl.ts";
import { isKeyword } from "./match.ts";
import { find, last, take, type Found, type Source } from "./source.ts";
import type { Statement } from "./tree.ts";

export interface Interface {
  readonly statement: Statement;
  readonly name: string;
  /** `undefined`: the file states none. */
  readonly address: Address | "dynamic" | undefined;
  readonly addressLine: Statement | undefined;
  readonly maps: readonly Found[];
  readonly description: string | undefined;
  readonly isDown: boolean;
}

export interface Address {
  readonly address: string;
  readonly length: number;
}

export function interfacesOf(source: Source): readonly Interface[] {
  return find(source.top, "interface").map(({ statement, rest }): Interface => {
    const address = last(
      statement.below.filter(({ words }) => !words.includes("secondary")),
      "ip address",
    );
    return {
      statement,
      // IOS takes `interface GigabitEthernet 0/1`, too.
      name: rest.filter((word) => word !== "point-to-point" && word !== "multipoint").join(""),
      address: addressOf(address),
      addressLine: address?.statement,
      maps: find(statement.below, "crypto map").filter(({ rest: words }) => words.length === 1),
      description: describe(statement),
      isDown: find(statement.below, "shutdown").length > 0,
    };
  });
}

function addressOf(found: Found | undefined): Interface["address"] {
  const [address = "", mask = ""] = found?.rest ?? [];
  if (isKeyword(address, "dhcp") || isKeyword(address, "negotiated")) return "dynamic";
  const [plain = "", slash] = address.split("/");
  const length = slash === undefined ? lengthOfMask(mask) : Number(slash);
  const known = canonical(plain);
  return known === undefined || length === undefined || !(length >= 0 && length <= 32)
    ? undefined
    : { address: known, length };
}

export function describe(statement: Statement): string | undefined {
  const found = last(statement.below, "description");
  return found === undefined ? undefined : found.rest.join(" ");
}

/** By any form of its name: `Gi0/1` is GigabitEthernet0/1. */
export function interfaceCalled(all: readonly Interface[], name: string): Interface | undefined {
  const exact = all.find((each) => each.name.toLowerCase() === name.toLowerCase());
  if (exact !== undefined) return exact;
  const [, letters = "", number = ""] = /^([A-Za-z-]+)(.*)$/u.exec(name) ?? [];
  return all.find((each) => {
    const lower = each.name.toLowerCase();
    return (
      letters !== "" &&
      lower.startsWith(letters.toLowerCase()) &&
      lower.endsWith(number) &&
      lower.replace(/^[a-z-]+/u, "") === number
    );
  });
}

/** An end of a tunnel: an address as it stands, or the interface that has it. */
export interface LocalEnd {
  readonly interface: Interface | undefined;
  readonly address: string | undefined;
}

export function localEnd(all: readonly Interface[], word: string): LocalEnd {
  const address = canonical(word);
  if (address !== undefined) {
    const owner = all.find((each) => typeof each.address === "object" && each.address.address === address);
    return { interface: owner, address };
  }
  const found = interfaceCalled(all, word);
  return {
    interface: found,
    address: typeof found?.address === "object" ? found.address.address : undefined,
  };
}

interface Wan {
  readonly term: Term;
  readonly note: string | undefined;
}

/** `203.0.113.2/28 on GigabitEthernet1`; an interface without an address in the file has one that only the router knows. */
export function wanOf(source: Source, { interface: found, address }: LocalEnd): Wan {
  if (found === undefined) return { term: text(address ?? "dynamic"), note: undefined };
  take(source, found.statement, found.addressLine);
  const on = /^[A-Za-z_]\w*(?:-\w+)*$/u.test(found.name) ? found.name : JSON.stringify(found.name);
  if (typeof found.address === "object") {
    return { term: text(`${found.address.address}/${found.address.length} on ${on}`), note: undefined };
  }
  const note = found.address === undefined ? "the file states no address" : undefined;
  return { term: text(`dynamic on ${on}`), note };
}
