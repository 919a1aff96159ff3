# site post, RouterOS 6.42: removes what post.rsc added
# documented: prints of RouterOS 6.x peers and policies, 2014 to 2017; export of RouterOS 6.27, 2015-05-22; verbose export of RouterOS 6.35.1, 2016-05-19; not run on a router
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
