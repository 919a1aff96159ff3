# site lab, strongSwan: rotation, step 2 of 2: negotiates anew with the next key of branch-lab (key 1 -> 2)
# documented: strongSwan 6.0.6, src/swanctl/commands/load_creds.c; measured with swanctl 5.9.8; tests rotate between two charons 5.9.8 with files made like this one, which was not run
# Only when step 1 is done at both ends, at one of them, and while somebody watches: traffic stops until the tunnel is up again.
# If it does not come up, set the old keys back at both ends.
# apply: sh lab.rotate-2.sh

swanctl --terminate --ike branch-lab
swanctl --initiate --child branch-lab
