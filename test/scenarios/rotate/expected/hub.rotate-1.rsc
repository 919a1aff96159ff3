# site hub, RouterOS 7.22: rotation, step 1 of 2: sets the next key of legacy-attic (key 4 -> 5), oldest (key 9 -> 10), cloud-1 (key 1 -> 2), branch-riga (key 1 -> 2), branch-lab (key 1 -> 2), branch-shop (key 1 -> 2), branch-partner (key 1 -> 2), legacy-till (key 4 -> 5)
# verified against the console tree of RouterOS 7.22; not run on a router
# Order of step 1: attic, cellar, lab, partner, riga, shop, till, hub (here), cloud.
# The gap: from step 1 at the first end to step 1 at the other, the two ends have different keys.
# IKEv2 (cloud-1, branch-riga, branch-lab, branch-shop, branch-partner): what is up stays up, because renewing keys does not authenticate (RFC 7296, 2.8 and 2.18); what restarts, times out or reauthenticates (2.8.3) does not come up before the gap ends.
# IKEv1 (legacy-attic): every phase 1 needs the key (RFC 2409, 5.4), at the latest 8h after the last one; SAs of phase 2 last until they expire.
# IKEv1 (oldest): every phase 1 needs the key (RFC 2409, 5.4), at the latest 1d after the last one; SAs of phase 2 last until they expire.
# IKEv1 (legacy-till): every phase 1 needs the key (RFC 2409, 5.4), at the latest 8h after the last one; SAs of phase 2 last until they expire.
# AWS (cloud-1): its end of the tunnel is replaced when its key changes, so the tunnel is down from then until it has come up again.
# Whether RouterOS or IOS end what is up when a key is set, no manual says (charon does not): have another way to the far end.
# apply:  /import file-name=hub.rotate-1.rsc
# This file holds secrets: keep it readable by its owner only, and delete it after use.

/ip ipsec identity
set [find where peer="branch-riga"] \
    secret=kndrwj6nvadlsvyjdy4uvsd6boycf5etzflit5sje
set [find where peer="branch-lab"] \
    secret=kg6hmr454cqldedvab2m45d6ids4lyqd2eiorhn7t
set [find where peer="branch-shop"] \
    secret=konbvmuhqohjxgehl4gkuy3bjda3cirgfeecn6doa
set [find where peer="branch-partner"] \
    secret=kf4nsoj5hm6r2rwcitqee6uptrj6k3r2zrqpre5et
set [find where peer="legacy-attic"] \
    secret=kvrzg22ccg3srmyybs2us2glfg26nrgppo6yhszut
set [find where peer="legacy-till"] \
    secret=kzy7rj6cijhjg3icnvp4gwdqz6neetdakgfr7jlgw
set [find where peer="oldest"] \
    secret=kqvukh3cw5ujhct4yigttfaqklashab7kasnrwq76
set [find where peer="cloud-1"] \
    secret=kkzrp76rkjazan6t6co4us7gbk55k34vgactoaken
