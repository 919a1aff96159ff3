# site spare, RouterOS 6.35
# documented: prints of RouterOS 6.x peers and policies, 2014 to 2017; export of RouterOS 6.27, 2015-05-22; verbose export of RouterOS 6.35.1, 2016-05-19; not run on a router
# confidence C, from near this release or from third parties: proposal enc-algorithms (export of RouterOS 6.27, 2015-05-22)
# confidence C, from near this release or from third parties: peer enc-algorithm, peer hash-algorithm (verbose add lines of RouterOS 5.19 in an article of 2012-08-02)
# confidence C, from near this release or from third parties: policy comment (prints of RouterOS 6.x peers and policies, 2014 to 2017)
# confidence C, from near this release or from third parties: script name, script policy, script source (export of RouterOS 5.4, 2013-07-26)
# confidence C, from near this release or from third parties: netwatch down-script, netwatch host, netwatch interval, netwatch timeout (RouterOS 2.9 reference manual, netwatch, and MikroTik documentation, Netwatch (its page before 7.4))
# confidence C, from near this release or from third parties: netwatch comment (a public script of the 2.9 era that adds netwatch entries with comments)
# failover oslo: oslo-1, then oslo-2. netwatch asks 10.3.0.10 every 20 s, through the tunnel in use;
# after five more questions without an answer the next tunnel's policies are switched on, and stay on while it answers.
# assumed: this router has input-drop, as its file says; its firewall was not read
# Rules are added at the end and then moved above the first one of their chain that is not dynamic;
# a chain that had none keeps them as they are. Running the script twice would add them twice.
# Connections that are open keep their translation until they end, or are removed from /ip firewall connection.
# apply:  /import file-name=spare.rsc
# undo:   /import file-name=spare.undo.rsc
# This file holds secrets: keep it readable by its owner only, and delete it after use.

/ip ipsec proposal
add auth-algorithms=sha1 enc-algorithms=3des lifetime=1h name=plain \
    pfs-group=modp1024
/ip ipsec peer
add address=198.51.100.7/32 auth-method=pre-shared-key dh-group=modp1024 \
    dpd-interval=2m dpd-maximum-failures=5 enc-algorithm=3des \
    exchange-mode=main hash-algorithm=md5 lifetime=1d local-address=192.0.2.1 \
    nat-traversal=no proposal-check=obey secret=value-of-OSLO_1_PSK \
    send-initial-contact=yes
add address=198.51.100.130/32 auth-method=pre-shared-key dh-group=modp1024 \
    dpd-interval=2m dpd-maximum-failures=5 enc-algorithm=3des \
    exchange-mode=main hash-algorithm=md5 lifetime=1d local-address=192.0.2.1 \
    nat-traversal=no proposal-check=obey secret=value-of-OSLO_2_PSK \
    send-initial-contact=yes
/ip ipsec policy
add action=encrypt comment="vpnc oslo: oslo-1" dst-address=10.3.0.0/16 \
    ipsec-protocols=esp level=require proposal=plain protocol=all \
    sa-dst-address=198.51.100.7 sa-src-address=192.0.2.1 \
    src-address=10.1.0.0/16 tunnel=yes
add action=encrypt comment="vpnc oslo: oslo-2" disabled=yes \
    dst-address=10.3.0.0/16 ipsec-protocols=esp level=require proposal=plain \
    protocol=all sa-dst-address=198.51.100.130 sa-src-address=192.0.2.1 \
    src-address=10.1.0.0/16 tunnel=yes
/ip firewall nat
add action=src-nat chain=srcnat comment="vpnc oslo: probe" \
    dst-address=10.3.0.10 protocol=icmp to-addresses=10.1.0.1
:if ([:len [/ip firewall nat find chain="srcnat" dynamic=no]] > 1) do={/ip firewall nat move [:pick [/ip firewall nat find chain="srcnat" dynamic=no] ([:len [/ip firewall nat find chain="srcnat" dynamic=no]] - 1) [:len [/ip firewall nat find chain="srcnat" dynamic=no]]] destination=[:pick [/ip firewall nat find chain="srcnat" dynamic=no] 0]}
/ip firewall filter
add action=accept chain=input comment="vpnc oslo-1: IKE" dst-port=500 \
    protocol=udp src-address=198.51.100.7
add action=accept chain=input comment="vpnc oslo-1: ESP" protocol=ipsec-esp \
    src-address=198.51.100.7
add action=accept chain=input comment="vpnc oslo-2: IKE" dst-port=500 \
    protocol=udp src-address=198.51.100.130
add action=accept chain=input comment="vpnc oslo-2: ESP" protocol=ipsec-esp \
    src-address=198.51.100.130
add action=accept chain=input comment="vpnc oslo: answers" protocol=icmp \
    src-address=10.3.0.10
:if ([:len [/ip firewall filter find chain="input" dynamic=no]] > 5) do={/ip firewall filter move [:pick [/ip firewall filter find chain="input" dynamic=no] ([:len [/ip firewall filter find chain="input" dynamic=no]] - 5) [:len [/ip firewall filter find chain="input" dynamic=no]]] destination=[:pick [/ip firewall filter find chain="input" dynamic=no] 0]}
/system script
add name=vpnc-oslo policy=read,write,test \
    source=":while ([/tool netwatch get [find comment=\"vpnc oslo\"] status] = \"down\") do={:if ([/ping 10.3.0.10 count=5] = 0) do={:local on 0; :if ([:len [/ip ipsec policy find comment=\"vpnc oslo: oslo-1\" disabled=no]] > 0) do={:set on 1}; :if ([:len [/ip ipsec policy find comment=\"vpnc oslo: oslo-2\" disabled=no]] > 0) do={:set on 2}; :set on (\$on + 1); :if (\$on > 2) do={:set on 1}; :if (\$on != 1) do={/ip ipsec policy disable [find comment=\"vpnc oslo: oslo-1\"]}; :if (\$on != 2) do={/ip ipsec policy disable [find comment=\"vpnc oslo: oslo-2\"]}; :if (\$on = 1) do={/ip ipsec policy enable [find comment=\"vpnc oslo: oslo-1\"]}; :if (\$on = 2) do={/ip ipsec policy enable [find comment=\"vpnc oslo: oslo-2\"]}; :local n [/ping 10.3.0.10 count=10]}}"
/tool netwatch
add comment="vpnc oslo" down-script=vpnc-oslo host=10.3.0.10 interval=20s \
    timeout=2s
