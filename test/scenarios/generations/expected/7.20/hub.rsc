# site hub, RouterOS 7.20
# verified against the console tree of RouterOS 7.20; not run on a router
# apply:  /import file-name=hub.rsc
# try it: /import file-name=hub.rsc verbose=yes dry-run
# undo:   /import file-name=hub.undo.rsc
# This file holds secrets: keep it readable by its owner only, and delete it after use.

/ip ipsec profile
add dh-group=modp1024 dpd-interval=10s dpd-maximum-failures=3 \
    enc-algorithm=3des hash-algorithm=md5 lifetime=8h name=plain \
    nat-traversal=no prf-algorithm=auto proposal-check=obey
/ip ipsec proposal
add auth-algorithms=sha1 enc-algorithms=3des lifetime=1h name=plain \
    pfs-group=modp1024
/ip ipsec peer
add address=198.51.100.7/32 comment="To Riga" exchange-mode=main \
    local-address=192.0.2.1 name=hub-riga profile=plain \
    send-initial-contact=yes
add address=198.51.100.8/32 exchange-mode=main local-address=192.0.2.1 \
    name=hub-oslo profile=plain send-initial-contact=yes
/ip ipsec identity
add auth-method=pre-shared-key peer=hub-riga secret=value-of-HUB_RIGA_PSK
add auth-method=pre-shared-key peer=hub-oslo secret=value-of-HUB_OSLO_PSK
/ip ipsec policy
add action=encrypt dst-address=10.2.0.0/16 ipsec-protocols=esp level=unique \
    peer=hub-riga proposal=plain protocol=all src-address=10.1.0.0/16 \
    tunnel=yes
add action=encrypt dst-address=172.31.0.2/32 ipsec-protocols=esp level=unique \
    peer=hub-riga proposal=plain protocol=all src-address=172.31.0.1/32 \
    tunnel=yes
add action=encrypt dst-address=10.3.0.0/16 ipsec-protocols=esp level=unique \
    peer=hub-oslo proposal=plain protocol=all src-address=10.1.0.0/16 \
    tunnel=yes
add action=encrypt dst-address=172.31.0.6/32 ipsec-protocols=esp level=unique \
    peer=hub-oslo proposal=plain protocol=all src-address=172.31.0.5/32 \
    tunnel=yes
/ip address
add address=172.31.0.1/30 interface=ether1 network=172.31.0.0
add address=172.31.0.5/30 interface=ether1 network=172.31.0.4
/routing bgp instance
add as=65000 ignore-as-path-len=yes name=wide router-id=10.1.0.1
/ip firewall address-list
add address=10.1.0.0/16 list=wide-networks
/routing bgp connection
add afi=ip hold-time=30s input.filter=from-riga instance=wide \
    keepalive-time=10s local.role=ebgp multihop=no name=hub-riga \
    output.default-originate=if-installed output.network=wide-networks \
    output.redistribute=connected output.remove-private-as=yes \
    remote.address=172.31.0.2 remote.as=65001
add afi=ip disabled=yes hold-time=30s input.filter=from-riga instance=wide \
    keepalive-time=10s local.role=ibgp multihop=no name=hub-oslo \
    output.default-originate=if-installed output.network=wide-networks \
    output.no-client-to-client-reflection=yes output.redistribute=connected \
    output.remove-private-as=no remote.address=172.31.0.6 remote.as=65000
