# mar/11/2019 08:30:00 by RouterOS 6.45beta27
# software id = ZZ99-YY88
/ip ipsec profile
add name=beta
/ip ipsec peer
add address=203.0.113.9/32 name=jurmala profile=beta
/ip ipsec identity
add peer=jurmala secret=autumn-lantern-73
/ip ipsec policy
add dst-address=10.9.0.0/24 sa-dst-address=203.0.113.9 sa-src-address=198.51.100.9 src-address=10.8.0.0/24 tunnel=yes
