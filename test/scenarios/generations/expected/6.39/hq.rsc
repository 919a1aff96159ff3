# site hq, RouterOS 6.39
# documented: prints of RouterOS 6.x peers and policies, 2014 to 2017; export of RouterOS 6.27, 2015-05-22; verbose export of RouterOS 6.35.1, 2016-05-19; not run on a router
# confidence C, from near this release or from third parties: proposal enc-algorithms (export of RouterOS 6.27, 2015-05-22)
# confidence C, from near this release or from third parties: peer enc-algorithm, peer hash-algorithm (verbose add lines of RouterOS 5.19 in an article of 2012-08-02)
# confidence C, from near this release or from third parties: policy level (RouterOS 3.0 reference manual, IPsec (reprint by Allied Telesis for the AT-WR4500))
# apply:  /import file-name=hq.rsc
# undo:   /import file-name=hq.undo.rsc
# This file holds secrets: keep it readable by its owner only, and delete it after use.

/ip ipsec proposal
add auth-algorithms=sha1 enc-algorithms=3des lifetime=1h name=plain \
    pfs-group=modp1024
/ip ipsec peer
add address=198.51.100.7/32 auth-method=pre-shared-key dh-group=modp1024 \
    dpd-interval=2m dpd-maximum-failures=5 enc-algorithm=3des \
    exchange-mode=main hash-algorithm=md5 lifetime=1d local-address=192.0.2.1 \
    nat-traversal=yes proposal-check=obey secret=value-of-HQ_RIGA_PSK \
    send-initial-contact=yes
/ip ipsec policy
add action=encrypt dst-address=10.2.0.0/24 ipsec-protocols=esp level=require \
    proposal=plain protocol=all sa-dst-address=198.51.100.7 \
    sa-src-address=192.0.2.1 src-address=10.1.0.0/16 tunnel=yes
add action=encrypt dst-address=10.2.8.0/24 ipsec-protocols=esp level=use \
    proposal=plain protocol=all sa-dst-address=198.51.100.7 \
    sa-src-address=192.0.2.1 src-address=10.1.0.0/16 tunnel=yes
/ip address
add address=172.31.0.1/30 interface=ether1 network=172.31.0.0
