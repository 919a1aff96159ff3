# site spare, RouterOS 5.26: removes what spare.rsc added
# documented: verbose add lines of RouterOS 5.19 in an article of 2012-08-02; rant.gulbrandsen.priv.no, RouterOS 5.x and Amazon VPC, 2011-07-29; export of RouterOS 5.7; export of RouterOS 5.21; not run on a router
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
remove [find action="encrypt" dst-address="10.3.0.0/16" dst-port="any" \
    protocol="all" sa-dst-address="198.51.100.130" sa-src-address="192.0.2.1" \
    src-address="10.1.0.0/16" src-port="any"]
remove [find action="encrypt" dst-address="10.3.0.0/16" dst-port="any" \
    protocol="all" sa-dst-address="198.51.100.7" sa-src-address="192.0.2.1" \
    src-address="10.1.0.0/16" src-port="any"]
/ip ipsec peer
remove [find address="198.51.100.130/32"]
remove [find address="198.51.100.7/32"]
/ip ipsec proposal
remove [find name="plain"]
