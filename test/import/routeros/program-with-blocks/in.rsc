/ip ipsec peer
add address=203.0.113.22/32 name=blocks
{
  :foreach p in=[/ip ipsec peer find] do={
    /ip ipsec identity add peer=[/ip ipsec peer get $p name] secret="never-in-any-output-2"
  }
}
/ip ipsec policy
add dst-address=10.22.0.0/16 peer=blocks src-address=10.23.0.0/16 tunnel=yes
