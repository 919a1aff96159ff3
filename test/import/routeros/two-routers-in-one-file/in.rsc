# 2024-02-01 10:00:00 by RouterOS 7.13
# software id = AAAA-1111
/ip ipsec peer
add address=203.0.113.2/32 exchange-mode=ike2 local-address=203.0.113.1 name=b
/ip ipsec identity
add peer=b secret=one-file-for-both
/ip ipsec policy
add dst-address=10.2.0.0/16 peer=b src-address=10.1.0.0/16 tunnel=yes
/system identity
set name=a

# feb/01/2024 10:05:00 by RouterOS 6.49.13
# software id = BBBB-2222
/ip ipsec peer
add address=203.0.113.1/32 exchange-mode=ike2 local-address=203.0.113.2 name=a
/ip ipsec identity
add peer=a secret=one-file-for-both
/ip ipsec policy
add dst-address=10.1.0.0/16 peer=a src-address=10.2.0.0/16 tunnel=yes
/system identity
set name=b
