# 2025-10-10 10:10:10 by RouterOS 7.20.1
/ip ipsec peer
add address=203.0.113.20/32 exchange-mode=ike2 local-address=198.51.100.20 name=carrier
/routing bgp instance
add as=65020 name="inst one" router-id=10.20.0.1
add as=65021 name=inst2 router-id=10.21.0.1
/ip address
add address=169.254.20.2/30 interface=ether1 network=169.254.20.0
/ip ipsec identity
add peer=carrier secret=lighthouse-20-20
/ip ipsec policy
add dst-address=169.254.20.0/30 peer=carrier src-address=169.254.20.0/30 tunnel=yes
/routing bgp connection
add afi=ip hold-time=1m30s instance="inst one" keepalive-time=30s local.role=ebgp name=c1 output.default-originate=always output.filter-chain=out1 remote.address=169.254.20.1 remote.as=64520
add afi=ip instance=inst2 local.role=ibgp name=c2 remote.address=10.21.0.9 remote.as=65021
