# site spare, RouterOS 7.9: removes what spare.rsc added
# verified against the console tree of RouterOS 7.9; not run on a router
# apply:  /import file-name=spare.undo.rsc

/ip firewall filter
remove [find where chain="input" comment="vpnc oslo-2: ESP"]
remove [find where chain="input" comment="vpnc oslo-2: IKE"]
remove [find where chain="input" comment="vpnc oslo-1: ESP"]
remove [find where chain="input" comment="vpnc oslo-1: IKE"]
/ip ipsec policy
remove [find where action="encrypt" dst-address="10.3.0.0/16" protocol="all" \
    src-address="10.1.0.0/16"]
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
