# 2025-06-20 12:00:00 by RouterOS 7.20_ab294
#error exporting "/interface/bridge/calea" (timeout)
/ip ipsec profile
add dh-group=x25519 enc-algorithm=aes-256 hash-algorithm=sha512 name=new prf-algorithm=sha512
/ip ipsec peer
add address=2001:db8:77::1/128 exchange-mode=ike2 local-address=2001:db8:7::1 name=six profile=new
/ip ipsec proposal
add auth-algorithms="" enc-algorithms=aes-256-gcm lifetime=1h name=gcm pfs-group=ecp384
/ip ipsec identity
add peer=six
/ip ipsec policy
add dst-address=2001:db8:7700::/40 peer=six proposal=gcm src-address=2001:db8:700::/40 tunnel=yes
