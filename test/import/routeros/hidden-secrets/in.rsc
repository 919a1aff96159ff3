# 2025-03-01 07:00:00 by RouterOS 7.18.2
/ip ipsec peer
add address=203.0.113.18/32 exchange-mode=ike2 name=dobele
add address=203.0.113.19/32 exchange-mode=ike2 name=auce
/ip ipsec identity
add peer=dobele
add my-id=fqdn:auce.example.net peer=auce secret="********"
/ip ipsec policy
add dst-address=10.118.0.0/16 peer=dobele src-address=10.117.0.0/16 tunnel=yes
add dst-address=10.119.0.0/16 peer=auce src-address=10.117.0.0/16 tunnel=yes
