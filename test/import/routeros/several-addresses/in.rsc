# 2024-07-01 01:00:00 by RouterOS 7.15.2
/ip ipsec peer
add address=203.0.113.90/32 exchange-mode=ike2 name=far
/ip address
add address=198.51.100.90/30 interface=ether1 network=198.51.100.88
add address=10.90.0.1/24 interface=bridge network=10.90.0.0
add address=10.255.0.1/32 interface=lo network=10.255.0.1
add address=192.168.1.1/24 interface=guests network=192.168.1.0
/ip ipsec identity
add peer=far secret=ferry-to-the-far-side-90
/ip ipsec policy
add dst-address=10.91.0.0/24 peer=far src-address=10.90.0.0/24 tunnel=yes
/ip route
add gateway=198.51.100.89
