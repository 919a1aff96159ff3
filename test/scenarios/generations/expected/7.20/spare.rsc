# site spare, RouterOS 7.20
# verified against the console tree of RouterOS 7.20; not run on a router
# assumed: this router has input-drop, as its file says; its firewall was not read
# Rules are added at the end and then moved above the first one of their chain that is not dynamic;
# a chain that had none keeps them as they are. Running the script twice would add them twice.
# apply:  /import file-name=spare.rsc
# try it: /import file-name=spare.rsc verbose=yes dry-run
# undo:   /import file-name=spare.undo.rsc
# This file holds secrets: keep it readable by its owner only, and delete it after use.

/ip ipsec profile
add dh-group=modp1024 dpd-interval=2m dpd-maximum-failures=5 \
    enc-algorithm=3des hash-algorithm=md5 lifetime=1d name=plain \
    nat-traversal=no prf-algorithm=auto proposal-check=obey
/ip ipsec proposal
add auth-algorithms=sha1 enc-algorithms=3des lifetime=1h name=plain \
    pfs-group=modp1024
/ip ipsec peer
add address=198.51.100.7/32 exchange-mode=main local-address=192.0.2.1 \
    name=oslo-1 profile=plain send-initial-contact=yes
add address=198.51.100.130/32 exchange-mode=main local-address=192.0.2.1 \
    name=oslo-2 profile=plain send-initial-contact=yes
/ip ipsec identity
add auth-method=pre-shared-key peer=oslo-1 secret=value-of-OSLO_1_PSK
add auth-method=pre-shared-key peer=oslo-2 secret=value-of-OSLO_2_PSK
/ip ipsec policy
add action=encrypt dst-address=10.3.0.0/16 ipsec-protocols=esp level=require \
    peer=oslo-1,oslo-2 proposal=plain protocol=all src-address=10.1.0.0/16 \
    tunnel=yes
/ip firewall filter
add action=accept chain=input comment="vpnc oslo-1: IKE" dst-port=500 \
    protocol=udp src-address=198.51.100.7
add action=accept chain=input comment="vpnc oslo-1: ESP" protocol=ipsec-esp \
    src-address=198.51.100.7
add action=accept chain=input comment="vpnc oslo-2: IKE" dst-port=500 \
    protocol=udp src-address=198.51.100.130
add action=accept chain=input comment="vpnc oslo-2: ESP" protocol=ipsec-esp \
    src-address=198.51.100.130
:if ([:len [/ip firewall filter find where chain="input" dynamic=no]] > 4) do={/ip firewall filter move [:pick [/ip firewall filter find where chain="input" dynamic=no] ([:len [/ip firewall filter find where chain="input" dynamic=no]] - 4) [:len [/ip firewall filter find where chain="input" dynamic=no]]] destination=[:pick [/ip firewall filter find where chain="input" dynamic=no] 0]}
