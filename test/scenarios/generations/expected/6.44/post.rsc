# site post, RouterOS 6.44
# documented: exports of RouterOS 6.44.1, 6.48.6, 6.49.6 and 6.49.7; MikroTik changelog, 6.44; table of the API of RouterOS 6 and 7 in community.routeros for Ansible; not run on a router
# confidence C, from near this release or from third parties: identity auth-method, identity comment, identity generate-policy, identity match-by, identity policy-template-group, identity secret, peer exchange-mode, peer passive, policy group, policy level, policy proposal, policy protocol, policy template, policy-group name (table of the API of RouterOS 6 and 7 in community.routeros for Ansible)
# confidence C, from near this release or from third parties: policy level (RouterOS 3.0 reference manual, IPsec (reprint by Allied Telesis for the AT-WR4500))
# apply:  /import file-name=post.rsc
# undo:   /import file-name=post.undo.rsc
# This file holds secrets: keep it readable by its owner only, and delete it after use.

/ip ipsec profile
add dh-group=modp1024 dpd-interval=2m dpd-maximum-failures=5 \
    enc-algorithm=3des hash-algorithm=sha1 lifetime=1d name=plain \
    nat-traversal=yes proposal-check=obey
/ip ipsec proposal
add auth-algorithms=sha1 enc-algorithms=3des lifetime=30m name=plain \
    pfs-group=modp1024
/ip ipsec policy group
add name=post-riga
/ip ipsec peer
add address=0.0.0.0/0 exchange-mode=main local-address=192.0.2.1 \
    name=callers-192-0-2-1-main passive=yes profile=plain \
    send-initial-contact=no
/ip ipsec identity
add auth-method=pre-shared-key comment="Riga, wherever it is" \
    generate-policy=port-strict match-by=remote-id peer=callers-192-0-2-1-main \
    policy-template-group=post-riga secret=value-of-POST_RIGA_PSK
/ip ipsec policy
add dst-address=10.2.0.0/24 group=post-riga level=unique proposal=plain \
    protocol=all src-address=10.1.0.0/16 template=yes
add dst-address=10.2.8.0/24 group=post-riga level=unique proposal=plain \
    protocol=all src-address=10.1.0.0/16 template=yes
