# site spare, RouterOS 7.8: removes what spare.rsc added
# documented: exports of RouterOS 7.1.1, 7.6, 7.7 and 7.8, all within the console tree of 7.9; MikroTik documentation, RouterOS 7, IPsec and BGP pages; not run on a router
# apply:  /import file-name=spare.undo.rsc

/tool netwatch
remove [find where comment="vpnc oslo"]
/system script
remove [find where name="vpnc-oslo"]
/ip firewall filter
remove [find where chain="input" comment="vpnc oslo: answers"]
remove [find where chain="input" comment="vpnc oslo-2: ESP"]
remove [find where chain="input" comment="vpnc oslo-2: IKE"]
remove [find where chain="input" comment="vpnc oslo-1: ESP"]
remove [find where chain="input" comment="vpnc oslo-1: IKE"]
/ip firewall nat
remove [find where chain="srcnat" comment="vpnc oslo: probe"]
/ip ipsec policy
remove [find where action="encrypt" dst-address="10.3.0.0/16" peer="oslo-2" \
    protocol="all" src-address="10.1.0.0/16"]
remove [find where action="encrypt" dst-address="10.3.0.0/16" peer="oslo-1" \
    protocol="all" src-address="10.1.0.0/16"]
/ip ipsec identity
remove [find where peer="oslo-2"]
remove [find where peer="oslo-1"]
/ip ipsec peer
remove [find where name="oslo-2"]
remove [find where name="oslo-1"]
/ip ipsec proposal
remove [find where name="plain"]
/ip ipsec profile
remove [find where name="plain"]
