# 2024-11-12 08:15:30 by RouterOS 7.16.1
# software id = ABCD-1234
/ip ipsec policy group
set [ find default=yes ] name=default
add name=riga
add name=kuldiga comment="moves around"
add name=shared
/ip ipsec profile
add dh-group=ecp256 enc-algorithm=aes-256 hash-algorithm=sha256 name=branches
/ip ipsec peer
add exchange-mode=ike2 local-address=203.0.113.2 name=anyone passive=yes profile=branches send-initial-contact=no
/ip ipsec proposal
add auth-algorithms="" enc-algorithms=aes-256-gcm lifetime=1h name=branches pfs-group=ecp256
/ip address
add address=203.0.113.2/28 interface=ether1 network=203.0.113.0
add address=10.1.0.1/16 interface=bridge network=10.1.0.0
/ip ipsec identity
add generate-policy=port-strict my-id=fqdn:hq.example.net peer=anyone policy-template-group=riga remote-id=fqdn:riga.example.net secret=plum-orchard-in-the-rain-1999
add comment="Kuldiga, behind a phone" disabled=yes generate-policy=port-override my-id=fqdn:hq.example.net peer=anyone policy-template-group=kuldiga remote-id=user-fqdn:kuldiga@example.net secret=pear-orchard-in-the-rain-1999
add generate-policy=port-strict peer=anyone policy-template-group=shared remote-id=fqdn:one.example.net secret=fig-orchard-in-the-rain-1999
add generate-policy=port-strict peer=anyone policy-template-group=shared remote-id=fqdn:two.example.net secret=date-orchard-in-the-rain-1999
/ip ipsec policy
set 0 disabled=yes
add dst-address=10.2.0.0/24 group=riga proposal=branches src-address=10.1.0.0/16 template=yes
add comment="the cold store" dst-address=10.2.8.0/24 group=riga proposal=branches src-address=10.1.0.0/16 template=yes
add dst-address=10.3.0.0/24 group=kuldiga proposal=branches src-address=10.1.0.0/16 template=yes
add dst-address=10.9.0.0/16 group=shared proposal=branches src-address=10.1.0.0/16 template=yes
