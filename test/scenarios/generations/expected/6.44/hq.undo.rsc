# site hq, RouterOS 6.44: removes what hq.rsc added
# documented: exports of RouterOS 6.44.1, 6.48.6, 6.49.6 and 6.49.7; MikroTik changelog, 6.44; table of the API of RouterOS 6 and 7 in community.routeros for Ansible; not run on a router
# apply:  /import file-name=hq.undo.rsc

/ip address
remove [find address="172.31.0.1/30" interface="ether1"]
/ip ipsec policy
remove [find action="encrypt" dst-address="10.2.8.0/24" protocol="all" \
    sa-dst-address="198.51.100.7" sa-src-address="192.0.2.1" \
    src-address="10.1.0.0/16"]
remove [find action="encrypt" dst-address="10.2.0.0/24" protocol="all" \
    sa-dst-address="198.51.100.7" sa-src-address="192.0.2.1" \
    src-address="10.1.0.0/16"]
/ip ipsec identity
remove [find peer="hq-riga"]
/ip ipsec peer
remove [find name="hq-riga"]
/ip ipsec proposal
remove [find name="plain"]
/ip ipsec profile
remove [find name="plain"]
