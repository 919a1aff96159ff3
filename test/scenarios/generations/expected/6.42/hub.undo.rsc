# site hub, RouterOS 6.42: removes what hub.rsc added
# documented: prints of RouterOS 6.x peers and policies, 2014 to 2017; export of RouterOS 6.27, 2015-05-22; verbose export of RouterOS 6.35.1, 2016-05-19; not run on a router
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
remove [find action="encrypt" dst-address="172.31.0.6/32" protocol="all" \
    sa-dst-address="198.51.100.8" sa-src-address="192.0.2.1" \
    src-address="172.31.0.5/32"]
remove [find action="encrypt" dst-address="10.3.0.0/16" protocol="all" \
    sa-dst-address="198.51.100.8" sa-src-address="192.0.2.1" \
    src-address="10.1.0.0/16"]
remove [find action="encrypt" dst-address="172.31.0.2/32" protocol="all" \
    sa-dst-address="198.51.100.7" sa-src-address="192.0.2.1" \
    src-address="172.31.0.1/32"]
remove [find action="encrypt" dst-address="10.2.0.0/16" protocol="all" \
    sa-dst-address="198.51.100.7" sa-src-address="192.0.2.1" \
    src-address="10.1.0.0/16"]
/ip ipsec peer
remove [find address="198.51.100.8/32"]
remove [find address="198.51.100.7/32"]
/ip ipsec proposal
remove [find name="plain"]
