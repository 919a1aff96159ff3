# 2022-02-22 22:22:22 by RouterOS 7.1.1
/ip ipsec policy
add dst-address=10.45.0.0/16 peer=late proposal=later src-address=10.44.0.0/16 tunnel=yes
/ip ipsec identity
add my-id=address:198.51.100.44 peer=late remote-id=address:203.0.113.45 secret=spool-of-thread-45
/ip ipsec peer
add address=203.0.113.45/32 exchange-mode=ike2 name=late profile=latest
/ip ipsec proposal
add enc-algorithms=aes-256-gcm name=later pfs-group=ecp521
/ip ipsec profile
add dh-group=ecp521 enc-algorithm=aes-256 hash-algorithm=sha512 name=latest
