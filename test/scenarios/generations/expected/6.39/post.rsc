# site post, RouterOS 6.39
# documented: prints of RouterOS 6.x peers and policies, 2014 to 2017; export of RouterOS 6.27, 2015-05-22; verbose export of RouterOS 6.35.1, 2016-05-19; not run on a router
# confidence C, from near this release or from third parties: proposal enc-algorithms (export of RouterOS 6.27, 2015-05-22)
# confidence C, from near this release or from third parties: peer enc-algorithm (verbose add lines of RouterOS 5.19 in an article of 2012-08-02)
# confidence C, from near this release or from third parties: peer generate-policy (MikroTik changelog, 6.0rc12 (generate-policy) and 6.0rc14 (templates))
# confidence C, from near this release or from third parties: peer policy-template-group (prints of RouterOS 6.x peers and policies, 2014 to 2017)
# confidence C, from near this release or from third parties: policy level (RouterOS 3.0 reference manual, IPsec (reprint by Allied Telesis for the AT-WR4500))
# apply:  /import file-name=post.rsc
# undo:   /import file-name=post.undo.rsc
# This file holds secrets: keep it readable by its owner only, and delete it after use.

/ip ipsec proposal
add auth-algorithms=sha1 enc-algorithms=3des lifetime=30m name=plain \
    pfs-group=modp1024
/ip ipsec policy group
add name=post-riga
/ip ipsec peer
add address=0.0.0.0/0 auth-method=pre-shared-key \
    comment="Riga, wherever it is" dh-group=modp1024 dpd-interval=2m \
    dpd-maximum-failures=5 enc-algorithm=3des exchange-mode=main \
    generate-policy=port-strict hash-algorithm=sha1 lifetime=1d \
    local-address=192.0.2.1 nat-traversal=yes passive=yes \
    policy-template-group=post-riga proposal-check=obey \
    secret=value-of-POST_RIGA_PSK send-initial-contact=no
/ip ipsec policy
add dst-address=10.2.0.0/24 group=post-riga level=unique proposal=plain \
    protocol=all src-address=10.1.0.0/16 template=yes
add dst-address=10.2.8.0/24 group=post-riga level=unique proposal=plain \
    protocol=all src-address=10.1.0.0/16 template=yes
