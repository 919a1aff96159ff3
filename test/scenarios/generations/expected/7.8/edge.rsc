# site edge, RouterOS 7.8
# documented: exports of RouterOS 7.1.1, 7.6, 7.7 and 7.8, all within the console tree of 7.9; MikroTik documentation, RouterOS 7, IPsec and BGP pages; not run on a router
# confidence C, from near this release or from third parties: every argument (exports of RouterOS 7.1.1, 7.6, 7.7 and 7.8, all within the console tree of 7.9)
# confidence C, from near this release or from third parties: policy level (RouterOS 3.0 reference manual, IPsec (reprint by Allied Telesis for the AT-WR4500))
# apply:  /import file-name=edge.rsc
# undo:   /import file-name=edge.undo.rsc
# This file holds secrets: keep it readable by its owner only, and delete it after use.

/ip ipsec profile
add dh-group=ecp256,modp2048 dpd-interval=10s dpd-maximum-failures=3 \
    enc-algorithm=aes-256 hash-algorithm=sha256 lifetime=1d name=strong \
    nat-traversal=yes proposal-check=obey
/ip ipsec proposal
add auth-algorithms="" enc-algorithms=aes-256-gcm lifetime=1h name=strong \
    pfs-group=ecp256
/ip ipsec peer
add address=198.51.100.7/32 exchange-mode=ike2 local-address=192.0.2.1 \
    name=edge-riga passive=no profile=strong send-initial-contact=yes
/ip ipsec identity
add auth-method=pre-shared-key my-id=fqdn:edge.example.net peer=edge-riga \
    remote-id=fqdn:riga.example.net secret=value-of-EDGE_RIGA_PSK
/ip ipsec policy
add action=none dst-address=10.2.0.0/16 level=require protocol=all \
    src-address=10.1.9.0/24
add action=encrypt dst-address=10.2.0.0/16 ipsec-protocols=esp level=unique \
    peer=edge-riga proposal=strong protocol=all src-address=10.1.0.0/16 \
    tunnel=yes
