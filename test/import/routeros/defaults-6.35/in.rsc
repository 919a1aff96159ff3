# may/19/2016 12:00:00 by RouterOS 6.35.1
/ip ipsec peer
add address=203.0.113.35/32 local-address=198.51.100.35 secret=quiet-otter-35
/ip ipsec policy
add dst-address=10.35.0.0/16 sa-dst-address=203.0.113.35 sa-src-address=198.51.100.35 src-address=10.36.0.0/16 tunnel=yes
