/** Exports of large routers, for figures and for the test that the work is linear. */

const each = (count: number, make: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => make(n)).join("");
const net = (n: number): string => `${10 + (n >> 16)}.${(n >> 8) & 255}.${n & 255}`;

/** About 100 characters a line; every tenth line is about IPsec. */
export function exportOf(lines: number): string {
  const tunnels = Math.max(1, Math.floor(lines / 40));
  const rest = Math.max(0, Math.floor((lines - tunnels * 4) / 4));
  return [
    "# 2024-12-18 21:09:53 by RouterOS 7.16.2\r\n",
    "/ip dhcp-server lease\r\n",
    each(
      rest,
      (n) =>
        `add address=${net(n)}.7 client-id=1:0:0:5e:0:53:${n} comment="lease \\"${n}\\", printed with \\\r\n    a break" mac-address=00:00:5E:00:53:01\r\n`,
    ),
    "/ip firewall address-list\r\n",
    each(
      rest,
      (n) =>
        `add address=${net(n)}.0/24 comment="imported from the list of those that are never answered" list=never\r\n`,
    ),
    "/ip firewall filter\r\n",
    each(
      rest,
      (n) =>
        `add action=accept chain=forward comment="rule ${n}" dst-address=${net(n)}.0/24 dst-port=443 protocol=tcp src-address-list=staff\r\n`,
    ),
    "/ip address\r\n",
    each(
      Math.floor(rest / 8),
      (n) => `add address=${net(n)}.1/24 interface=vlan${n} network=${net(n)}.0\r\n`,
    ),
    "/ip ipsec profile\r\nadd dh-group=ecp256 enc-algorithm=aes-256 hash-algorithm=sha256 name=all\r\n",
    "/ip ipsec peer\r\n",
    each(
      tunnels,
      (n) =>
        `add address=${net(n + 70_000)}.9/32 exchange-mode=ike2 local-address=198.51.100.7 name=branch-${n} profile=all\r\n`,
    ),
    "/ip ipsec identity\r\n",
    each(
      tunnels,
      (n) => `add my-id=fqdn:hub.example.net peer=branch-${n} secret=secret-of-branch-${n}-that-is-long\r\n`,
    ),
    "/ip ipsec policy\r\n",
    each(
      tunnels,
      (n) =>
        `add dst-address=${net(n + 140_000)}.0/24 peer=branch-${n} src-address=${net(n)}.0/24 tunnel=yes\r\n`,
    ),
    "/ip firewall nat\r\n",
    each(
      tunnels,
      (n) =>
        `add action=accept chain=srcnat dst-address=${net(n + 140_000)}.0/24 src-address=${net(n)}.0/24\r\n`,
    ),
    "add action=masquerade chain=srcnat out-interface=ether1\r\n",
    "/ip route\r\nadd gateway=198.51.100.1\r\n",
  ].join("");
}
