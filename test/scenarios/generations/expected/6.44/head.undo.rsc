# site head, RouterOS 6.44: removes what head.rsc added
# documented: exports of RouterOS 6.44.1, 6.48.6, 6.49.6 and 6.49.7; MikroTik changelog, 6.44; table of the API of RouterOS 6 and 7 in community.routeros for Ansible; not run on a router
# apply:  /import file-name=head.undo.rsc

/ip firewall mangle
remove [find chain="forward" \
    comment="vpnc branch-tartu: TCP segments up to 1398"]
remove [find chain="forward" \
    comment="vpnc branch-narva: TCP segments up to 1406"]
remove [find chain="forward" \
    comment="vpnc branch-oslo: TCP segments up to 1398"]
remove [find chain="forward" \
    comment="vpnc branch-riga: TCP segments up to 1398"]
/ip firewall filter
remove [find chain="forward" comment="vpnc branch-tartu: out of the tunnel"]
remove [find chain="forward" comment="vpnc branch-tartu: into the tunnel"]
remove [find chain="forward" comment="vpnc branch-narva: out of the tunnel"]
remove [find chain="forward" comment="vpnc branch-narva: into the tunnel"]
remove [find chain="forward" comment="vpnc branch-oslo: out of the tunnel"]
remove [find chain="forward" comment="vpnc branch-oslo: into the tunnel"]
remove [find chain="forward" comment="vpnc branch-riga: out of the tunnel"]
remove [find chain="forward" comment="vpnc branch-riga: into the tunnel"]
remove [find chain="input" comment="vpnc branch-tartu: ESP"]
remove [find chain="input" comment="vpnc branch-tartu: NAT traversal"]
remove [find chain="input" comment="vpnc branch-tartu: IKE"]
remove [find chain="input" comment="vpnc branch-narva: ESP"]
remove [find chain="input" comment="vpnc branch-narva: NAT traversal"]
remove [find chain="input" comment="vpnc branch-narva: IKE"]
remove [find chain="input" comment="vpnc branch-oslo: ESP"]
remove [find chain="input" comment="vpnc branch-oslo: NAT traversal"]
remove [find chain="input" comment="vpnc branch-oslo: IKE"]
remove [find chain="input" comment="vpnc branch-riga: ESP"]
remove [find chain="input" comment="vpnc branch-riga: NAT traversal"]
remove [find chain="input" comment="vpnc branch-riga: IKE"]
/ip firewall nat
remove [find chain="srcnat" comment="vpnc branch-tartu: not translated"]
remove [find chain="srcnat" comment="vpnc branch-narva: not translated"]
remove [find chain="srcnat" comment="vpnc branch-oslo: not translated"]
remove [find chain="srcnat" comment="vpnc branch-riga: not translated"]
/ip ipsec policy
remove [find dst-address="10.4.0.0/24" group="branch-tartu" protocol="all" \
    src-address="10.1.0.0/16"]
remove [find action="encrypt" dst-address="10.5.0.0/24" protocol="all" \
    sa-dst-address="198.51.100.7" sa-src-address="192.0.2.1" \
    src-address="10.1.0.0/16"]
remove [find dst-address="10.3.0.0/24" group="branch-oslo" protocol="all" \
    src-address="10.1.0.0/16"]
remove [find dst-address="10.2.0.0/24" group="branch-riga" protocol="all" \
    src-address="10.1.0.0/16"]
/ip ipsec identity
remove [find peer="callers-192-0-2-1" policy-template-group="branch-tartu"]
remove [find peer="branch-narva"]
remove [find peer="callers-192-0-2-1" policy-template-group="branch-oslo"]
remove [find peer="callers-192-0-2-1" policy-template-group="branch-riga"]
/ip ipsec peer
remove [find name="branch-narva"]
remove [find name="callers-192-0-2-1"]
/ip ipsec policy group
remove [find name="branch-tartu"]
remove [find name="branch-oslo"]
remove [find name="branch-riga"]
/ip ipsec proposal
remove [find name="branch"]
/ip ipsec profile
remove [find name="branch"]
