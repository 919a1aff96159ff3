# apr/04/2020 04:04:04 by RouterOS 6.45.9
/ip ipsec peer
add address=72.21.209.193/32 local-address=192.0.2.4 name=aws-1
add address=72.21.209.225/32 local-address=192.0.2.4 name=aws-2
/ip ipsec proposal
add enc-algorithms=aes-128-cbc lifetime=1h name=aws
/routing bgp instance
set default disabled=yes
add as=65000 client-to-client-reflection=no name=aws redistribute-static=yes router-id=10.255.12.1
/ip address
add address=192.0.2.4/24 interface=ether8 network=192.0.2.0
add address=169.254.255.2/30 interface=ether8 network=169.254.255.0
add address=169.254.255.6/30 interface=ether8 network=169.254.255.4
/ip ipsec identity
add peer=aws-1 secret=cloud-one-secret-4401
add peer=aws-2 secret=cloud-two-secret-4402
/ip ipsec policy
add dst-address=10.12.0.0/16 level=unique peer=aws-1 proposal=aws src-address=0.0.0.0/0 tunnel=yes
add dst-address=169.254.255.1/32 level=unique peer=aws-1 proposal=aws src-address=0.0.0.0/0 tunnel=yes
add dst-address=169.254.255.5/32 level=unique peer=aws-2 proposal=aws src-address=0.0.0.0/0 tunnel=yes
/routing bgp network
add network=10.0.0.0/16 synchronize=no
/routing bgp peer
add default-originate=if-installed hold-time=30s instance=aws name=aws-1 remote-address=169.254.255.1 remote-as=7224 ttl=default
add hold-time=30s in-filter=aws-in instance=aws name=aws-2 remote-address=169.254.255.5 remote-as=7224 tcp-md5-key=never-in-any-output-3
add instance=aws name=lan-router remote-address=10.0.0.9 remote-as=65000
/routing bgp peer disable aws-2
