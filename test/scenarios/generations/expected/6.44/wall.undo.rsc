# site wall, RouterOS 6.44: removes what wall.rsc added
# documented: exports of RouterOS 6.44.1, 6.48.6, 6.49.6 and 6.49.7; MikroTik changelog, 6.44; table of the API of RouterOS 6 and 7 in community.routeros for Ansible; not run on a router
# apply:  /import file-name=wall.undo.rsc

/ip firewall mangle
remove [find chain="forward" \
    comment="vpnc wall-riga: TCP segments up to 1360"]
/ip firewall filter
remove [find chain="forward" comment="vpnc wall-riga: out of the tunnel"]
remove [find chain="forward" comment="vpnc wall-riga: into the tunnel"]
remove [find chain="forward" comment="vpnc wall-riga: not fasttracked"]
remove [find chain="input" comment="vpnc wall-riga: BGP"]
remove [find chain="input" comment="vpnc wall-riga: ESP"]
remove [find chain="input" comment="vpnc wall-riga: NAT traversal"]
remove [find chain="input" comment="vpnc wall-riga: IKE"]
/ip firewall nat
remove [find chain="srcnat" comment="vpnc wall-riga: not translated"]
/routing bgp peer
remove [find name="wall-riga"]
/routing bgp instance
remove [find name="inner"]
/ip address
remove [find address="172.31.0.1/30" interface="ether1"]
/ip ipsec policy
remove [find action="encrypt" dst-address="172.31.0.2/32" protocol="all" \
    sa-dst-address="198.51.100.7" sa-src-address="192.168.88.2" \
    src-address="172.31.0.1/32"]
remove [find action="encrypt" dst-address="10.2.0.0/16" protocol="all" \
    sa-dst-address="198.51.100.7" sa-src-address="192.168.88.2" \
    src-address="10.1.0.0/16"]
/ip ipsec identity
remove [find peer="wall-riga"]
/ip ipsec peer
remove [find name="wall-riga"]
/ip ipsec proposal
remove [find name="strong"]
/ip ipsec profile
remove [find name="strong"]
