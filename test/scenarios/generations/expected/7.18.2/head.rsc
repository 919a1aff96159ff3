# site head, RouterOS 7.18.2
# verified against the console tree of RouterOS 7.18.2; not run on a router
# assumed: this router has masquerade, input-drop, forward-drop, as its file says; its firewall was not read
# Rules are added at the end and then moved above the first one of their chain that is not dynamic;
# a chain that had none keeps them as they are. Running the script twice would add them twice.
# Connections that are open keep their translation until they end, or are removed from /ip firewall connection.
# apply:  /import file-name=head.rsc
# try it: /import file-name=head.rsc verbose=yes dry-run
# undo:   /import file-name=head.undo.rsc
# This file holds secrets: keep it readable by its owner only, and delete it after use.

/ip ipsec profile
add dh-group=ecp256 dpd-interval=2m dpd-maximum-failures=5 \
    enc-algorithm=aes-256 hash-algorithm=sha256 lifetime=1d name=branch \
    nat-traversal=yes prf-algorithm=auto proposal-check=obey
/ip ipsec proposal
add auth-algorithms="" enc-algorithms=aes-256-gcm lifetime=1h name=branch \
    pfs-group=ecp256
/ip ipsec policy group
add name=branch-riga
add name=branch-oslo
add name=branch-tartu
/ip ipsec peer
add address=0.0.0.0/0 exchange-mode=ike2 local-address=192.0.2.1 \
    name=callers-192-0-2-1 passive=yes profile=branch send-initial-contact=no
add address=198.51.100.7/32 exchange-mode=ike2 local-address=192.0.2.1 \
    name=branch-narva profile=branch send-initial-contact=yes
/ip ipsec identity
add auth-method=pre-shared-key generate-policy=port-strict match-by=remote-id \
    my-id=fqdn:head.example.net peer=callers-192-0-2-1 \
    policy-template-group=branch-riga remote-id=fqdn:riga.example.net \
    secret="value-of-branches, head, riga"
add auth-method=pre-shared-key generate-policy=port-strict match-by=remote-id \
    my-id=fqdn:head.example.net peer=callers-192-0-2-1 \
    policy-template-group=branch-oslo remote-id=user-fqdn:oslo@example.net \
    secret="value-of-branches, head, oslo"
add auth-method=pre-shared-key my-id=fqdn:head.example.net peer=branch-narva \
    secret="value-of-branches, head, narva"
add auth-method=pre-shared-key comment="not yet in use" disabled=yes \
    generate-policy=port-strict match-by=remote-id my-id=fqdn:head.example.net \
    peer=callers-192-0-2-1 policy-template-group=branch-tartu \
    remote-id=key-id:tartu secret="value-of-branches, head, tartu"
/ip ipsec policy
add dst-address=10.2.0.0/24 group=branch-riga level=require proposal=branch \
    protocol=all src-address=10.1.0.0/16 template=yes
add dst-address=10.3.0.0/24 group=branch-oslo level=require proposal=branch \
    protocol=all src-address=10.1.0.0/16 template=yes
add action=encrypt dst-address=10.5.0.0/24 ipsec-protocols=esp level=require \
    peer=branch-narva proposal=branch protocol=all src-address=10.1.0.0/16 \
    tunnel=yes
add disabled=yes dst-address=10.4.0.0/24 group=branch-tartu level=require \
    proposal=branch protocol=all src-address=10.1.0.0/16 template=yes
/ip firewall nat
add action=accept chain=srcnat comment="vpnc branch-riga: not translated" \
    dst-address=10.2.0.0/24 src-address=10.1.0.0/16
add action=accept chain=srcnat comment="vpnc branch-oslo: not translated" \
    dst-address=10.3.0.0/24 src-address=10.1.0.0/16
add action=accept chain=srcnat comment="vpnc branch-narva: not translated" \
    dst-address=10.5.0.0/24 src-address=10.1.0.0/16
add action=accept chain=srcnat comment="vpnc branch-tartu: not translated" \
    disabled=yes dst-address=10.4.0.0/24 src-address=10.1.0.0/16
:if ([:len [/ip firewall nat find where chain="srcnat" dynamic=no]] > 4) do={/ip firewall nat move [:pick [/ip firewall nat find where chain="srcnat" dynamic=no] ([:len [/ip firewall nat find where chain="srcnat" dynamic=no]] - 4) [:len [/ip firewall nat find where chain="srcnat" dynamic=no]]] destination=[:pick [/ip firewall nat find where chain="srcnat" dynamic=no] 0]}
/ip firewall filter
add action=accept chain=input comment="vpnc branch-riga: IKE" dst-port=500 \
    protocol=udp
add action=accept chain=input comment="vpnc branch-riga: NAT traversal" \
    dst-port=4500 protocol=udp
add action=accept chain=input comment="vpnc branch-riga: ESP" \
    protocol=ipsec-esp
add action=accept chain=input comment="vpnc branch-oslo: IKE" dst-port=500 \
    protocol=udp
add action=accept chain=input comment="vpnc branch-oslo: NAT traversal" \
    dst-port=4500 protocol=udp
add action=accept chain=input comment="vpnc branch-oslo: ESP" \
    protocol=ipsec-esp
add action=accept chain=input comment="vpnc branch-narva: IKE" dst-port=500 \
    protocol=udp src-address=198.51.100.7
add action=accept chain=input comment="vpnc branch-narva: NAT traversal" \
    dst-port=4500 protocol=udp src-address=198.51.100.7
add action=accept chain=input comment="vpnc branch-narva: ESP" \
    protocol=ipsec-esp src-address=198.51.100.7
add action=accept chain=input comment="vpnc branch-tartu: IKE" disabled=yes \
    dst-port=500 protocol=udp
add action=accept chain=input comment="vpnc branch-tartu: NAT traversal" \
    disabled=yes dst-port=4500 protocol=udp
add action=accept chain=input comment="vpnc branch-tartu: ESP" disabled=yes \
    protocol=ipsec-esp
add action=accept chain=forward comment="vpnc branch-riga: into the tunnel" \
    dst-address=10.2.0.0/24 ipsec-policy=out,ipsec src-address=10.1.0.0/16
add action=accept chain=forward comment="vpnc branch-riga: out of the tunnel" \
    dst-address=10.1.0.0/16 ipsec-policy=in,ipsec src-address=10.2.0.0/24
add action=accept chain=forward comment="vpnc branch-oslo: into the tunnel" \
    dst-address=10.3.0.0/24 ipsec-policy=out,ipsec src-address=10.1.0.0/16
add action=accept chain=forward comment="vpnc branch-oslo: out of the tunnel" \
    dst-address=10.1.0.0/16 ipsec-policy=in,ipsec src-address=10.3.0.0/24
add action=accept chain=forward comment="vpnc branch-narva: into the tunnel" \
    dst-address=10.5.0.0/24 ipsec-policy=out,ipsec src-address=10.1.0.0/16
add action=accept chain=forward comment="vpnc branch-narva: out of the tunnel" \
    dst-address=10.1.0.0/16 ipsec-policy=in,ipsec src-address=10.5.0.0/24
add action=accept chain=forward comment="vpnc branch-tartu: into the tunnel" \
    disabled=yes dst-address=10.4.0.0/24 ipsec-policy=out,ipsec \
    src-address=10.1.0.0/16
add action=accept chain=forward comment="vpnc branch-tartu: out of the tunnel" \
    disabled=yes dst-address=10.1.0.0/16 ipsec-policy=in,ipsec \
    src-address=10.4.0.0/24
:if ([:len [/ip firewall filter find where chain="input" dynamic=no]] > 12) do={/ip firewall filter move [:pick [/ip firewall filter find where chain="input" dynamic=no] ([:len [/ip firewall filter find where chain="input" dynamic=no]] - 12) [:len [/ip firewall filter find where chain="input" dynamic=no]]] destination=[:pick [/ip firewall filter find where chain="input" dynamic=no] 0]}
:if ([:len [/ip firewall filter find where chain="forward" dynamic=no]] > 8) do={/ip firewall filter move [:pick [/ip firewall filter find where chain="forward" dynamic=no] ([:len [/ip firewall filter find where chain="forward" dynamic=no]] - 8) [:len [/ip firewall filter find where chain="forward" dynamic=no]]] destination=[:pick [/ip firewall filter find where chain="forward" dynamic=no] 0]}
/ip firewall mangle
add action=change-mss chain=forward \
    comment="vpnc branch-riga: TCP segments up to 1398" \
    dst-address=10.2.0.0/24 new-mss=1398 passthrough=yes protocol=tcp \
    src-address=10.1.0.0/16 tcp-flags=syn tcp-mss=1399-65535
add action=change-mss chain=forward \
    comment="vpnc branch-riga: TCP segments up to 1398" \
    dst-address=10.1.0.0/16 new-mss=1398 passthrough=yes protocol=tcp \
    src-address=10.2.0.0/24 tcp-flags=syn tcp-mss=1399-65535
add action=change-mss chain=forward \
    comment="vpnc branch-oslo: TCP segments up to 1398" \
    dst-address=10.3.0.0/24 new-mss=1398 passthrough=yes protocol=tcp \
    src-address=10.1.0.0/16 tcp-flags=syn tcp-mss=1399-65535
add action=change-mss chain=forward \
    comment="vpnc branch-oslo: TCP segments up to 1398" \
    dst-address=10.1.0.0/16 new-mss=1398 passthrough=yes protocol=tcp \
    src-address=10.3.0.0/24 tcp-flags=syn tcp-mss=1399-65535
add action=change-mss chain=forward \
    comment="vpnc branch-narva: TCP segments up to 1406" \
    dst-address=10.5.0.0/24 new-mss=1406 passthrough=yes protocol=tcp \
    src-address=10.1.0.0/16 tcp-flags=syn tcp-mss=1407-65535
add action=change-mss chain=forward \
    comment="vpnc branch-narva: TCP segments up to 1406" \
    dst-address=10.1.0.0/16 new-mss=1406 passthrough=yes protocol=tcp \
    src-address=10.5.0.0/24 tcp-flags=syn tcp-mss=1407-65535
add action=change-mss chain=forward \
    comment="vpnc branch-tartu: TCP segments up to 1398" disabled=yes \
    dst-address=10.4.0.0/24 new-mss=1398 passthrough=yes protocol=tcp \
    src-address=10.1.0.0/16 tcp-flags=syn tcp-mss=1399-65535
add action=change-mss chain=forward \
    comment="vpnc branch-tartu: TCP segments up to 1398" disabled=yes \
    dst-address=10.1.0.0/16 new-mss=1398 passthrough=yes protocol=tcp \
    src-address=10.4.0.0/24 tcp-flags=syn tcp-mss=1399-65535
:if ([:len [/ip firewall mangle find where chain="forward" dynamic=no]] > 8) do={/ip firewall mangle move [:pick [/ip firewall mangle find where chain="forward" dynamic=no] ([:len [/ip firewall mangle find where chain="forward" dynamic=no]] - 8) [:len [/ip firewall mangle find where chain="forward" dynamic=no]]] destination=[:pick [/ip firewall mangle find where chain="forward" dynamic=no] 0]}
