# jan/20/2023 20:00:00 by RouterOS 7.7
/ip ipsec peer
add address=203.0.113.77/32 exchange-mode=ike2 name=transit
/routing bgp template
set default as=65077 disabled=no router-id=10.77.0.1
add as=65078 hold-time=30s name=fast router-id=10.78.0.1
/ip address
add address=198.51.100.77/24 interface=ether1 network=198.51.100.0
add address=169.254.77.2/30 interface=ether1 network=169.254.77.0
/ip firewall address-list
add address=10.77.0.0/16 list=announce
add address=10.99.0.0/16 list=other
/ip ipsec identity
add peer=transit secret=tide-table-77
/ip ipsec policy
add dst-address=169.254.77.1/32 peer=transit src-address=169.254.77.2/32 tunnel=yes
/routing bgp connection
add address-families=ip local.role=ebgp multihop=no name=transit output.network=announce output.redistribute=connected,static remote.address=169.254.77.1/32 remote.as=64999 templates=fast
