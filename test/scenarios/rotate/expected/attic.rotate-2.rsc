# site attic, RouterOS 6.42: rotation, step 2 of 2: negotiates anew with the next key of legacy-attic (key 4 -> 5)
# documented: prints of RouterOS 6.x peers and policies, 2014 to 2017; export of RouterOS 6.27, 2015-05-22; verbose export of RouterOS 6.35.1, 2016-05-19; not run on a router
# Only when step 1 is done at both ends, at one of them, and while somebody watches: traffic stops until the tunnel is up again.
# If it does not come up, set the old keys back at both ends.
# apply:  /import file-name=attic.rotate-2.rsc
# Import it, never paste it: the session may end with the first line, and the second one brings the peer back.

/ip ipsec peer
disable [find address="203.0.113.2/32"]
enable [find address="203.0.113.2/32"]
