# jan/23/2023 17:14:05 by RouterOS 6.48.6
/interface bridge
add name=lan
/ip ipsec policy group
add name=road
/ip ipsec profile
set [ find default=yes ] enc-algorithm=aes-256,aes-128
add dh-group=ecp384,modp4096 dpd-interval=30s dpd-maximum-failures=3 enc-algorithm=aes-256 hash-algorithm=sha512 lifetime=8h name=partners nat-traversal=no
/ip ipsec peer
add address=vpn.partner.example name=partner profile=partners
add address=203.0.113.140/32 local-address=198.51.100.2 name=depot passive=yes
/ip ipsec proposal
add auth-algorithms=sha512,sha256 enc-algorithms=aes-256-ctr,aes-256-cbc lifetime=45m name=partners pfs-group=ecp384
/ip address
add address=192.168.40.1/24 interface=lan network=192.168.40.0
add address=198.51.100.2/29 interface=sfp1 network=198.51.100.0
add address=172.20.1.1/24 disabled=yes interface=lan network=172.20.1.0
/ip dhcp-server lease
add address=192.168.40.20 mac-address=00:00:5E:00:53:01
/ip ipsec identity
add my-id=fqdn:riga.example.net peer=partner remote-id=fqdn:vpn.partner.example secret=partner-secret-of-spring
add peer=depot secret=depot-secret-of-autumn
/ip ipsec policy
set 0 disabled=yes
add dst-address=10.50.0.0/16 level=unique peer=partner proposal=partners sa-dst-address=203.0.113.99 sa-src-address=0.0.0.0 src-address=192.168.40.0/24 tunnel=yes
add action=none dst-address=192.168.41.128/25 src-address=192.168.40.0/24
add comment="the depot" dst-address=192.168.41.0/24 peer=depot src-address=192.168.40.0/24 tunnel=yes
/ip route
add distance=1 gateway=198.51.100.1
/system clock
set time-zone-name=Europe/Riga
/system identity
set name=riga-core
