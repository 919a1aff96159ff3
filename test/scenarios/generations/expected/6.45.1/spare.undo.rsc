# site spare, RouterOS 6.45.1: removes what spare.rsc added
# documented: exports of RouterOS 6.44.1, 6.48.6, 6.49.6 and 6.49.7; MikroTik changelog, 6.45.1; table of the API of RouterOS 6 and 7 in community.routeros for Ansible; not run on a router
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
remove [find action="encrypt" dst-address="10.3.0.0/16" peer="oslo-2" \
    protocol="all" src-address="10.1.0.0/16"]
remove [find action="encrypt" dst-address="10.3.0.0/16" peer="oslo-1" \
    protocol="all" src-address="10.1.0.0/16"]
/ip ipsec identity
remove [find peer="oslo-2"]
remove [find peer="oslo-1"]
/ip ipsec peer
remove [find name="oslo-2"]
remove [find name="oslo-1"]
/ip ipsec proposal
remove [find name="plain"]
/ip ipsec profile
remove [find name="plain"]
