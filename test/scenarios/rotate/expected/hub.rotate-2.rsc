# site hub, RouterOS 7.22: rotation, step 2 of 2: negotiates anew with the next key of legacy-attic (key 4 -> 5), oldest (key 9 -> 10), cloud-1 (key 1 -> 2), branch-riga (key 1 -> 2), branch-lab (key 1 -> 2), branch-shop (key 1 -> 2), branch-partner (key 1 -> 2), legacy-till (key 4 -> 5)
# verified against the console tree of RouterOS 7.22; not run on a router
# Only when step 1 is done at both ends, at one of them, and while somebody watches: traffic stops until the tunnel is up again.
# If it does not come up, set the old keys back at both ends.
# apply:  /import file-name=hub.rotate-2.rsc
# Import it, never paste it: the session may end with the first line, and the second one brings the peer back.

/ip ipsec peer
disable [find where name="branch-riga"]
enable [find where name="branch-riga"]
disable [find where name="branch-lab"]
enable [find where name="branch-lab"]
disable [find where name="branch-shop"]
enable [find where name="branch-shop"]
disable [find where name="branch-partner"]
enable [find where name="branch-partner"]
disable [find where name="legacy-attic"]
enable [find where name="legacy-attic"]
disable [find where name="legacy-till"]
enable [find where name="legacy-till"]
disable [find where name="oldest"]
enable [find where name="oldest"]
disable [find where name="cloud-1"]
enable [find where name="cloud-1"]
