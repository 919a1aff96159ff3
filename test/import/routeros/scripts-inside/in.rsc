# 2024-08-08 08:08:08 by RouterOS 7.15.3
/ip ipsec peer
add address=203.0.113.8/32 exchange-mode=ike2 name=saldus
/ip ipsec identity
add peer=saldus secret=harvest-gate-08
/ip ipsec policy
add dst-address=10.8.0.0/16 peer=saldus src-address=10.18.0.0/16 tunnel=yes
/system scheduler
add interval=5m name=watch on-event="/ip ipsec peer\r\
    \nadd address=192.0.2.200/32 name=never\r\
    \n:local x [find]" policy=read,write,test
/system script
add name=rekey source="/ip ipsec identity\r\
    \nset [find peer=saldus] secret=never-shown-either\r\
    \n"
add name=lines source={
    /ip ipsec policy
    add dst-address=10.9.0.0/16 peer=never
}
add name=pasted source="
/ip ipsec peer
add name=never2 address=192.0.2.201
"
