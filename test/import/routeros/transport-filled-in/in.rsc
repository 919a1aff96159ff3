# 2022-12-12 12:12:12 by RouterOS 6.49.6
/interface gre
add allow-fast-path=no keepalive=10s,3 local-address=198.51.100.66 mtu=1400 name=gre-ventspils remote-address=203.0.113.66
add ipsec-secret=gre-own-secret-9 name=gre-other remote-address=203.0.113.67
add name=gre-bare remote-address=192.0.2.44
/ip ipsec peer
add address=203.0.113.66/32 local-address=198.51.100.66 name=ventspils
/ip address
add address=198.51.100.66/24 interface=ether1 network=198.51.100.0
add address=172.31.66.1/30 interface=gre-ventspils network=172.31.66.0
/ip ipsec identity
add peer=ventspils secret=gull-and-gravel-66
/ip ipsec policy
add dst-address=203.0.113.66/32 peer=ventspils protocol=gre src-address=198.51.100.66/32
/routing bgp instance
set default as=65066
/routing bgp peer
add name=ventspils remote-address=172.31.66.2 remote-as=65067
