# 2024-06-06 06:06:06 by RouterOS 7.15.1
/ip ipsec mode-config
add address-pool=rw name=rw system-dns=no
/ip ipsec policy group
add name=rw
/ip ipsec profile
add name=rw
/ip ipsec peer
add exchange-mode=ike2 name=rw passive=yes profile=rw
add address=203.0.113.6/32 exchange-mode=ike2 name=kuldiga
/ip pool
add name=rw ranges=192.168.77.2-192.168.77.254
/ip ipsec identity
add auth-method=digital-signature certificate=server generate-policy=port-strict mode-config=rw peer=rw policy-template-group=rw
add auth-method=eap-radius certificate=server generate-policy=port-strict peer=rw policy-template-group=rw
add generate-policy=port-strict peer=kuldiga secret=pear-tree-1999
/ip ipsec policy
set 0 dst-address=0.0.0.0/0 src-address=0.0.0.0/0
add dst-address=192.168.77.0/24 group=rw src-address=0.0.0.0/0 template=yes
add dst-address=10.16.0.0/16 peer=kuldiga src-address=10.17.0.0/16 tunnel=yes
