/ip ipsec profile add dh-group=modp1024 dpd-interval=10s dpd-maximum-failures=3 enc-algorithm=aes-128 hash-algorithm=sha1 lifetime=8h name=aws proposal-check=obey
/ip ipsec proposal add auth-algorithms=sha1 comment="what Amazon wants" enc-algorithms=aes-128-cbc lifetime=1h name=aws pfs-group=modp1024
/ip ipsec peer add address=72.21.209.193/32 exchange-mode=main local-address=192.0.2.4 name=aws-1 profile=aws send-initial-contact=yes
/ip ipsec peer add address=72.21.209.225/32 exchange-mode=main local-address=192.0.2.4 name=aws-2 profile=aws send-initial-contact=yes
/ip ipsec identity add auth-method=pre-shared-key peer=aws-1 secret=lQYYOz0bTt5CzgSTjwcGffL8GrgchPCx
/ip ipsec identity add auth-method=pre-shared-key peer=aws-2 secret=OJqz54fyOdO8RCNbsZHp9zafISAB38vu
/ip ipsec policy add action=encrypt dst-address=10.12.0.0/16 ipsec-protocols=esp level=unique peer=aws-1 proposal=aws protocol=all src-address=0.0.0.0/0 tunnel=yes
/ip ipsec policy add action=encrypt dst-address=169.254.255.1/32 ipsec-protocols=esp level=unique peer=aws-1 proposal=aws protocol=all src-address=0.0.0.0/0 tunnel=yes
/ip ipsec policy add action=encrypt dst-address=10.12.0.0/16 ipsec-protocols=esp level=unique peer=aws-2 proposal=aws protocol=all src-address=0.0.0.0/0 tunnel=yes
/ip ipsec policy add action=encrypt dst-address=169.254.255.5/32 ipsec-protocols=esp level=unique peer=aws-2 proposal=aws protocol=all src-address=0.0.0.0/0 tunnel=yes
/ip address add address=169.254.255.2/30 interface=ether8 network=169.254.255.0
/ip address add address=169.254.255.6/30 interface=ether8 network=169.254.255.4
/routing bgp instance add as=65000 name=aws-us-east-test router-id=10.255.12.1
/routing bgp connection add afi=ip hold-time=30s instance=aws-us-east-test local.role=ebgp multihop=no name=aws-us-east-test-1 output.default-originate=if-installed output.remove-private-as=no remote.address=169.254.255.1 remote.as=7224
/routing bgp connection add afi=ip disabled=yes hold-time=30s instance=aws-us-east-test local.role=ebgp multihop=no name=aws-us-east-test-5 output.default-originate=if-installed output.remove-private-as=no remote.address=169.254.255.5 remote.as=7224
