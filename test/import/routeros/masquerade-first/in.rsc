# aug/01/2018 08:00:00 by RouterOS 6.42.6
/ip ipsec peer
add address=203.0.113.43/32 secret=mill-and-weir-43
/ip firewall nat
add action=masquerade chain=srcnat out-interface=ether1
add action=accept chain=srcnat dst-address=10.44.0.0/16 src-address=10.42.0.0/16
/ip ipsec policy
add dst-address=10.44.0.0/16 sa-dst-address=203.0.113.43 sa-src-address=198.51.100.42 src-address=10.42.0.0/16 tunnel=yes
