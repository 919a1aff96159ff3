/**
 * The commands of IOS that a script may hold, below which head, with the values they take. Written after Cisco's YANG models
 * of IOS XE 16.5.1 to 26.1.1 and, for numbered lists, the documents of classic IOS; it shares nothing with the compiler.
 */

interface Command {
  /** The head it stands below; `undefined`: the top. */
  readonly below: RegExp | undefined;
  readonly line: RegExp;
}

const NAME = "[A-Za-z][A-Za-z0-9_.-]*";
const IP = "(?:\\d{1,3}\\.){3}\\d{1,3}";
const KEY = "(?:0 )?[!-~]+";
const GROUP = "(?:1|2|5|14|15|16|19|20|21|24)";
const HASH = "(?:md5|sha1|sha256|sha384|sha512)";
const SIDE = `(?:any|host ${IP}|${IP} ${IP})(?: eq \\d+| range \\d+ \\d+)?`;
const ACE = `(?:permit|deny) (?:ip|tcp|udp|icmp|gre|esp|ahp|ipinip|\\d+) ${SIDE} ${SIDE}`;
const TRANSFORM =
  "(?:esp-(?:des|3des|aes(?: 192| 256)?|gcm(?: 192| 256)?|null)|(?:esp|ah)-(?:md5|sha|sha256|sha384|sha512)-hmac)";

const isakmpPolicy = /^crypto isakmp policy (?:[1-9]\d{0,3}|10000)$/;
const proposal = new RegExp(`^crypto ikev2 proposal ${NAME}$`);
const ikev2Policy = new RegExp(`^crypto ikev2 policy ${NAME}$`);
const keyring = new RegExp(`^crypto ikev2 keyring ${NAME}$`);
const peer = new RegExp(`^peer ${NAME}$`);
const profile = new RegExp(`^crypto ikev2 profile ${NAME}$`);
const transformSet = new RegExp(`^crypto ipsec transform-set ${NAME} ${TRANSFORM}(?: ${TRANSFORM}){0,2}$`);
const map = new RegExp(`^crypto map ${NAME} (?:[1-9]\\d{0,4}) ipsec-isakmp$`);
const ipsecProfile = new RegExp(`^crypto ipsec profile ${NAME}$`);
const list = new RegExp(`^ip access-list extended ${NAME}$`);
const port = /^interface (?!Tunnel)[A-Za-z][\w/.-]*$/;
const tunnel = /^interface Tunnel\d+$/;
const bgp = /^router bgp \d{1,10}$/;

const set = (line: string, below: RegExp): Command => ({ below, line: new RegExp(`^${line}$`) });
const head = (line: RegExp): Command => ({ below: undefined, line });

const phase2 = (below: RegExp): readonly Command[] => [
  set(`set transform-set ${NAME}(?: ${NAME})*`, below),
  set(`set pfs group${GROUP}`, below),
  set("set security-association lifetime seconds \\d{3,7}", below),
  set("set security-association lifetime kilobytes (?:\\d{4,10}|disable)", below),
  set(`set ikev2-profile ${NAME}`, below),
];

const commands: readonly Command[] = [
  head(isakmpPolicy),
  set("encryption (?:des|3des|aes(?: 192| 256)?)", isakmpPolicy),
  set("hash (?:md5|sha|sha256|sha384|sha512)", isakmpPolicy),
  set("authentication pre-share", isakmpPolicy),
  set(`group ${GROUP}`, isakmpPolicy),
  set("lifetime \\d{2,5}", isakmpPolicy),
  head(new RegExp(`^crypto isakmp key ${KEY} address ${IP}$`)),
  head(/^crypto isakmp keepalive \d{2,4} \d{1,2} periodic$/),
  head(proposal),
  set(
    "encryption (?:(?:des|3des|aes-cbc-(?:128|192|256)) ?)+|encryption (?:aes-gcm-(?:128|256) ?)+",
    proposal,
  ),
  set(`integrity ${HASH}(?: ${HASH})*`, proposal),
  set(`prf ${HASH}(?: ${HASH})*`, proposal),
  set(`group ${GROUP}(?: ${GROUP})*`, proposal),
  head(ikev2Policy),
  set(`proposal ${NAME}`, ikev2Policy),
  head(keyring),
  { below: keyring, line: peer },
  set(`address ${IP}`, peer),
  set(`pre-shared-key ${KEY}`, peer),
  head(profile),
  set(`match identity remote (?:address ${IP} ${IP}|(?:fqdn|email|key-id) \\S+)`, profile),
  set(`identity local (?:address ${IP}|(?:fqdn|email|key-id) \\S+)`, profile),
  set("authentication (?:local|remote) pre-share", profile),
  set(`keyring local ${NAME}`, profile),
  set("lifetime \\d{3,5}", profile),
  set("dpd \\d{2,4} \\d{1,2} periodic", profile),
  set("no config-exchange request", profile),
  head(transformSet),
  set("mode (?:tunnel|transport)", transformSet),
  head(list),
  set(ACE, list),
  head(new RegExp(`^access-list (?:1\\d\\d|2[0-6]\\d\\d) ${ACE}$`)),
  head(map),
  set("description [ -~]{1,80}", map),
  set(`set peer ${IP}(?: default)?`, map),
  set(`match address (?:${NAME}|\\d{3,4})`, map),
  ...phase2(map),
  head(ipsecProfile),
  ...phase2(ipsecProfile),
  head(port),
  set(`crypto map ${NAME}`, port),
  head(tunnel),
  set(`ip address ${IP} ${IP}`, tunnel),
  set(`tunnel (?:source|destination) ${IP}`, tunnel),
  set("description [ -~]{1,80}", tunnel),
  set("ip mtu \\d{2,5}", tunnel),
  set("shutdown", tunnel),
  set("tunnel mode (?:ipsec ipv4|gre ip|ipip)", tunnel),
  set(`tunnel protection ipsec profile ${NAME}`, tunnel),
  head(bgp),
  set(`bgp router-id ${IP}`, bgp),
  set(`neighbor ${IP} remote-as \\d{1,10}`, bgp),
  set(`neighbor ${IP} timers \\d{1,5} \\d{1,5}`, bgp),
  set(`neighbor ${IP} (?:default-originate|remove-private-as|shutdown)`, bgp),
  set(`network ${IP} mask ${IP}`, bgp),
  set("redistribute connected", bgp),
];

/** Lines that no command explains, with the head above them. */
export function unknownCommands(script: string): readonly string[] {
  const above: string[] = [];
  return script.split("\n").flatMap((line) => {
    if (line === "" || line.startsWith("!") || line === "end") return [];
    const depth = line.search(/\S/);
    above.length = depth;
    above[depth] = line.trim();
    const parent = above[depth - 1];
    const known = commands.some(
      (command) =>
        command.line.test(line.trim()) &&
        (command.below === undefined ? depth === 0 : parent !== undefined && command.below.test(parent)),
    );
    return known ? [] : [`${parent ?? "top"} > ${line.trim()}`];
  });
}
