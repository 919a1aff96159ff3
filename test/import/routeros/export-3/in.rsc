/ip address
add address=198.51.100.3/24 broadcast=198.51.100.255 comment="" disabled=no interface=ether1 network=198.51.100.0
add address=192.168.3.1/24 broadcast=192.168.3.255 comment="" disabled=no interface=ether2 network=192.168.3.0
/ip ipsec proposal
add auth-algorithms=sha1 comment="" disabled=no enc-algorithms=3des lifetime=30m name=default pfs-group=modp1024
/ip ipsec peer
add address=203.0.113.3/32:500 auth-method=pre-shared-key comment="" dh-group=modp1024 disabled=no dpd-interval=disable-dpd enc-algorithm=3des exchange-mode=main generate-policy=no hash-algorithm=md5 lifebytes=0 lifetime=1d nat-traversal=no proposal-check=obey secret=reed-warbler-3 send-initial-contact=yes
/ip ipsec policy
add action=encrypt comment="" disabled=no dst-address=192.168.30.0/24:any dst-port=any ipsec-protocols=esp level=require manual-sa=none priority=0 proposal=default protocol=all sa-dst-address=203.0.113.3 sa-src-address=198.51.100.3 src-address=192.168.3.0/24:any src-port=any tunnel=yes
