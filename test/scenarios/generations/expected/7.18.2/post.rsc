# site post, RouterOS 7.18.2
# verified against the console tree of RouterOS 7.18.2; not run on a router
# apply:  /import file-name=post.rsc
# try it: /import file-name=post.rsc verbose=yes dry-run
# undo:   /import file-name=post.undo.rsc
# This file holds secrets: keep it readable by its owner only, and delete it after use.

/ip ipsec profile
add dh-group=modp1024 dpd-interval=2m dpd-maximum-failures=5 \
    enc-algorithm=3des hash-algorithm=sha1 lifetime=1d name=plain \
    nat-traversal=yes prf-algorithm=auto proposal-check=obey
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
