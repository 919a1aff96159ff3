# 2025-05-05 05:05:05 by RouterOS 7.19
/ip ipsec peer
add address=203.0.113.1/32 exchange-mode=ike2 name=whole
/ip ipsec identity
add peer=whole secret=whole-and-sound-5
/ip ipsec policy
add dst-address=10.2.0.0/16 peer=whole src-address=10.1.0.0/16 tunnel=yes
add dst-address=10.3.0.0/16 peer=whole src-address=10.1.0.0/16 \
    tunnel=yes comment="the rest of th