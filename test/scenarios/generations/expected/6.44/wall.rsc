# site wall, RouterOS 6.44
# documented: exports of RouterOS 6.44.1, 6.48.6, 6.49.6 and 6.49.7; MikroTik changelog, 6.44; table of the API of RouterOS 6 and 7 in community.routeros for Ansible; not run on a router
# confidence C, from near this release or from third parties: identity auth-method, identity my-id, identity secret, policy action, policy ipsec-protocols, policy level, policy proposal, policy protocol (table of the API of RouterOS 6 and 7 in community.routeros for Ansible)
# confidence C, from near this release or from third parties: policy level (RouterOS 3.0 reference manual, IPsec (reprint by Allied Telesis for the AT-WR4500))
# assumed: this router has masquerade, fasttrack, input-drop, forward-drop, as its file says; its firewall was not read
# Rules are added at the end and then moved above the first one of their chain that is not dynamic;
# a chain that had none keeps them as they are. Running the script twice would add them twice.
# Connections that are open keep their translation until they end, or are removed from /ip firewall connection.
# apply:  /import file-name=wall.rsc
# undo:   /import file-name=wall.undo.rsc
# This file holds secrets: keep it readable by its owner only, and delete it after use.

/ip ipsec profile
add dh-group=ecp256 dpd-interval=10s dpd-maximum-failures=3 \
    enc-algorithm=aes-256 hash-algorithm=sha256 lifetime=1d name=strong \
    nat-traversal=yes proposal-check=obey
/ip ipsec proposal
add auth-algorithms="" enc-algorithms=aes-256-gcm lifetime=1h name=strong \
    pfs-group=ecp256
/ip ipsec peer
add address=198.51.100.7/32 exchange-mode=ike2 local-address=192.168.88.2 \
    name=wall-riga profile=strong send-initial-contact=yes
/ip ipsec identity
add auth-method=pre-shared-key my-id=fqdn:wall.example.net peer=wall-riga \
    remote-id=fqdn:riga.example.net secret=value-of-WALL_RIGA_PSK
/ip ipsec policy
add action=encrypt dst-address=10.2.0.0/16 ipsec-protocols=esp level=unique \
    proposal=strong protocol=all sa-dst-address=198.51.100.7 \
    sa-src-address=192.168.88.2 src-address=10.1.0.0/16 tunnel=yes
add action=encrypt dst-address=172.31.0.2/32 ipsec-protocols=esp level=unique \
    proposal=strong protocol=all sa-dst-address=198.51.100.7 \
    sa-src-address=192.168.88.2 src-address=172.31.0.1/32 tunnel=yes
/ip address
add address=172.31.0.1/30 interface=ether1 network=172.31.0.0
/routing bgp instance
add as=65001 name=inner router-id=10.1.0.1
/routing bgp peer
add address-families=ip default-originate=never hold-time=3m instance=inner \
    multihop=no name=wall-riga remote-address=172.31.0.2 remote-as=65002 \
    remove-private-as=no
/ip firewall nat
add action=accept chain=srcnat comment="vpnc wall-riga: not translated" \
    dst-address=10.2.0.0/16 src-address=10.1.0.0/16
add action=accept chain=srcnat comment="vpnc wall-riga: not translated" \
    dst-address=172.31.0.2 src-address=172.31.0.1
:if ([:len [/ip firewall nat find chain="srcnat" dynamic=no]] > 2) do={/ip firewall nat move [:pick [/ip firewall nat find chain="srcnat" dynamic=no] ([:len [/ip firewall nat find chain="srcnat" dynamic=no]] - 2) [:len [/ip firewall nat find chain="srcnat" dynamic=no]]] destination=[:pick [/ip firewall nat find chain="srcnat" dynamic=no] 0]}
/ip firewall filter
add action=accept chain=input comment="vpnc wall-riga: IKE" dst-port=500 \
    protocol=udp src-address=198.51.100.7
add action=accept chain=input comment="vpnc wall-riga: NAT traversal" \
    dst-port=4500 protocol=udp src-address=198.51.100.7
add action=accept chain=input comment="vpnc wall-riga: ESP" protocol=ipsec-esp \
    src-address=198.51.100.7
add action=accept chain=input comment="vpnc wall-riga: BGP" dst-port=179 \
    protocol=tcp src-address=172.31.0.2
add action=accept chain=forward comment="vpnc wall-riga: not fasttracked" \
    connection-state=established,related dst-address=10.2.0.0/16 \
    src-address=10.1.0.0/16
add action=accept chain=forward comment="vpnc wall-riga: not fasttracked" \
    connection-state=established,related dst-address=10.1.0.0/16 \
    src-address=10.2.0.0/16
add action=accept chain=forward comment="vpnc wall-riga: not fasttracked" \
    connection-state=established,related dst-address=172.31.0.2 \
    src-address=172.31.0.1
add action=accept chain=forward comment="vpnc wall-riga: not fasttracked" \
    connection-state=established,related dst-address=172.31.0.1 \
    src-address=172.31.0.2
add action=accept chain=forward comment="vpnc wall-riga: into the tunnel" \
    dst-address=10.2.0.0/16 ipsec-policy=out,ipsec src-address=10.1.0.0/16
add action=accept chain=forward comment="vpnc wall-riga: out of the tunnel" \
    dst-address=10.1.0.0/16 ipsec-policy=in,ipsec src-address=10.2.0.0/16
add action=accept chain=forward comment="vpnc wall-riga: into the tunnel" \
    dst-address=172.31.0.2 ipsec-policy=out,ipsec src-address=172.31.0.1
add action=accept chain=forward comment="vpnc wall-riga: out of the tunnel" \
    dst-address=172.31.0.1 ipsec-policy=in,ipsec src-address=172.31.0.2
:if ([:len [/ip firewall filter find chain="input" dynamic=no]] > 4) do={/ip firewall filter move [:pick [/ip firewall filter find chain="input" dynamic=no] ([:len [/ip firewall filter find chain="input" dynamic=no]] - 4) [:len [/ip firewall filter find chain="input" dynamic=no]]] destination=[:pick [/ip firewall filter find chain="input" dynamic=no] 0]}
:if ([:len [/ip firewall filter find chain="forward" dynamic=no]] > 8) do={/ip firewall filter move [:pick [/ip firewall filter find chain="forward" dynamic=no] ([:len [/ip firewall filter find chain="forward" dynamic=no]] - 8) [:len [/ip firewall filter find chain="forward" dynamic=no]]] destination=[:pick [/ip firewall filter find chain="forward" dynamic=no] 0]}
/ip firewall mangle
add action=change-mss chain=forward \
    comment="vpnc wall-riga: TCP segments up to 1360" dst-address=10.2.0.0/16 \
    new-mss=1360 passthrough=yes protocol=tcp src-address=10.1.0.0/16 \
    tcp-flags=syn tcp-mss=1361-65535
add action=change-mss chain=forward \
    comment="vpnc wall-riga: TCP segments up to 1360" dst-address=10.1.0.0/16 \
    new-mss=1360 passthrough=yes protocol=tcp src-address=10.2.0.0/16 \
    tcp-flags=syn tcp-mss=1361-65535
add action=change-mss chain=forward \
    comment="vpnc wall-riga: TCP segments up to 1360" dst-address=172.31.0.2 \
    new-mss=1360 passthrough=yes protocol=tcp src-address=172.31.0.1 \
    tcp-flags=syn tcp-mss=1361-65535
add action=change-mss chain=forward \
    comment="vpnc wall-riga: TCP segments up to 1360" dst-address=172.31.0.1 \
    new-mss=1360 passthrough=yes protocol=tcp src-address=172.31.0.2 \
    tcp-flags=syn tcp-mss=1361-65535
:if ([:len [/ip firewall mangle find chain="forward" dynamic=no]] > 4) do={/ip firewall mangle move [:pick [/ip firewall mangle find chain="forward" dynamic=no] ([:len [/ip firewall mangle find chain="forward" dynamic=no]] - 4) [:len [/ip firewall mangle find chain="forward" dynamic=no]]] destination=[:pick [/ip firewall mangle find chain="forward" dynamic=no] 0]}
