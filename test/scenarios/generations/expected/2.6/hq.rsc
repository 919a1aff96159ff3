# site hq, RouterOS 2.6
# documented: MikroTik RouterOS V2.6 IPSec manual, 16-Jul-2002; not run on a router
# confidence C, from near this release or from third parties: address address, address interface, address network (an /ip address example of the 2.9 era in a public load-balancing tutorial)
# apply:  /import file-name=hq.rsc
# needs the package ipsec (ipsec-2.x.npk): see /system package print
# undo:   /import file-name=hq.undo.rsc
# This file holds secrets: keep it readable by its owner only, and delete it after use.

/ip ipsec proposal
add algorithms=enc-3des,auth-sha1 lifetime=1h name=plain pfs-group=modp1024
/ip ipsec peer
add address=198.51.100.7 auth-method=pre-shared-key dh-group=modp1024 \
    enc-algorithm=3des exchange-mode=main hash-algorithm=md5 nonce-size=16 \
    proposal-check=obey send-initial-contact=yes
/ip ipsec pre-shared-secret
add address=198.51.100.7 secret=value-of-HQ_RIGA_PSK
/ip ipsec policy
add action=encrypt dst-address=10.2.0.0/24 ipsec-protocols=esp level=require \
    proposal=plain protocol=all sa-dst=198.51.100.7 sa-src=192.0.2.1 \
    src-address=10.1.0.0/16 tunnel=yes
add action=encrypt dst-address=10.2.8.0/24 ipsec-protocols=esp level=use \
    proposal=plain protocol=all sa-dst=198.51.100.7 sa-src=192.0.2.1 \
    src-address=10.1.0.0/16 tunnel=yes
/ip address
add address=172.31.0.1/30 interface=ether1 network=172.31.0.0
