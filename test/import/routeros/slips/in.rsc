# by hand, for RouterOS 6.40
/ip ipsec proposal
add name "partner" enc-algorithms= aes-256-cbc auth-algorithms=sha1 pfs-group=pfs-group=modp2048
/ip ipsec peer add address=203.0.113.50/32 secret=“curly quotes around” comment = harbour dpd-interval=10s
/ip ipsec policy add src-address=10.50.0.0/16 dst-address=10.51.0.0/16 sa-src-address=198.51.100.50 sa-dst-address=203.0.113.50 proposal=proposal=partner tunnel=yes /ip address add address=198.51.100.50/24 interface=ether1
add level=unique
/ip ipsec policy
add src-address=10.52.0.0/16 dst-address=10.53.0.0/16
    sa-src-address=198.51.100.50 sa-dst-address=203.0.113.50
    tunnel=yes comment="never closed
add src-address=10.54.0.0/16 dst-address=10.55.0.0/16 sa-src-address=198.51.100.50 sa-dst-address=203.0.113.50 tunel=yes level=uniqe
please apply this on the router
