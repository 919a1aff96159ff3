# site edge, RouterOS 6.44: removes what edge.rsc added
# documented: exports of RouterOS 6.44.1, 6.48.6, 6.49.6 and 6.49.7; MikroTik changelog, 6.44; table of the API of RouterOS 6 and 7 in community.routeros for Ansible; not run on a router
# apply:  /import file-name=edge.undo.rsc

/ip ipsec policy
remove [find action="encrypt" dst-address="10.2.0.0/16" protocol="all" \
    sa-dst-address="198.51.100.7" sa-src-address="192.0.2.1" \
    src-address="10.1.0.0/16"]
remove [find action="none" dst-address="10.2.0.0/16" protocol="all" \
    sa-dst-address="198.51.100.7" sa-src-address="192.0.2.1" \
    src-address="10.1.9.0/24"]
/ip ipsec identity
remove [find peer="edge-riga"]
/ip ipsec peer
remove [find name="edge-riga"]
/ip ipsec proposal
remove [find name="strong"]
/ip ipsec profile
remove [find name="strong"]
