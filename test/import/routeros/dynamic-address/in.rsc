# 2023-07-07 07:07:07 by RouterOS 7.10.1
/interface pppoe-client
add add-default-route=yes disabled=no interface=ether1 name=pppoe-out1 password=isp-password user=isp-user
/ip ipsec peer
add address=203.0.113.10/32 exchange-mode=ike2 name=hub
/ip address
add address=192.168.88.1/24 interface=bridge network=192.168.88.0
/ip ipsec identity
add my-id=fqdn:home.example.net peer=hub secret=window-table-10
/ip ipsec policy
add dst-address=10.0.0.0/8 peer=hub src-address=192.168.88.0/24 tunnel=yes
