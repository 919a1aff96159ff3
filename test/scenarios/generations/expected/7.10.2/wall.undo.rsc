# site wall, RouterOS 7.10.2: removes what wall.rsc added
# verified against the console tree of RouterOS 7.10.2; not run on a router
# apply:  /import file-name=wall.undo.rsc

/ip firewall mangle
remove [find where chain="forward" \
    comment="vpnc wall-riga: TCP segments up to 1360"]
/ip firewall filter
remove [find where chain="forward" \
    comment="vpnc wall-riga: out of the tunnel"]
remove [find where chain="forward" comment="vpnc wall-riga: into the tunnel"]
remove [find where chain="forward" comment="vpnc wall-riga: not fasttracked"]
remove [find where chain="input" comment="vpnc wall-riga: BGP"]
remove [find where chain="input" comment="vpnc wall-riga: ESP"]
remove [find where chain="input" comment="vpnc wall-riga: NAT traversal"]
remove [find where chain="input" comment="vpnc wall-riga: IKE"]
/ip firewall nat
remove [find where chain="srcnat" comment="vpnc wall-riga: not translated"]
/routing bgp connection
remove [find where name="wall-riga"]
/ip address
remove [find where address="172.31.0.1/30" interface="ether1"]
/ip ipsec policy
remove [find where action="encrypt" dst-address="172.31.0.2/32" \
    peer="wall-riga" protocol="all" src-address="172.31.0.1/32"]
remove [find where action="encrypt" dst-address="10.2.0.0/16" peer="wall-riga" \
    protocol="all" src-address="10.1.0.0/16"]
/ip ipsec identity
remove [find where peer="wall-riga"]
/ip ipsec peer
remove [find where name="wall-riga"]
/ip ipsec proposal
remove [find where name="strong"]
/ip ipsec profile
remove [find where name="strong"]
