# 2024-05-05 05:05:05 by RouterOS 7.15
/interface ethernet
set [ find default-name=ether1 ] name=wan
set [ find default-name=ether2 ] !cable-settings disabled=yes
/ip service
set telnet disabled=yes
set [ find name=www ] disabled=yes
/ip dns
set allow-remote-requests=yes servers=192.0.2.53
/ip firewall address-list
add address=!10.0.0.0/8 list=odd
/ip ipsec peer
add address=203.0.113.90/32 exchange-mode=ike2 name=bauska profile=*5
add address=203.0.113.91/32 exchange-mode=ike2 name=iecava profile=nowhere
/ip ipsec identity
add peer=bauska secret=meadow-clock-90
add peer=*7 secret=orphan-secret-of-7
add peer=iecava secret=meadow-clock-91
/ip ipsec policy
add dst-address=10.90.0.0/16 peer=bauska proposal=*20 src-address=10.91.0.0/16 tunnel=yes
add dst-address=10.92.0.0/16 peer=*9 src-address=10.91.0.0/16 tunnel=yes
set [ find dst-address=10.99.0.0/16 ] disabled=yes
