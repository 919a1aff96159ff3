# site hub, RouterOS 7.22: rotation, way back: sets the old key of legacy-attic (key 4 -> 5), oldest (key 9 -> 10), cloud-1 (key 1 -> 2), branch-riga (key 1 -> 2), branch-lab (key 1 -> 2), branch-shop (key 1 -> 2), branch-partner (key 1 -> 2), legacy-till (key 4 -> 5)
# verified against the console tree of RouterOS 7.22; not run on a router
# At both ends, in the order of step 1.
# apply:  /import file-name=hub.rotate-back.rsc
# This file holds secrets: keep it readable by its owner only, and delete it after use.

/ip ipsec identity
set [find where peer="branch-riga"] \
    secret=kytfh43tn4rr5e5mw7lx4nipjelogtopxuy7l5nu7
set [find where peer="branch-lab"] \
    secret=kgj6zqhv6wd26cuoqpxgd2vqbdlbmnwtvvmuawcoz
set [find where peer="branch-shop"] \
    secret=k6p65qcb3zcm3r5seaymbiqp2a7ziw24c5da4a6ot
set [find where peer="branch-partner"] \
    secret=kitkxourqu4aatkor5rkms5nnpob7q6yz5kf6nti6
set [find where peer="legacy-attic"] \
    secret=kvph7rd3ctxfao27f3xfr7uwdefvh6w7zep6mzvll
set [find where peer="legacy-till"] \
    secret=ks3hsltglmo7cetndzudz4g4vjua3r7vrwq3al76k
set [find where peer="oldest"] \
    secret=kgesif4q562q7t5p3lbqmpgppz2y2vhuwfyfcutth
set [find where peer="cloud-1"] \
    secret=ktbmm3yqc3c7psx4lce3xmzrqplsc5yb63h6zjzjs
