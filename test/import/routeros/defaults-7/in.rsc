# 2024-03-03 03:03:03 by RouterOS 7.14.3
/ip ipsec profile
set [ find default=yes ] dh-group=ecp256 enc-algorithm=aes-256 hash-algorithm=sha256
/ip ipsec peer
add address=203.0.113.14/32 exchange-mode=ike2 name=ogre
/ip ipsec proposal
set *0 auth-algorithms="" enc-algorithms=aes-256-gcm pfs-group=ecp256
/ip ipsec identity
add peer=ogre secret=amber-2024-ferry
/ip ipsec policy
set *FFFFFFFE disabled=yes
add dst-address=10.14.0.0/16 peer=ogre src-address=10.15.0.0/16 tunnel=yes
