# site hub, RouterOS 6.49.10: removes what hub.rsc added
# documented: exports of RouterOS 6.44.1, 6.48.6, 6.49.6 and 6.49.7; MikroTik changelog, 6.45.1; table of the API of RouterOS 6 and 7 in community.routeros for Ansible; not run on a router
# apply:  /import file-name=hub.undo.rsc

/routing bgp peer
remove [find name="hub-oslo"]
remove [find name="hub-riga"]
/routing bgp network
remove [find network="10.1.0.0/16"]
/routing bgp instance
remove [find name="wide"]
/ip address
remove [find address="172.31.0.5/30" interface="ether1"]
remove [find address="172.31.0.1/30" interface="ether1"]
/ip ipsec policy
remove [find action="encrypt" dst-address="172.31.0.6/32" peer="hub-oslo" \
    protocol="all" src-address="172.31.0.5/32"]
remove [find action="encrypt" dst-address="10.3.0.0/16" peer="hub-oslo" \
    protocol="all" src-address="10.1.0.0/16"]
remove [find action="encrypt" dst-address="172.31.0.2/32" peer="hub-riga" \
    protocol="all" src-address="172.31.0.1/32"]
remove [find action="encrypt" dst-address="10.2.0.0/16" peer="hub-riga" \
    protocol="all" src-address="10.1.0.0/16"]
/ip ipsec identity
remove [find peer="hub-oslo"]
remove [find peer="hub-riga"]
/ip ipsec peer
remove [find name="hub-oslo"]
remove [find name="hub-riga"]
/ip ipsec proposal
remove [find name="plain"]
/ip ipsec profile
remove [find name="plain"]
