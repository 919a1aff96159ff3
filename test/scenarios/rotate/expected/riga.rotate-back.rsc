# site riga, RouterOS 7.20: rotation, way back: sets the old key of branch-riga (key 1 -> 2)
# verified against the console tree of RouterOS 7.20; not run on a router
# At both ends, in the order of step 1.
# apply:  /import file-name=riga.rotate-back.rsc
# This file holds secrets: keep it readable by its owner only, and delete it after use.

/ip ipsec identity
set [find where peer="branch-riga"] \
    secret=kytfh43tn4rr5e5mw7lx4nipjelogtopxuy7l5nu7
