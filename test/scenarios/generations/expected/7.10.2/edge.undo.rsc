# site edge, RouterOS 7.10.2: removes what edge.rsc added
# verified against the console tree of RouterOS 7.10.2; not run on a router
# apply:  /import file-name=edge.undo.rsc

/ip ipsec policy
remove [find where action="encrypt" dst-address="10.2.0.0/16" peer="edge-riga" \
    protocol="all" src-address="10.1.0.0/16"]
remove [find where action="none" dst-address="10.2.0.0/16" protocol="all" \
    src-address="10.1.9.0/24"]
/ip ipsec identity
remove [find where peer="edge-riga"]
/ip ipsec peer
remove [find where name="edge-riga"]
/ip ipsec proposal
remove [find where name="strong"]
/ip ipsec profile
remove [find where name="strong"]
