# jan/02/1970 06:11:28 by RouterOS 6.43.8
# software id = AB12-CD34
#
# model = RouterBOARD 3011UiAS
/ip ipsec peer profile
add dh-group=modp2048 enc-algorithm=aes-256 hash-algorithm=sha256 name=branches
/ip ipsec proposal
add enc-algorithms=aes-256-cbc lifetime=1h name=branches pfs-group=modp2048
/ip address
add address=198.51.100.10/28 comment=uplink interface=ether1 network=198.51.100.0
add address=10.10.0.1/16 interface=bridge network=10.10.0.0
/ip ipsec peer
add address=203.0.113.20/32 comment="Branch in Daugavpils" profile=branches \
    secret="blue kettle 41 \"north\""
/ip ipsec policy
add dst-address=10.20.0.0/16 proposal=branches sa-dst-address=203.0.113.20 \
    sa-src-address=198.51.100.10 src-address=10.10.0.0/16 tunnel=yes
/system identity
set name=rezekne
