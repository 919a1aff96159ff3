# site head, RouterOS 7.18.2: removes what head.rsc added
# verified against the console tree of RouterOS 7.18.2; not run on a router
# apply:  /import file-name=head.undo.rsc
# try it: /import file-name=head.undo.rsc verbose=yes dry-run

/ip firewall mangle
remove [find where chain="forward" \
    comment="vpnc branch-tartu: TCP segments up to 1398"]
remove [find where chain="forward" \
    comment="vpnc branch-narva: TCP segments up to 1406"]
remove [find where chain="forward" \
    comment="vpnc branch-oslo: TCP segments up to 1398"]
remove [find where chain="forward" \
    comment="vpnc branch-riga: TCP segments up to 1398"]
/ip firewall filter
remove [find where chain="forward" \
    comment="vpnc branch-tartu: out of the tunnel"]
remove [find where chain="forward" \
    comment="vpnc branch-tartu: into the tunnel"]
remove [find where chain="forward" \
    comment="vpnc branch-narva: out of the tunnel"]
remove [find where chain="forward" \
    comment="vpnc branch-narva: into the tunnel"]
remove [find where chain="forward" \
    comment="vpnc branch-oslo: out of the tunnel"]
remove [find where chain="forward" \
    comment="vpnc branch-oslo: into the tunnel"]
remove [find where chain="forward" \
    comment="vpnc branch-riga: out of the tunnel"]
remove [find where chain="forward" \
    comment="vpnc branch-riga: into the tunnel"]
remove [find where chain="input" comment="vpnc branch-tartu: ESP"]
remove [find where chain="input" comment="vpnc branch-tartu: NAT traversal"]
remove [find where chain="input" comment="vpnc branch-tartu: IKE"]
remove [find where chain="input" comment="vpnc branch-narva: ESP"]
remove [find where chain="input" comment="vpnc branch-narva: NAT traversal"]
remove [find where chain="input" comment="vpnc branch-narva: IKE"]
remove [find where chain="input" comment="vpnc branch-oslo: ESP"]
remove [find where chain="input" comment="vpnc branch-oslo: NAT traversal"]
remove [find where chain="input" comment="vpnc branch-oslo: IKE"]
remove [find where chain="input" comment="vpnc branch-riga: ESP"]
remove [find where chain="input" comment="vpnc branch-riga: NAT traversal"]
remove [find where chain="input" comment="vpnc branch-riga: IKE"]
/ip firewall nat
remove [find where chain="srcnat" comment="vpnc branch-tartu: not translated"]
remove [find where chain="srcnat" comment="vpnc branch-narva: not translated"]
remove [find where chain="srcnat" comment="vpnc branch-oslo: not translated"]
remove [find where chain="srcnat" comment="vpnc branch-riga: not translated"]
/ip ipsec policy
remove [find where dst-address="10.4.0.0/24" group="branch-tartu" \
    protocol="all" src-address="10.1.0.0/16"]
remove [find where action="encrypt" dst-address="10.5.0.0/24" \
    peer="branch-narva" protocol="all" src-address="10.1.0.0/16"]
remove [find where dst-address="10.3.0.0/24" group="branch-oslo" \
    protocol="all" src-address="10.1.0.0/16"]
remove [find where dst-address="10.2.0.0/24" group="branch-riga" \
    protocol="all" src-address="10.1.0.0/16"]
/ip ipsec identity
remove [find where peer="callers-192-0-2-1" \
    policy-template-group="branch-tartu"]
remove [find where peer="branch-narva"]
remove [find where peer="callers-192-0-2-1" \
    policy-template-group="branch-oslo"]
remove [find where peer="callers-192-0-2-1" \
    policy-template-group="branch-riga"]
/ip ipsec peer
remove [find where name="branch-narva"]
remove [find where name="callers-192-0-2-1"]
/ip ipsec policy group
remove [find where name="branch-tartu"]
remove [find where name="branch-oslo"]
remove [find where name="branch-riga"]
/ip ipsec proposal
remove [find where name="branch"]
/ip ipsec profile
remove [find where name="branch"]
