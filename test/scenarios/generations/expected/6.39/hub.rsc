# site hub, RouterOS 6.39
# documented: prints of RouterOS 6.x peers and policies, 2014 to 2017; export of RouterOS 6.27, 2015-05-22; verbose export of RouterOS 6.35.1, 2016-05-19; not run on a router
# confidence C, from near this release or from third parties: proposal enc-algorithms (export of RouterOS 6.27, 2015-05-22)
# confidence C, from near this release or from third parties: peer enc-algorithm, peer hash-algorithm (verbose add lines of RouterOS 5.19 in an article of 2012-08-02)
# confidence C, from near this release or from third parties: policy level (RouterOS 3.0 reference manual, IPsec (reprint by Allied Telesis for the AT-WR4500))
# confidence C, from near this release or from third parties: bgp-session keepalive-time (verbose /routing bgp exports of RouterOS 5.x and 6.x)
# apply:  /import file-name=hub.rsc
# undo:   /import file-name=hub.undo.rsc
# This file holds secrets: keep it readable by its owner only, and delete it after use.

/ip ipsec proposal
add auth-algorithms=sha1 enc-algorithms=3des lifetime=1h name=plain \
    pfs-group=modp1024
/ip ipsec peer
add address=198.51.100.7/32 auth-method=pre-shared-key comment="To Riga" \
    dh-group=modp1024 dpd-interval=10s dpd-maximum-failures=3 \
    enc-algorithm=3des exchange-mode=main hash-algorithm=md5 lifetime=8h \
    local-address=192.0.2.1 nat-traversal=no proposal-check=obey \
    secret=value-of-HUB_RIGA_PSK send-initial-contact=yes
add address=198.51.100.8/32 auth-method=pre-shared-key dh-group=modp1024 \
    dpd-interval=10s dpd-maximum-failures=3 enc-algorithm=3des \
    exchange-mode=main hash-algorithm=md5 lifetime=8h local-address=192.0.2.1 \
    nat-traversal=no proposal-check=obey secret=value-of-HUB_OSLO_PSK \
    send-initial-contact=yes
/ip ipsec policy
add action=encrypt dst-address=10.2.0.0/16 ipsec-protocols=esp level=unique \
    proposal=plain protocol=all sa-dst-address=198.51.100.7 \
    sa-src-address=192.0.2.1 src-address=10.1.0.0/16 tunnel=yes
add action=encrypt dst-address=172.31.0.2/32 ipsec-protocols=esp level=unique \
    proposal=plain protocol=all sa-dst-address=198.51.100.7 \
    sa-src-address=192.0.2.1 src-address=172.31.0.1/32 tunnel=yes
add action=encrypt dst-address=10.3.0.0/16 ipsec-protocols=esp level=unique \
    proposal=plain protocol=all sa-dst-address=198.51.100.8 \
    sa-src-address=192.0.2.1 src-address=10.1.0.0/16 tunnel=yes
add action=encrypt dst-address=172.31.0.6/32 ipsec-protocols=esp level=unique \
    proposal=plain protocol=all sa-dst-address=198.51.100.8 \
    sa-src-address=192.0.2.1 src-address=172.31.0.5/32 tunnel=yes
/ip address
add address=172.31.0.1/30 interface=ether1 network=172.31.0.0
add address=172.31.0.5/30 interface=ether1 network=172.31.0.4
/routing bgp instance
add as=65000 client-to-client-reflection=no ignore-as-path-len=yes name=wide \
    redistribute-connected=yes router-id=10.1.0.1
/routing bgp network
add network=10.1.0.0/16
/routing bgp peer
add address-families=ip default-originate=if-installed hold-time=30s \
    in-filter=from-riga instance=wide keepalive-time=10s multihop=no \
    name=hub-riga remote-address=172.31.0.2 remote-as=65001 \
    remove-private-as=yes
add address-families=ip default-originate=if-installed hold-time=30s \
    in-filter=from-riga instance=wide keepalive-time=10s multihop=no \
    name=hub-oslo remote-address=172.31.0.6 remote-as=65000 \
    remove-private-as=no
disable hub-oslo
