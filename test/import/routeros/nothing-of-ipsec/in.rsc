# 2025-05-05 05:05:05 by RouterOS 7.19
/ip address
add address=192.168.88.1/24 interface=bridge network=192.168.88.0
/ip dhcp-server network
add address=192.168.88.0/24 gateway=192.168.88.1
/user
add name=ops group=full
