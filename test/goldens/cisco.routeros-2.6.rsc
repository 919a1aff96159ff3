/ip ipsec proposal add name=to_cisco pfs-group=none algorithms=enc-des,auth-sha1
/ip ipsec peer add address=1.0.0.2 enc-algorithm=des auth-method=pre-shared-key hash-algorithm=sha dh-group=modp1024
/ip ipsec pre-shared-secret add secret=test_key address=1.0.0.2
/ip ipsec policy add src-address=10.0.1.0/24 dst-address=10.0.2.0/24 protocol=all action=encrypt ipsec-protocols=esp level=require tunnel=yes sa-src=1.0.0.1 sa-dst=1.0.0.2 proposal=to_cisco
