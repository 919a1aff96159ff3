# site post, RouterOS 6.43.8
# documented: verbose export of RouterOS 6.43.8, and an export of 6.43.2; MikroTik changelog, 6.43; third parties' scripts for RouterOS 6.43 (peer, peer profile); not run on a router
# confidence C, from near this release or from third parties: proposal enc-algorithms (export of RouterOS 6.27, 2015-05-22)
# confidence C, from near this release or from third parties: policy-group name (verbose export of RouterOS 6.35.1, 2016-05-19)
# confidence C, from near this release or from third parties: peer address, peer auth-method, peer comment, peer exchange-mode, peer generate-policy, peer local-address, peer passive, peer policy-template-group, peer profile, peer secret, peer send-initial-contact (third parties' scripts for RouterOS 6.43 (peer, peer profile))
# confidence C, from near this release or from third parties: policy level (RouterOS 3.0 reference manual, IPsec (reprint by Allied Telesis for the AT-WR4500))
# apply:  /import file-name=post.rsc
# undo:   /import file-name=post.undo.rsc
# This file holds secrets: keep it readable by its owner only, and delete it after use.

/ip ipsec peer profile
add dh-group=modp1024 dpd-interval=2m dpd-maximum-failures=5 \
    enc-algorithm=3des hash-algorithm=sha1 lifetime=1d name=plain \
    nat-traversal=yes proposal-check=obey
/ip ipsec proposal
add auth-algorithms=sha1 enc-algorithms=3des lifetime=30m name=plain \
    pfs-group=modp1024
/ip ipsec policy group
add name=post-riga
/ip ipsec peer
add address=0.0.0.0/0 auth-method=pre-shared-key \
    comment="Riga, wherever it is" exchange-mode=main \
    generate-policy=port-strict local-address=192.0.2.1 passive=yes \
    policy-template-group=post-riga profile=plain \
    secret=value-of-POST_RIGA_PSK send-initial-contact=no
/ip ipsec policy
add dst-address=10.2.0.0/24 group=post-riga level=unique proposal=plain \
    protocol=all src-address=10.1.0.0/16 template=yes
add dst-address=10.2.8.0/24 group=post-riga level=unique proposal=plain \
    protocol=all src-address=10.1.0.0/16 template=yes
