# site riga, RouterOS 7.20: rotation, step 1 of 2: sets the next key of branch-riga (key 1 -> 2)
# verified against the console tree of RouterOS 7.20; not run on a router
# Order of step 1: attic, cellar, lab, partner, riga (here), shop, till, hub, cloud.
# The gap: from step 1 at the first end to step 1 at the other, the two ends have different keys.
# IKEv2 (branch-riga): what is up stays up, because renewing keys does not authenticate (RFC 7296, 2.8 and 2.18); what restarts, times out or reauthenticates (2.8.3) does not come up before the gap ends.
# Whether RouterOS or IOS end what is up when a key is set, no manual says (charon does not): have another way to the far end.
# apply:  /import file-name=riga.rotate-1.rsc
# This file holds secrets: keep it readable by its owner only, and delete it after use.

/ip ipsec identity
set [find where peer="branch-riga"] \
    secret=kndrwj6nvadlsvyjdy4uvsd6boycf5etzflit5sje
