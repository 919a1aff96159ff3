# site gate, RouterOS 7.18.2: removes what gate.rsc added
# verified against the console tree of RouterOS 7.18.2; not run on a router
# apply:  /import file-name=gate.undo.rsc
# try it: /import file-name=gate.undo.rsc verbose=yes dry-run

/ip firewall mangle
remove [find where chain="forward" \
    comment="vpnc gate-oslo: TCP segments up to 1406"]
remove [find where chain="forward" \
    comment="vpnc gate-riga: TCP segments up to 1406"]
/ip firewall filter
remove [find where chain="input" comment="vpnc gate-oslo: ESP"]
remove [find where chain="input" comment="vpnc gate-oslo: IKE"]
remove [find where chain="input" comment="vpnc gate-riga: ESP"]
remove [find where chain="input" comment="vpnc gate-riga: IKE"]
/ip firewall nat
remove [find where chain="srcnat" comment="vpnc gate-oslo: not translated"]
remove [find where chain="srcnat" comment="vpnc gate-riga: not translated"]
/ip ipsec policy
remove [find where action="encrypt" dst-address="10.3.0.0/16" peer="gate-oslo" \
    protocol="all" src-address="10.1.0.0/16"]
remove [find where action="encrypt" dst-address="10.2.8.0/24" peer="gate-riga" \
    protocol="all" src-address="10.1.0.0/16"]
remove [find where action="encrypt" dst-address="10.2.0.0/24" peer="gate-riga" \
    protocol="all" src-address="10.1.0.0/16"]
/ip ipsec identity
remove [find where peer="gate-oslo"]
remove [find where peer="gate-riga"]
/ip ipsec peer
remove [find where name="gate-oslo"]
remove [find where name="gate-riga"]
/ip ipsec proposal
remove [find where name="plain"]
/ip ipsec profile
remove [find where name="plain"]
