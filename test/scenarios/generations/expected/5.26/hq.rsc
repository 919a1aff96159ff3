# site hq, RouterOS 5.26
# documented: verbose add lines of RouterOS 5.19 in an article of 2012-08-02; rant.gulbrandsen.priv.no, RouterOS 5.x and Amazon VPC, 2011-07-29; export of RouterOS 5.7; export of RouterOS 5.21; not run on a router
# apply:  /import file-name=hq.rsc
# undo:   /import file-name=hq.undo.rsc
# This file holds secrets: keep it readable by its owner only, and delete it after use.

/ip ipsec proposal
add auth-algorithms=sha1 enc-algorithms=3des lifetime=1h name=plain \
    pfs-group=modp1024
/ip ipsec peer
add address=198.51.100.7/32 auth-method=pre-shared-key dh-group=modp1024 \
    dpd-interval=2m dpd-maximum-failures=5 enc-algorithm=3des \
    exchange-mode=main hash-algorithm=md5 lifetime=1d nat-traversal=no \
    proposal-check=obey secret=value-of-HQ_RIGA_PSK send-initial-contact=yes
/ip ipsec policy
add action=encrypt dst-address=10.2.0.0/24 dst-port=any ipsec-protocols=esp \
    level=require proposal=plain protocol=all sa-dst-address=198.51.100.7 \
    sa-src-address=192.0.2.1 src-address=10.1.0.0/16 src-port=any tunnel=yes
add action=encrypt dst-address=10.2.8.0/24 dst-port=any ipsec-protocols=esp \
    level=use proposal=plain protocol=all sa-dst-address=198.51.100.7 \
    sa-src-address=192.0.2.1 src-address=10.1.0.0/16 src-port=any tunnel=yes
/ip address
add address=172.31.0.1/30 disabled=no interface=ether1 network=172.31.0.0
