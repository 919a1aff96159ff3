/ip ipsec proposal
set 0 enc-algorithms=aes-256-cbc
add name=second enc-algorithms=3des
set 1 pfs-group=modp2048
/ip ipsec peer
add address=203.0.113.81/32 secret=first-of-81
add address=203.0.113.82/32 secret=second-of-82
set 1 comment="the second one" dpd-interval=1m
disable 0
set 7 comment=nobody
/ip ipsec policy
set 0 disabled=yes
add dst-address=10.81.0.0/16 proposal=second sa-dst-address=203.0.113.81 sa-src-address=198.51.100.80 src-address=10.80.0.0/16 tunnel=yes
add dst-address=10.82.0.0/16 sa-dst-address=203.0.113.82 sa-src-address=198.51.100.80 src-address=10.80.0.0/16 tunnel=yes
