# 2024-10-10 10:10:10 by RouterOS 7.16
/ip ipsec peer
add address=x.x.x.x/32 exchange-mode=ike2 name=template1
add address=203.0.113.x exchange-mode=ike2 name=template2
add address=<remote-ip> exchange-mode=ike2 name=template3
add address= exchange-mode=ike2 name=template4
/ip ipsec identity
add peer=template1 secret=YOUR_PSK_HERE
add peer=template2 secret=xxxxxxxx
add peer=template3 secret=a-real-one-this-time
/ip ipsec policy
add dst-address=10.10.0.0/16 peer=template1 src-address=<lan> tunnel=yes
add dst-address=10.11.0.0/16 peer=template2 src-address=10.12.0.0/16 tunnel=yes
