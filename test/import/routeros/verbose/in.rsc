# nov/14/2022 09:15:00 by RouterOS 6.49.7
/ip ipsec mode-config
set [ find default=yes ] name=request-only responder=no use-responder-dns=exclusively
/ip ipsec policy group
set [ find default=yes ] name=default
/ip ipsec profile
set [ find default=yes ] dh-group=modp2048,modp1024 dpd-interval=2m dpd-maximum-failures=5 enc-algorithm=aes-128,3des hash-algorithm=sha1 lifetime=1d name=default nat-traversal=yes proposal-check=obey
add dh-group=modp2048 dpd-interval=disable-dpd dpd-maximum-failures=5 enc-algorithm=aes-192 hash-algorithm=sha256 lifebytes=0 lifetime=12h name=quiet nat-traversal=no proposal-check=exact
/ip ipsec peer
add address=203.0.113.41/32 comment="" disabled=no exchange-mode=aggressive local-address=198.51.100.41 name=north passive=no port=500 profile=quiet send-initial-contact=no
add address=203.0.113.42/32 disabled=no exchange-mode=main !local-address name=south passive=no !port profile=quiet send-initial-contact=yes
/ip ipsec proposal
set [ find default=yes ] auth-algorithms=sha1 disabled=no enc-algorithms=aes-256-cbc,aes-192-cbc,aes-128-cbc lifetime=30m name=default pfs-group=modp1024
/ip ipsec identity
add auth-method=pre-shared-key disabled=no generate-policy=no !mode-config my-id=user-fqdn:ops@north.example notrack-chain="" peer=north policy-template-group=default remote-id=auto secret=granite-meadow-5150
add auth-method=pre-shared-key disabled=no generate-policy=no peer=south policy-template-group=default remote-id=ignore secret=granite-meadow-6260
/ip ipsec policy
set 0 disabled=no dst-address=::/0 group=default proposal=default protocol=all src-address=::/0 template=yes
add action=encrypt disabled=no dst-address=10.41.0.0/16 dst-port=any ipsec-protocols=esp level=require peer=north proposal=default protocol=all sa-dst-address=203.0.113.41 sa-src-address=198.51.100.41 src-address=10.40.0.0/16 src-port=any template=no tunnel=yes
add action=encrypt disabled=yes dst-address=10.42.0.0/16 dst-port=443 ipsec-protocols=ah level=use peer=south proposal=default protocol=tcp sa-dst-address=203.0.113.42 sa-src-address=0.0.0.0 src-address=10.40.0.7/32 src-port=any template=no tunnel=yes
/ip ipsec settings
set accounting=yes interim-update=0s xauth-use-radius=no
/system identity
set name="west office"
