# site hq, RouterOS 2.6: removes what hq.rsc added
# documented: MikroTik RouterOS V2.6 IPSec manual, 16-Jul-2002; not run on a router
# apply:  /import file-name=hq.undo.rsc
# needs the package ipsec (ipsec-2.x.npk): see /system package print
# The 2.6 manual does not show how items are found: this form is the one of 2.9, 3.0 and later.
# Compare with `print` first; where it is refused, remove the items by hand.

/ip address
remove [find address="172.31.0.1/30" interface="ether1"]
/ip ipsec policy
remove [find action="encrypt" dst-address="10.2.8.0/24" protocol="all" \
    sa-dst="198.51.100.7" sa-src="192.0.2.1" src-address="10.1.0.0/16"]
remove [find action="encrypt" dst-address="10.2.0.0/24" protocol="all" \
    sa-dst="198.51.100.7" sa-src="192.0.2.1" src-address="10.1.0.0/16"]
/ip ipsec pre-shared-secret
remove [find address="198.51.100.7"]
/ip ipsec peer
remove [find address="198.51.100.7"]
/ip ipsec proposal
remove [find name="plain"]
