# site riga, RouterOS 7.20: rotation, step 2 of 2: negotiates anew with the next key of branch-riga (key 1 -> 2)
# verified against the console tree of RouterOS 7.20; not run on a router
# Only when step 1 is done at both ends, at one of them, and while somebody watches: traffic stops until the tunnel is up again.
# If it does not come up, set the old keys back at both ends.
# apply:  /import file-name=riga.rotate-2.rsc
# Import it, never paste it: the session may end with the first line, and the second one brings the peer back.

/ip ipsec peer
disable [find where name="branch-riga"]
enable [find where name="branch-riga"]
