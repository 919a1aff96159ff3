# site spare, RouterOS 6.43.8: removes what spare.rsc added
# documented: verbose export of RouterOS 6.43.8, and an export of 6.43.2; MikroTik changelog, 6.43; third parties' scripts for RouterOS 6.43 (peer, peer profile); not run on a router
# apply:  /import file-name=spare.undo.rsc

/tool netwatch
remove [find comment="vpnc oslo"]
/system script
remove [find name="vpnc-oslo"]
/ip firewall filter
remove [find chain="input" comment="vpnc oslo: answers"]
remove [find chain="input" comment="vpnc oslo-2: ESP"]
remove [find chain="input" comment="vpnc oslo-2: IKE"]
remove [find chain="input" comment="vpnc oslo-1: ESP"]
remove [find chain="input" comment="vpnc oslo-1: IKE"]
/ip firewall nat
remove [find chain="srcnat" comment="vpnc oslo: probe"]
/ip ipsec policy
remove [find action="encrypt" dst-address="10.3.0.0/16" protocol="all" \
    sa-dst-address="198.51.100.130" sa-src-address="192.0.2.1" \
    src-address="10.1.0.0/16"]
remove [find action="encrypt" dst-address="10.3.0.0/16" protocol="all" \
    sa-dst-address="198.51.100.7" sa-src-address="192.0.2.1" \
    src-address="10.1.0.0/16"]
/ip ipsec peer
remove [find address="198.51.100.130/32"]
remove [find address="198.51.100.7/32"]
/ip ipsec proposal
remove [find name="plain"]
/ip ipsec peer profile
remove [find name="plain"]
