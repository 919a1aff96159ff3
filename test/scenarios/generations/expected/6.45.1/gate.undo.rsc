# site gate, RouterOS 6.45.1: removes what gate.rsc added
# documented: exports of RouterOS 6.44.1, 6.48.6, 6.49.6 and 6.49.7; MikroTik changelog, 6.45.1; table of the API of RouterOS 6 and 7 in community.routeros for Ansible; not run on a router
# apply:  /import file-name=gate.undo.rsc

/ip firewall mangle
remove [find chain="forward" \
    comment="vpnc gate-oslo: TCP segments up to 1406"]
remove [find chain="forward" \
    comment="vpnc gate-riga: TCP segments up to 1406"]
/ip firewall filter
remove [find chain="input" comment="vpnc gate-oslo: ESP"]
remove [find chain="input" comment="vpnc gate-oslo: IKE"]
remove [find chain="input" comment="vpnc gate-riga: ESP"]
remove [find chain="input" comment="vpnc gate-riga: IKE"]
/ip firewall nat
remove [find chain="srcnat" comment="vpnc gate-oslo: not translated"]
remove [find chain="srcnat" comment="vpnc gate-riga: not translated"]
/ip ipsec policy
remove [find action="encrypt" dst-address="10.3.0.0/16" peer="gate-oslo" \
    protocol="all" src-address="10.1.0.0/16"]
remove [find action="encrypt" dst-address="10.2.8.0/24" peer="gate-riga" \
    protocol="all" src-address="10.1.0.0/16"]
remove [find action="encrypt" dst-address="10.2.0.0/24" peer="gate-riga" \
    protocol="all" src-address="10.1.0.0/16"]
/ip ipsec identity
remove [find peer="gate-oslo"]
remove [find peer="gate-riga"]
/ip ipsec peer
remove [find name="gate-oslo"]
remove [find name="gate-riga"]
/ip ipsec proposal
remove [find name="plain"]
/ip ipsec profile
remove [find name="plain"]
