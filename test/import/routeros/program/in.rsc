# a rollout script
:local psk "never-in-any-output-1"
:local remote 203.0.113.21
/ip ipsec peer
add address=$remote name=rolled
/ip ipsec identity
add peer=rolled secret=$psk
/ip ipsec policy
add dst-address=10.21.0.0/16 peer=rolled src-address=10.22.0.0/16 tunnel=yes
