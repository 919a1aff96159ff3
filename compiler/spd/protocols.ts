/** IP protocols by the names that routers print for them: a name in, the number that packets carry out. */

const TCP = 6;
export const UDP = 17;
export const ESP = 50;
export const AH = 51;

/** Source: the IANA registry of protocol numbers; `ipsec-esp`, `ipsec-ah` and `ipencap` are RouterOS's words. */
// prettier-ignore
const NUMBERS: ReadonlyMap<string, number> = new Map([
  ["icmp", 1],       ["igmp", 2],        ["ggp", 3],          ["ipencap", 4],    ["ip-encap", 4],
  ["ipip", 4],       ["st", 5],          ["tcp", TCP],        ["egp", 8],        ["igp", 9],
  ["udp", UDP],      ["dccp", 33],       ["ipv6", 41],        ["ipv6-encap", 41], ["rsvp", 46],
  ["gre", 47],       ["ipsec-esp", ESP], ["esp", ESP],        ["ipsec-ah", AH],  ["ah", AH],
  ["icmpv6", 58],    ["ipv6-icmp", 58],  ["ospf", 89],        ["etherip", 97],   ["encap", 98],
  ["pim", 103],      ["vrrp", 112],      ["l2tp", 115],       ["sctp", 132],     ["udp-lite", 136],
]);

const NAMES: ReadonlyMap<number, string> = new Map(
  [...NUMBERS].toReversed().map(([name, number]) => [number, name]),
);

/** `undefined`: a name that is not in the table; nothing can be said about its packets. */
export function protocolNumber(name: string): number | undefined {
  return NUMBERS.get(name);
}

export function protocolName(number: number): string {
  return NAMES.get(number) ?? `protocol ${number}`;
}

/** Whether packets of it carry ports that a person would look at. */
export function hasPorts(number: number): boolean {
  return number === TCP || number === UDP;
}
