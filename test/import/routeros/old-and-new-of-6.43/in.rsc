# oct/01/2018 10:00:00 by RouterOS 6.43.2
/ip ipsec peer profile
set [ find default=yes ] enc-algorithm=aes-256 hash-algorithm=sha256
add dh-group=modp2048 dpd-interval=8s name=eight
/ip ipsec peer
add address=203.0.113.143/32 exchange-mode=ike2 my-id=fqdn:a.example.net secret=raft-of-reeds-43
add address=203.0.113.144/32 comment=second profile=eight secret=raft-of-reeds-44
add address=0.0.0.0/0 generate-policy=port-strict passive=yes policy-template-group=default secret=anyone-at-all-45
/ip ipsec policy
add dst-address=10.143.0.0/16 sa-dst-address=203.0.113.143 sa-src-address=198.51.100.143 src-address=10.140.0.0/16 tunnel=yes
add dst-address=10.144.0.0/16 sa-dst-address=203.0.113.144 sa-src-address=198.51.100.144 src-address=10.140.0.0/16 tunnel=yes
