# site hq, RouterOS 7.24: removes what hq.rsc added
# verified against the console tree of RouterOS 7.24; not run on a router
# apply:  /import file-name=hq.undo.rsc
# try it: /import file-name=hq.undo.rsc verbose=yes dry-run

/ip address
remove [find where address="172.31.0.1/30" interface="ether1"]
/ip ipsec policy
remove [find where action="encrypt" dst-address="10.2.8.0/24" peer="hq-riga" \
    protocol="all" src-address="10.1.0.0/16"]
remove [find where action="encrypt" dst-address="10.2.0.0/24" peer="hq-riga" \
    protocol="all" src-address="10.1.0.0/16"]
/ip ipsec identity
remove [find where peer="hq-riga"]
/ip ipsec peer
remove [find where name="hq-riga"]
/ip ipsec proposal
remove [find where name="plain"]
/ip ipsec profile
remove [find where name="plain"]
