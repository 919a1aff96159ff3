# 2024-01-01 00:00:00 by RouterOS 7.13.5
/ip ipsec profile
add name="IOS/OSX profile" dh-group=modp2048 enc-algorithm=aes-256 hash-algorithm=sha256
/ip ipsec peer
add address=203.0.113.100/32 exchange-mode=ike2 name="branch @ R\C4\ABga 2" profile="IOS/OSX profile"
/ip ipsec proposal
add name="any" enc-algorithms=aes-256-cbc pfs-group=none
/ip ipsec identity
add peer="branch @ R\C4\ABga 2" secret="what\?\24x\r\nno"
/ip ipsec policy
add comment="it's \"theirs\"" dst-address=10.100.0.0/16 peer="branch @ R\C4\ABga 2" proposal="any" src-address=10.101.0.0/16 tunnel=yes
/system identity
set name="R\C4\ABga 1"
