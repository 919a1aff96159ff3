# 2025-01-10 10:00:00 by RouterOS 7.16
/ip ipsec profile
add dh-group=ecp256,modp2048 enc-algorithm=aes-256,aes-128 hash-algorithm=sha256 name=branches
/ip ipsec peer
add address=198.51.100.31/32 exchange-mode=ike2 local-address=203.0.113.31 name=riga profile=branches
/ip ipsec proposal
add enc-algorithms=aes-256-cbc,aes-128-cbc lifetime=1h name=branches pfs-group=modp2048
/ip address
add address=203.0.113.31/24 interface=ether1 network=203.0.113.0
add address=10.1.0.1/16 interface=bridge network=10.1.0.0
/ip ipsec identity
add peer=riga secret=shared-by-both-31
/ip ipsec policy
add dst-address=10.2.0.0/16 peer=riga proposal=branches src-address=10.1.0.0/16 tunnel=yes
/system identity
set name=hq
