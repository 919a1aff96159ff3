# site post, RouterOS 6.43.8: removes what post.rsc added
# documented: verbose export of RouterOS 6.43.8, and an export of 6.43.2; MikroTik changelog, 6.43; third parties' scripts for RouterOS 6.43 (peer, peer profile); not run on a router
# apply:  /import file-name=post.undo.rsc

/ip ipsec policy
remove [find dst-address="10.2.8.0/24" group="post-riga" protocol="all" \
    src-address="10.1.0.0/16"]
remove [find dst-address="10.2.0.0/24" group="post-riga" protocol="all" \
    src-address="10.1.0.0/16"]
/ip ipsec peer
remove [find address="0.0.0.0/0"]
/ip ipsec policy group
remove [find name="post-riga"]
/ip ipsec proposal
remove [find name="plain"]
/ip ipsec peer profile
remove [find name="plain"]
