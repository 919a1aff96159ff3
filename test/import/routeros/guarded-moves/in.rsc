# 2024-09-09 09:09:09 by RouterOS 7.16
/ip ipsec peer add address=203.0.113.23/32 exchange-mode=ike2 name=guarded
/ip ipsec identity add peer=guarded secret="a $dollar in the middle"
/ip ipsec identity add peer=guarded secret=plain-and-long-enough
/ip ipsec policy add dst-address=10.23.0.0/16 peer=guarded src-address=10.24.0.0/16 tunnel=yes
/ip firewall nat add action=accept chain=srcnat comment="vpnc guarded: not translated" dst-address=10.23.0.0/16 src-address=10.24.0.0/16
:if ([:len [/ip firewall nat find where chain="srcnat" dynamic=no]] > 1) do={/ip firewall nat move [:pick [/ip firewall nat find where chain="srcnat" dynamic=no] 0] destination=0}
:log info "done"
