# jun/03/2012 11:11:11 by RouterOS 5.7
/ip ipsec proposal
set default auth-algorithms=sha1 disabled=no enc-algorithms=aes-256 lifetime=1h name=default pfs-group=none
/ip ipsec peer
add address=203.0.113.57/32 auth-method=pre-shared-key dh-group=modp1024 disabled=no dpd-interval=disable-dpd dpd-maximum-failures=1 enc-algorithm=3des exchange-mode=main generate-policy=no hash-algorithm=md5 lifebytes=0 lifetime=1d my-id-user-fqdn="" nat-traversal=no proposal-check=obey secret=soft-amber-57 send-initial-contact=yes
/ip ipsec policy
add action=encrypt disabled=no dst-address=192.168.57.0/24 dst-port=any ipsec-protocols=esp level=require priority=0 proposal=default protocol=all sa-dst-address=203.0.113.57 sa-src-address=198.51.100.57 src-address=192.168.58.0/24 src-port=any tunnel=yes
/routing bgp instance
set default as=65530 client-to-client-reflection=yes disabled=no ignore-as-path-len=no name=default out-filter="" redistribute-connected=no redistribute-ospf=no redistribute-other-bgp=no redistribute-rip=no redistribute-static=no router-id=0.0.0.0 routing-table=""
