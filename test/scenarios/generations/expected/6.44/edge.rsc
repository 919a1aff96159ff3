# site edge, RouterOS 6.44
# documented: exports of RouterOS 6.44.1, 6.48.6, 6.49.6 and 6.49.7; MikroTik changelog, 6.44; table of the API of RouterOS 6 and 7 in community.routeros for Ansible; not run on a router
# confidence C, from near this release or from third parties: identity auth-method, identity my-id, identity secret, peer passive, policy action, policy ipsec-protocols, policy level, policy proposal, policy protocol (table of the API of RouterOS 6 and 7 in community.routeros for Ansible)
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
    sa-dst-address=198.51.100.7 sa-src-address=192.0.2.1 \
    src-address=10.1.9.0/24
add action=encrypt dst-address=10.2.0.0/16 ipsec-protocols=esp level=unique \
    proposal=strong protocol=all sa-dst-address=198.51.100.7 \
    sa-src-address=192.0.2.1 src-address=10.1.0.0/16 tunnel=yes
