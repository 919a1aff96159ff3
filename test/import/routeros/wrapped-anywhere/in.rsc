# 2023-11-02 10:00:00 by RouterOS 7.12.1
/ip ipsec profile
add dh-group=\
    modp2048 enc-algorithm=aes-2\
    56 hash-algorithm=sha256 name=wrapped
/ip ipsec peer
add address=203.0.113.5/32 comment="a comment that was wrapped in the middle o\
    f a word, and again before a hash sign: \
    # this is text" exchange-mode=ike2 name=\
    wrapped profile=wrapped
/ip ipsec identity
add peer=wrapped \
    secret="cut \
    in two, with blanks kept: \
    \_end"
/ip ipsec policy
add dst-address=10.5.0.0/16 peer=wrapped src-address=10.6.0.0/16 \
    # tunnel=yes
set [ find peer=wrapped ] \
    tunnel=yes
