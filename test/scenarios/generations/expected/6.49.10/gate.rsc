# site gate, RouterOS 6.49.10
# documented: exports of RouterOS 6.44.1, 6.48.6, 6.49.6 and 6.49.7; MikroTik changelog, 6.45.1; table of the API of RouterOS 6 and 7 in community.routeros for Ansible; not run on a router
# confidence C, from near this release or from third parties: profile hash-algorithm (verbose add lines of RouterOS 5.19 in an article of 2012-08-02)
# confidence C, from near this release or from third parties: identity auth-method, identity secret, peer exchange-mode, policy action, policy disabled, policy ipsec-protocols, policy level, policy proposal, policy protocol (table of the API of RouterOS 6 and 7 in community.routeros for Ansible)
# assumed: this router has masquerade, input-drop, as its file says; its firewall was not read
# Rules are added at the end and then moved above the first one of their chain that is not dynamic;
# a chain that had none keeps them as they are. Running the script twice would add them twice.
# Connections that are open keep their translation until they end, or are removed from /ip firewall connection.
# apply:  /import file-name=gate.rsc
# undo:   /import file-name=gate.undo.rsc
# This file holds secrets: keep it readable by its owner only, and delete it after use.

/ip ipsec profile
add dh-group=modp1024 dpd-interval=2m dpd-maximum-failures=5 \
    enc-algorithm=3des hash-algorithm=md5 lifetime=1d name=plain \
    nat-traversal=no proposal-check=obey
/ip ipsec proposal
add auth-algorithms=sha1 enc-algorithms=3des lifetime=1h name=plain \
    pfs-group=modp1024
/ip ipsec peer
add address=198.51.100.7/32 exchange-mode=main local-address=192.0.2.1 \
    name=gate-riga profile=plain send-initial-contact=yes
add address=198.51.100.130/32 disabled=yes exchange-mode=main \
    local-address=192.0.2.1 name=gate-oslo profile=plain \
    send-initial-contact=yes
/ip ipsec identity
add auth-method=pre-shared-key peer=gate-riga secret=value-of-GATE_RIGA_PSK
add auth-method=pre-shared-key peer=gate-oslo secret=value-of-GATE_OSLO_PSK
/ip ipsec policy
add action=encrypt dst-address=10.2.0.0/24 ipsec-protocols=esp level=require \
    peer=gate-riga proposal=plain protocol=all src-address=10.1.0.0/16 \
    tunnel=yes
add action=encrypt dst-address=10.2.8.0/24 ipsec-protocols=esp level=require \
    peer=gate-riga proposal=plain protocol=all src-address=10.1.0.0/16 \
    tunnel=yes
add action=encrypt disabled=yes dst-address=10.3.0.0/16 ipsec-protocols=esp \
    level=require peer=gate-oslo proposal=plain protocol=all \
    src-address=10.1.0.0/16 tunnel=yes
/ip firewall nat
add action=accept chain=srcnat comment="vpnc gate-riga: not translated" \
    dst-address=10.2.0.0/24 src-address=10.1.0.0/16
add action=accept chain=srcnat comment="vpnc gate-riga: not translated" \
    dst-address=10.2.8.0/24 src-address=10.1.0.0/16
add action=accept chain=srcnat comment="vpnc gate-oslo: not translated" \
    disabled=yes dst-address=10.3.0.0/16 src-address=10.1.0.0/16
:if ([:len [/ip firewall nat find chain="srcnat" dynamic=no]] > 3) do={/ip firewall nat move [:pick [/ip firewall nat find chain="srcnat" dynamic=no] ([:len [/ip firewall nat find chain="srcnat" dynamic=no]] - 3) [:len [/ip firewall nat find chain="srcnat" dynamic=no]]] destination=[:pick [/ip firewall nat find chain="srcnat" dynamic=no] 0]}
/ip firewall filter
add action=accept chain=input comment="vpnc gate-riga: IKE" dst-port=500 \
    protocol=udp src-address=198.51.100.7
add action=accept chain=input comment="vpnc gate-riga: ESP" protocol=ipsec-esp \
    src-address=198.51.100.7
add action=accept chain=input comment="vpnc gate-oslo: IKE" disabled=yes \
    dst-port=500 protocol=udp src-address=198.51.100.130
add action=accept chain=input comment="vpnc gate-oslo: ESP" disabled=yes \
    protocol=ipsec-esp src-address=198.51.100.130
:if ([:len [/ip firewall filter find chain="input" dynamic=no]] > 4) do={/ip firewall filter move [:pick [/ip firewall filter find chain="input" dynamic=no] ([:len [/ip firewall filter find chain="input" dynamic=no]] - 4) [:len [/ip firewall filter find chain="input" dynamic=no]]] destination=[:pick [/ip firewall filter find chain="input" dynamic=no] 0]}
/ip firewall mangle
add action=change-mss chain=forward \
    comment="vpnc gate-riga: TCP segments up to 1406" dst-address=10.2.0.0/24 \
    new-mss=1406 passthrough=yes protocol=tcp src-address=10.1.0.0/16 \
    tcp-flags=syn tcp-mss=1407-65535
add action=change-mss chain=forward \
    comment="vpnc gate-riga: TCP segments up to 1406" dst-address=10.1.0.0/16 \
    new-mss=1406 passthrough=yes protocol=tcp src-address=10.2.0.0/24 \
    tcp-flags=syn tcp-mss=1407-65535
add action=change-mss chain=forward \
    comment="vpnc gate-riga: TCP segments up to 1406" dst-address=10.2.8.0/24 \
    new-mss=1406 passthrough=yes protocol=tcp src-address=10.1.0.0/16 \
    tcp-flags=syn tcp-mss=1407-65535
add action=change-mss chain=forward \
    comment="vpnc gate-riga: TCP segments up to 1406" dst-address=10.1.0.0/16 \
    new-mss=1406 passthrough=yes protocol=tcp src-address=10.2.8.0/24 \
    tcp-flags=syn tcp-mss=1407-65535
add action=change-mss chain=forward \
    comment="vpnc gate-oslo: TCP segments up to 1406" disabled=yes \
    dst-address=10.3.0.0/16 new-mss=1406 passthrough=yes protocol=tcp \
    src-address=10.1.0.0/16 tcp-flags=syn tcp-mss=1407-65535
add action=change-mss chain=forward \
    comment="vpnc gate-oslo: TCP segments up to 1406" disabled=yes \
    dst-address=10.1.0.0/16 new-mss=1406 passthrough=yes protocol=tcp \
    src-address=10.3.0.0/16 tcp-flags=syn tcp-mss=1407-65535
:if ([:len [/ip firewall mangle find chain="forward" dynamic=no]] > 6) do={/ip firewall mangle move [:pick [/ip firewall mangle find chain="forward" dynamic=no] ([:len [/ip firewall mangle find chain="forward" dynamic=no]] - 6) [:len [/ip firewall mangle find chain="forward" dynamic=no]]] destination=[:pick [/ip firewall mangle find chain="forward" dynamic=no] 0]}
