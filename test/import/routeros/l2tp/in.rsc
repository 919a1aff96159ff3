# 2021-09-09 09:09:09 by RouterOS 6.48.4
/ip ipsec peer
add name=l2tpserver passive=yes
/ip ipsec identity
add generate-policy=port-override peer=l2tpserver remote-id=ignore secret=l2tp-secret-of-all
/ip ipsec policy
add dst-address=0.0.0.0/0 protocol=udp src-address=198.51.100.48/32 src-port=1701 template=yes
add dst-address=203.0.113.48/32 dst-port=1701 peer=l2tpserver protocol=udp src-address=198.51.100.48/32 src-port=1701
/interface l2tp-server server
set authentication=mschap2 enabled=yes ipsec-secret=l2tp-secret-of-all use-ipsec=yes
/ppp secret
add name=anna password=annas-own-password service=l2tp
