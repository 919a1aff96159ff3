# site post, RouterOS 6.44: removes what post.rsc added
# documented: exports of RouterOS 6.44.1, 6.48.6, 6.49.6 and 6.49.7; MikroTik changelog, 6.44; table of the API of RouterOS 6 and 7 in community.routeros for Ansible; not run on a router
# apply:  /import file-name=post.undo.rsc

/ip ipsec policy
remove [find dst-address="10.2.8.0/24" group="post-riga" protocol="all" \
    src-address="10.1.0.0/16"]
remove [find dst-address="10.2.0.0/24" group="post-riga" protocol="all" \
    src-address="10.1.0.0/16"]
/ip ipsec identity
remove [find peer="callers-192-0-2-1-main" policy-template-group="post-riga"]
/ip ipsec peer
remove [find name="callers-192-0-2-1-main"]
/ip ipsec policy group
remove [find name="post-riga"]
/ip ipsec proposal
remove [find name="plain"]
/ip ipsec profile
remove [find name="plain"]
