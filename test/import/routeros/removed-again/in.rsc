# 2023-05-05 05:05:05 by RouterOS 7.9.2
/ip ipsec peer
add address=203.0.113.1/32 exchange-mode=ike2 name=old
add address=203.0.113.2/32 disabled=yes exchange-mode=ike2 name=new
/ip ipsec identity
add peer=old secret=to-be-removed-1
add comment="kept" peer=new secret=to-be-kept-2
/ip ipsec policy
add dst-address=10.1.0.0/16 peer=old src-address=10.0.0.0/16 tunnel=yes
add dst-address=10.2.0.0/16 peer=new src-address=10.0.0.0/16 tunnel=yes
/ip ipsec policy remove [find dst-address=10.1.0.0/16]
/ip ipsec identity remove [find peer=old]
/ip ipsec peer remove [find name=old]
/ip ipsec policy disable [find where peer=new]
/ip ipsec peer enable new
