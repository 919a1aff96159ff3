# site spare, RouterOS 6.42: removes what spare.rsc added
# documented: prints of RouterOS 6.x peers and policies, 2014 to 2017; export of RouterOS 6.27, 2015-05-22; verbose export of RouterOS 6.35.1, 2016-05-19; not run on a router
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
