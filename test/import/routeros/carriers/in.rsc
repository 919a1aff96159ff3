# 2025-02-03 10:00:00 by RouterOS 7.18.1
/interface gre
add comment="to Riga" !keepalive local-address=203.0.113.2 mtu=1400 name=gre-riga remote-address=198.51.100.7
add local-address=203.0.113.2 name=gre-many remote-address=198.51.100.8
add disabled=yes local-address=203.0.113.2 name=gre-off remote-address=198.51.100.9
add local-address=203.0.113.2 name=gre-level remote-address=198.51.100.10
add local-address=203.0.113.2 name=gre-clear remote-address=198.51.100.11
/interface ipip
add disabled=yes local-address=203.0.113.2 name=ipip-oslo remote-address=198.51.100.12
/ip ipsec profile
add dh-group=ecp256 enc-algorithm=aes-256 hash-algorithm=sha256 name=strong
/ip ipsec peer
add address=198.51.100.7/32 exchange-mode=ike2 local-address=203.0.113.2 name=riga profile=strong
add address=198.51.100.8/32 exchange-mode=ike2 local-address=203.0.113.2 name=many profile=strong
add address=198.51.100.9/32 exchange-mode=ike2 local-address=203.0.113.2 name=off profile=strong
add address=198.51.100.10/32 exchange-mode=ike2 local-address=203.0.113.2 name=level profile=strong
add address=198.51.100.11/32 exchange-mode=ike2 local-address=203.0.113.2 name=clear profile=strong
add address=198.51.100.12/32 exchange-mode=ike2 local-address=203.0.113.2 name=oslo profile=strong
/ip ipsec proposal
add auth-algorithms=sha256 enc-algorithms=aes-256-cbc name=strong pfs-group=ecp256
/ip address
add address=203.0.113.2/28 interface=ether1 network=203.0.113.0
add address=172.31.0.1/30 interface=gre-riga network=172.31.0.0
add address=172.31.0.8/31 interface=ipip-oslo network=172.31.0.8
/ip ipsec identity
add peer=riga secret=a-secret-of-riga-that-is-long
add peer=many secret=a-secret-of-many-that-is-long
add peer=off secret=a-secret-of-off-that-is-long
add peer=level secret=a-secret-of-level-that-is-long
add peer=clear secret=a-secret-of-clear-that-is-long
add peer=oslo secret=a-secret-of-oslo-that-is-long
/ip ipsec policy
add dst-address=198.51.100.7/32 peer=riga proposal=strong protocol=gre src-address=203.0.113.2/32 tunnel=yes
add peer=many proposal=strong protocol=gre
add dst-address=10.8.0.0/24 peer=many proposal=strong src-address=10.1.0.0/24 tunnel=yes
add peer=off proposal=strong protocol=gre
add level=unique peer=level proposal=strong protocol=gre
add dst-address=10.11.0.0/24 peer=clear proposal=strong src-address=10.1.0.0/24 tunnel=yes
add comment="IPIP to Oslo" disabled=yes peer=oslo proposal=strong protocol=ipencap
