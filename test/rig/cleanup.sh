#!/bin/sh
# Removes a stage: cleanup.sh PREFIX FOLDER. Waits until standard input ends, which it does when the test closes it and also
# when the test is killed. Then every process in a namespace of that prefix, the namespaces and the folder go away, and the
# process groups that the folder lists.
cat >/dev/null
[ -f "$2/groups" ] && while read -r group; do
  kill -s KILL -- "-$group" 2>/dev/null
done <"$2/groups"
for namespace in $(ip netns list | cut -d ' ' -f 1 | grep "^$1-"); do
  # shellcheck disable=SC2046 -- a list of numbers
  kill -9 $(ip netns pids "$namespace") 2>/dev/null
  ip netns delete "$namespace"
done
rm -rf "$2"
