# jan/10/2025 10:00:00 by RouterOS 6.49.10
/ip ipsec profile
add dh-group=modp2048 enc-algorithm=aes-128 hash-algorithm=sha256 name=hq
/ip ipsec peer
add address=203.0.113.31/32 exchange-mode=ike2 local-address=198.51.100.31 name=hq profile=hq
/ip ipsec proposal
add enc-algorithms=aes-128-cbc lifetime=1h name=hq pfs-group=modp2048
/ip address
add address=198.51.100.31/24 interface=ether1 network=198.51.100.0
add address=10.2.0.1/16 interface=bridge network=10.2.0.0
/ip ipsec identity
add peer=hq secret=shared-by-both-31
/ip ipsec policy
add dst-address=10.1.0.0/16 peer=hq proposal=hq src-address=10.2.0.0/16 tunnel=yes
/system identity
set name=riga
