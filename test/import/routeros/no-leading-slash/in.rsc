ip ipsec proposal add name=plain auth-algorithms=md5 enc-algorithms=3des pfs-group=none lifetime=00:45:00
ip ipsec peer add address=203.0.113.61/32:500 auth-method=pre-shared-key secret=tin-robin-8 dh-group=modp1024 enc-algorithm=3des hash-algorithm=md5 lifetime=1d00:00:00 nat-traversal=no generate-policy=no dpd-interval=disable-dpd
ip ipsec policy add src-address=192.168.61.0/24:any dst-address=192.168.62.0/24:any sa-src-address=198.51.100.61 sa-dst-address=203.0.113.61 tunnel=yes proposal=plain manual-sa=none priority=0 dont-fragment=clear
ip address add address=198.51.100.61/24 interface=ether1 network=198.51.100.0 broadcast=198.51.100.255
