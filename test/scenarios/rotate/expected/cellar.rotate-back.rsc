# site cellar, RouterOS 2.6: rotation, way back: sets the old key of oldest (key 9 -> 10)
# documented: MikroTik RouterOS V2.6 IPSec manual, 16-Jul-2002; not run on a router
# At both ends, in the order of step 1.
# apply:  /import file-name=cellar.rotate-back.rsc
# This file holds secrets: keep it readable by its owner only, and delete it after use.
# The 2.6 manual does not show how items are found: compare with `print` before you run it.

/ip ipsec pre-shared-secret
set [find address="203.0.113.2"] \
    secret=kgesif4q562q7t5p3lbqmpgppz2y2vhuwfyfcutth
