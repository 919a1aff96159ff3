# site gate, RouterOS 6.43.8: removes what gate.rsc added
# documented: verbose export of RouterOS 6.43.8, and an export of 6.43.2; MikroTik changelog, 6.43; third parties' scripts for RouterOS 6.43 (peer, peer profile); not run on a router
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
remove [find action="encrypt" dst-address="10.3.0.0/16" protocol="all" \
    sa-dst-address="198.51.100.130" sa-src-address="192.0.2.1" \
    src-address="10.1.0.0/16"]
remove [find action="encrypt" dst-address="10.2.8.0/24" protocol="all" \
    sa-dst-address="198.51.100.7" sa-src-address="192.0.2.1" \
    src-address="10.1.0.0/16"]
remove [find action="encrypt" dst-address="10.2.0.0/24" protocol="all" \
    sa-dst-address="198.51.100.7" sa-src-address="192.0.2.1" \
    src-address="10.1.0.0/16"]
/ip ipsec peer
remove [find address="198.51.100.130/32"]
remove [find address="198.51.100.7/32"]
/ip ipsec proposal
remove [find name="plain"]
/ip ipsec peer profile
remove [find name="plain"]
