# site cellar, RouterOS 2.6: rotation, step 1 of 2: sets the next key of oldest (key 9 -> 10)
# documented: MikroTik RouterOS V2.6 IPSec manual, 16-Jul-2002; not run on a router
# Order of step 1: attic, cellar (here), lab, partner, riga, shop, till, hub, cloud.
# The gap: from step 1 at the first end to step 1 at the other, the two ends have different keys.
# IKEv1 (oldest): every phase 1 needs the key (RFC 2409, 5.4), at the latest 1d after the last one; SAs of phase 2 last until they expire.
# Whether RouterOS or IOS end what is up when a key is set, no manual says (charon does not): have another way to the far end.
# apply:  /import file-name=cellar.rotate-1.rsc
# This file holds secrets: keep it readable by its owner only, and delete it after use.
# The 2.6 manual does not show how items are found: compare with `print` before you run it.

/ip ipsec pre-shared-secret
set [find address="203.0.113.2"] \
    secret=kqvukh3cw5ujhct4yigttfaqklashab7kasnrwq76
