# typed by hand on a 7.x
/ip/ipsec/profile/add name=typed dh-group=ecp256 enc-algorithm=aes-256 hash-algorithm=sha256 prf-algorithm=sha256
/ip/ipsec/peer
add address=203.0.113.60/32 exchange-mode=ike2 name=typed profile=typed
/ip/ipsec/identity add peer=typed secret=copper-whistle-202 my-id=key-id:branch-6
/ip/ipsec
policy add src-address=10.60.0.0/24 dst-address=10.61.0.0/24 peer=typed tunnel=yes
/
ip address add address=198.51.100.60/24 interface=ether1
