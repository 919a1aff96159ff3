# 2025-05-05 05:05:05 by RouterOS 7.19
/ip ipsec profile
add dh-group=ecp256 enc-algorithm=aes-256 hash-algorithm=sha256 name=p
/ip ipsec peer
add address=203.0.113.1/32 exchange-mode=ike2 name=primary profile=p
add address=203.0.113.2/32 name=backup profile=p send-initial-contact=no
/ip ipsec identity
add peer=primary secret=first-of-two-19
add peer=backup secret=second-of-two-19
/ip ipsec policy
add dst-address=10.2.0.0/16 peer=primary,backup src-address=10.1.0.0/16 tunnel=yes
