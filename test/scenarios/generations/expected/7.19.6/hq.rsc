# site hq, RouterOS 7.19.6
# verified against the console tree of RouterOS 7.19.6; not run on a router
# apply:  /import file-name=hq.rsc
# try it: /import file-name=hq.rsc verbose=yes dry-run
# undo:   /import file-name=hq.undo.rsc
# This file holds secrets: keep it readable by its owner only, and delete it after use.

/ip ipsec profile
add dh-group=modp1024 dpd-interval=2m dpd-maximum-failures=5 \
    enc-algorithm=3des hash-algorithm=md5 lifetime=1d name=plain \
    nat-traversal=yes prf-algorithm=auto proposal-check=obey
/ip ipsec proposal
add auth-algorithms=sha1 enc-algorithms=3des lifetime=1h name=plain \
    pfs-group=modp1024
/ip ipsec peer
add address=198.51.100.7/32 exchange-mode=main local-address=192.0.2.1 \
    name=hq-riga profile=plain send-initial-contact=yes
/ip ipsec identity
add auth-method=pre-shared-key peer=hq-riga secret=value-of-HQ_RIGA_PSK
/ip ipsec policy
add action=encrypt dst-address=10.2.0.0/24 ipsec-protocols=esp level=require \
    peer=hq-riga proposal=plain protocol=all src-address=10.1.0.0/16 \
    tunnel=yes
add action=encrypt dst-address=10.2.8.0/24 ipsec-protocols=esp level=use \
    peer=hq-riga proposal=plain protocol=all src-address=10.1.0.0/16 \
    tunnel=yes
/ip address
add address=172.31.0.1/30 interface=ether1 network=172.31.0.0
