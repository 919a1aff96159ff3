# site hub, RouterOS 7.18.2: removes what hub.rsc added
# verified against the console tree of RouterOS 7.18.2; not run on a router
# apply:  /import file-name=hub.undo.rsc
# try it: /import file-name=hub.undo.rsc verbose=yes dry-run

/routing bgp connection
remove [find where name="hub-oslo"]
remove [find where name="hub-riga"]
/ip firewall address-list
remove [find where address="10.1.0.0/16" list="wide-networks"]
/ip address
remove [find where address="172.31.0.5/30" interface="ether1"]
remove [find where address="172.31.0.1/30" interface="ether1"]
/ip ipsec policy
remove [find where action="encrypt" dst-address="172.31.0.6/32" \
    peer="hub-oslo" protocol="all" src-address="172.31.0.5/32"]
remove [find where action="encrypt" dst-address="10.3.0.0/16" peer="hub-oslo" \
    protocol="all" src-address="10.1.0.0/16"]
remove [find where action="encrypt" dst-address="172.31.0.2/32" \
    peer="hub-riga" protocol="all" src-address="172.31.0.1/32"]
remove [find where action="encrypt" dst-address="10.2.0.0/16" peer="hub-riga" \
    protocol="all" src-address="10.1.0.0/16"]
/ip ipsec identity
remove [find where peer="hub-oslo"]
remove [find where peer="hub-riga"]
/ip ipsec peer
remove [find where name="hub-oslo"]
remove [find where name="hub-riga"]
/ip ipsec proposal
remove [find where name="plain"]
/ip ipsec profile
remove [find where name="plain"]
