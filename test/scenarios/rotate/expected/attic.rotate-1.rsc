# site attic, RouterOS 6.42: rotation, step 1 of 2: sets the next key of legacy-attic (key 4 -> 5)
# documented: prints of RouterOS 6.x peers and policies, 2014 to 2017; export of RouterOS 6.27, 2015-05-22; verbose export of RouterOS 6.35.1, 2016-05-19; not run on a router
# Order of step 1: attic (here), cellar, lab, partner, riga, shop, till, hub, cloud.
# The gap: from step 1 at the first end to step 1 at the other, the two ends have different keys.
# IKEv1 (legacy-attic): every phase 1 needs the key (RFC 2409, 5.4), at the latest 8h after the last one; SAs of phase 2 last until they expire.
# Whether RouterOS or IOS end what is up when a key is set, no manual says (charon does not): have another way to the far end.
# apply:  /import file-name=attic.rotate-1.rsc
# This file holds secrets: keep it readable by its owner only, and delete it after use.

/ip ipsec peer
set [find address="203.0.113.2/32"] \
    secret=kvrzg22ccg3srmyybs2us2glfg26nrgppo6yhszut
