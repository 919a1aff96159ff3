# 2024-12-18 21:09:53 by RouterOS 7.16.2
/ip ipsec profile
add dh-group=ecp256 enc-algorithm=aes-256 hash-algorithm=sha256 name=main
/ip ipsec peer
add address=203.0.113.77/32 exchange-mode=ike2 local-address=198.51.100.7 \
    name=cesis profile=main
/ip ipsec identityadd peer=cesis secret=violet-harbour-88-lamp/ip ipsec policy
add dst-address=10.77.0.0/24 peer=cesis src-address=10.7.0.0/24 tunnel=yes
