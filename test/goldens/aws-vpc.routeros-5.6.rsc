/ip ipsec proposal add auth-algorithms=sha1 comment="what Amazon wants" enc-algorithms=aes-128 lifetime=1h name=aws pfs-group=modp1024
/ip ipsec peer add address=72.21.209.193/32 auth-method=pre-shared-key dh-group=modp1024 dpd-interval=10s dpd-maximum-failures=3 enc-algorithm=aes-128 exchange-mode=main hash-algorithm=sha1 lifetime=8h proposal-check=obey secret=lQYYOz0bTt5CzgSTjwcGffL8GrgchPCx send-initial-contact=yes
/ip ipsec peer add address=72.21.209.225/32 auth-method=pre-shared-key dh-group=modp1024 dpd-interval=10s dpd-maximum-failures=3 enc-algorithm=aes-128 exchange-mode=main hash-algorithm=sha1 lifetime=8h proposal-check=obey secret=OJqz54fyOdO8RCNbsZHp9zafISAB38vu send-initial-contact=yes
/ip ipsec policy add action=encrypt dst-address=10.12.0.0/16 dst-port=any ipsec-protocols=esp level=unique proposal=aws protocol=all sa-dst-address=72.21.209.193 sa-src-address=192.0.2.4 src-address=0.0.0.0/0 src-port=any tunnel=yes
/ip ipsec policy add action=encrypt dst-address=10.12.0.0/16 dst-port=any ipsec-protocols=esp level=unique proposal=aws protocol=all sa-dst-address=72.21.209.225 sa-src-address=192.0.2.4 src-address=0.0.0.0/0 src-port=any tunnel=yes
/ip ipsec policy add action=encrypt dst-address=169.254.255.1/32 dst-port=any ipsec-protocols=esp level=unique proposal=aws protocol=all sa-dst-address=72.21.209.193 sa-src-address=192.0.2.4 src-address=0.0.0.0/0 src-port=any tunnel=yes
/ip ipsec policy add action=encrypt dst-address=169.254.255.5/32 dst-port=any ipsec-protocols=esp level=unique proposal=aws protocol=all sa-dst-address=72.21.209.225 sa-src-address=192.0.2.4 src-address=0.0.0.0/0 src-port=any tunnel=yes
/ip address add address=169.254.255.2/30 disabled=no interface=ether8 network=169.254.255.0
/ip address add address=169.254.255.6/30 disabled=no interface=ether8 network=169.254.255.4
/routing bgp instance add as=65000 client-to-client-reflection=no disabled=no ignore-as-path-len=no name=aws-us-east-test out-filter="" redistribute-connected=no router-id=10.255.12.1
/routing bgp peer add address-families=ip default-originate=if-installed hold-time=30 instance=aws-us-east-test multihop=no name=aws-us-east-test-1 remote-address=169.254.255.1 remote-as=7224 remove-private-as=no
/routing bgp peer add address-families=ip default-originate=if-installed hold-time=30 instance=aws-us-east-test multihop=no name=aws-us-east-test-5 remote-address=169.254.255.5 remote-as=7224 remove-private-as=no
/routing bgp peer disable aws-us-east-test-5
