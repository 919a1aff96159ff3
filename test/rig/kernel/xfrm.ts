/**
 * A RouterOS 2.6 script with manual keys as Linux would do it: the script's text in; out, the arguments of `ip xfrm` that make
 * its states and policies. It knows the manual of 2002, not the compiler: ESP in tunnel mode, AH in transport mode around it.
 */

import { readScript, type ReadCommand } from "../../support/routeros-reader.ts";

const ALGORITHMS: ReadonlyMap<string, string> = new Map([
  ["3des", "cbc(des3_ede)"],
  ["des", "cbc(des)"],
  ["sha1", "hmac(sha1)"],
  ["md5", "hmac(md5)"],
]);

type Words = readonly string[];

export function xfrmOf(script: string): readonly Words[] {
  const commands = readScript(script);
  const of = (menu: string): readonly ReadCommand[] =>
    commands.filter((each) => each.menu === `/ip ipsec ${menu}`);
  const named = (menu: string, name: string): ReadonlyMap<string, string> => {
    const found = of(menu).find((each) => each.arguments.get("name") === name);
    if (found === undefined) throw new Error(`no ${menu} ${name}`);
    return found.arguments;
  };
  return of("policy").flatMap(({ arguments: policy }) => {
    const at = (key: string): string => policy.get(key) ?? "";
    const sa = named("manual-sa", at("manual-sa"));
    const [here, there] = [at("sa-src"), at("sa-dst")];
    const protocols = ["esp", "ah"].filter((protocol) => at("ipsec-protocols").split(",").includes(protocol));
    const key = (kind: string, field: string, side: 0 | 1): Words => {
      const name = half(sa.get(field) ?? "none", side);
      if (name === "none") return [];
      const { algorithm, value } = keyOf(named("key", name));
      return [kind, ALGORITHMS.get(algorithm) ?? algorithm, `0x${value}`];
    };
    const state = (protocol: string, side: 0 | 1): Words => [
      ...words(
        "state add src",
        side === 0 ? there : here,
        "dst",
        side === 0 ? here : there,
        "proto",
        protocol,
      ),
      ...words(
        "spi",
        half(sa.get(`${protocol}-spi`) ?? "", side),
        "mode",
        protocol === "esp" ? "tunnel" : "transport",
      ),
      ...(protocol === "esp"
        ? [...key("enc", "esp-enc-key", side), ...key("auth", "esp-auth-key", side)]
        : key("auth", "ah-key", side)),
    ];
    const template = (from: string, to: string): Words =>
      protocols.flatMap((protocol) =>
        words(
          "tmpl src",
          from,
          "dst",
          to,
          "proto",
          protocol,
          "mode",
          protocol === "esp" ? "tunnel" : "transport",
        ),
      );
    const [own, far] = [at("src-address"), at("dst-address")];
    return [
      ...protocols.flatMap((protocol) => [state(protocol, 0), state(protocol, 1)]),
      [...words("policy add src", own, "dst", far, "dir out"), ...template(here, there)],
      ...["in", "fwd"].map((dir) => [
        ...words("policy add src", far, "dst", own, "dir", dir),
        ...template(there, here),
      ]),
    ];
  });
}

/** `in/out`, or one for both. */
function half(pair: string, side: 0 | 1): string {
  const [inbound = "", outbound = inbound] = pair.split("/");
  return side === 0 ? inbound : outbound;
}

function keyOf(key: ReadonlyMap<string, string>): { readonly algorithm: string; readonly value: string } {
  return { algorithm: key.get("algorithm") ?? "", value: key.get("key") ?? "" };
}

function words(...parts: readonly string[]): Words {
  return parts.flatMap((part) => part.split(" "));
}
