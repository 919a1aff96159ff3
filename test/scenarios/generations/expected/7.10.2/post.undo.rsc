# site post, RouterOS 7.10.2: removes what post.rsc added
# verified against the console tree of RouterOS 7.10.2; not run on a router
# apply:  /import file-name=post.undo.rsc

/ip ipsec policy
remove [find where dst-address="10.2.8.0/24" group="post-riga" protocol="all" \
    src-address="10.1.0.0/16"]
remove [find where dst-address="10.2.0.0/24" group="post-riga" protocol="all" \
    src-address="10.1.0.0/16"]
/ip ipsec identity
remove [find where peer="callers-192-0-2-1-main" \
    policy-template-group="post-riga"]
/ip ipsec peer
remove [find where name="callers-192-0-2-1-main"]
/ip ipsec policy group
remove [find where name="post-riga"]
/ip ipsec proposal
remove [find where name="plain"]
/ip ipsec profile
remove [find where name="plain"]
