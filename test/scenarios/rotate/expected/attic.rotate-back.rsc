# site attic, RouterOS 6.42: rotation, way back: sets the old key of legacy-attic (key 4 -> 5)
# documented: prints of RouterOS 6.x peers and policies, 2014 to 2017; export of RouterOS 6.27, 2015-05-22; verbose export of RouterOS 6.35.1, 2016-05-19; not run on a router
# At both ends, in the order of step 1.
# apply:  /import file-name=attic.rotate-back.rsc
# This file holds secrets: keep it readable by its owner only, and delete it after use.

/ip ipsec peer
set [find address="203.0.113.2/32"] \
    secret=kvph7rd3ctxfao27f3xfr7uwdefvh6w7zep6mzvll
