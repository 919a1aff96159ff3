# site hq, RouterOS 7.8
# documented: exports of RouterOS 7.1.1, 7.6, 7.7 and 7.8, all within the console tree of 7.9; MikroTik documentation, RouterOS 7, IPsec and BGP pages; not run on a router
# confidence C, from near this release or from third parties: every argument (exports of RouterOS 7.1.1, 7.6, 7.7 and 7.8, all within the console tree of 7.9)
# confidence C, from near this release or from third parties: profile hash-algorithm (verbose add lines of RouterOS 5.19 in an article of 2012-08-02)
# confidence C, from near this release or from third parties: policy level (RouterOS 3.0 reference manual, IPsec (reprint by Allied Telesis for the AT-WR4500))
# apply:  /import file-name=hq.rsc
# undo:   /import file-name=hq.undo.rsc
# This file holds secrets: keep it readable by its owner only, and delete it after use.

/ip ipsec profile
add dh-group=modp1024 dpd-interval=2m dpd-maximum-failures=5 \
    enc-algorithm=3des hash-algorithm=md5 lifetime=1d name=plain \
    nat-traversal=yes proposal-check=obey
/ip ipsec proposal
add auth-algorithms=sha1 enc-algorithms=3des lifetime=1h name=plain \
    pfs-group=modp1024
/ip ipsec peer
add address=198.51.100.7/32 exchange-mode=main local-address=192.0.2.1 \
    name=hq-riga profile=plain send-initial-contact=yes
/ip ipsec identity
add auth-method=pre-shared-key peer=hq-riga secret=value-of-HQ_RIGA_PSK
/ip ipsec policy
add action=encrypt dst-address=10.2.0.0/24 ipsec-protocols=esp level=require \
    peer=hq-riga proposal=plain protocol=all src-address=10.1.0.0/16 \
    tunnel=yes
add action=encrypt dst-address=10.2.8.0/24 ipsec-protocols=esp level=use \
    peer=hq-riga proposal=plain protocol=all src-address=10.1.0.0/16 \
    tunnel=yes
/ip address
add address=172.31.0.1/30 interface=ether1 network=172.31.0.0
