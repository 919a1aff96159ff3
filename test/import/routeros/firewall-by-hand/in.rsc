# aug/01/2018 08:00:00 by RouterOS 6.42.6
/ip ipsec peer
add address=203.0.113.42/32 secret=mill-and-weir-42
/ip firewall filter
add action=fasttrack-connection chain=forward connection-state=established,related
add action=accept chain=input dst-port=500 protocol=udp src-address=203.0.113.42
add action=accept chain=input protocol=ipsec-esp src-address=203.0.113.42
add action=drop chain=input in-interface=ether1
add action=drop chain=forward disabled=yes
/ip firewall mangle
add action=change-mss chain=forward dst-address=10.43.0.0/16 new-mss=1360 protocol=tcp tcp-flags=syn tcp-mss=1361-65535
/ip firewall nat
add action=accept chain=srcnat dst-address=10.43.0.0/16 src-address=10.42.0.0/16
add action=masquerade chain=srcnat out-interface=ether1
add action=dst-nat chain=dstnat dst-port=443 protocol=tcp to-addresses=10.42.0.10
/ip ipsec policy
add dst-address=10.43.0.0/16 sa-dst-address=203.0.113.42 sa-src-address=198.51.100.42 src-address=10.42.0.0/16 tunnel=yes
