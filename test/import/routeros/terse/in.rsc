# 2025-02-02 02:02:02 by RouterOS 7.17.2
/ip ipsec profile add dh-group=ecp256 enc-algorithm=aes-128 hash-algorithm=sha256 name=terse
/ip ipsec peer add address=203.0.113.30/32 exchange-mode=ike2 name=valka profile=terse
/ip ipsec proposal add enc-algorithms=aes-128-cbc name=terse pfs-group=ecp256
/ip service set telnet disabled=yes
/ip service set ftp disabled=yes
/ip ipsec identity add peer=valka secret=winter-orchard-19
/ip ipsec policy add comment="to Valka" dst-address=10.30.0.0/24 peer=valka proposal=terse src-address=10.3.0.0/24 tunnel=yes
/system identity set name=valga
