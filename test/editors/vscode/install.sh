#!/usr/bin/env bash
# Installs code-server (VS Code for the browser) for the test beside this file, from the npm registry alone. Prints its entry.
#
#   install.sh [FOLDER]     default: ${VPNC_CACHE:-~/.cache/vpnc}/code-server-VERSION
#
# code-server's own install steps fetch a ripgrep and prebuilt modules from other hosts. So no package runs a step here: the
# native modules that the server opens are compiled against the headers of this Node, and ripgrep is Debian's.
# Needs build-essential python3 pkg-config libkrb5-dev ripgrep.
set -euo pipefail

version=4.100.3 # the newest that runs on Node 20; VS Code 1.100
home=${1:-${VPNC_CACHE:-$HOME/.cache/vpnc}/code-server-$version}
entry=$home/node_modules/code-server/out/node/entry.js

# The marker is written last: a folder without one is the rest of an install that broke off.
if [ -f "$home/complete" ]; then
  echo "$entry"
  exit 0
fi

for tool in rg g++ make python3 pkg-config; do
  command -v "$tool" >/dev/null || {
    echo "$tool is missing: apt-get install build-essential python3 pkg-config libkrb5-dev ripgrep" >&2
    exit 1
  }
done

log=$(mktemp)
quietly() {
  "$@" >"$log" 2>&1 || {
    tail -n 30 "$log" >&2
    return 1
  }
}
# A registry may stumble.
packages() {
  for attempt in 1 2 3; do
    quietly npm install --ignore-scripts --omit=dev --no-audit --no-fund "$@" && return 0
    echo "npm install in $PWD: attempt $attempt failed" >&2
    sleep 5
  done
  return 1
}

rm -rf "$home"
mkdir -p "$home"
cd "$home"
echo '{ "name": "code-server-for-a-test", "private": true }' >package.json
packages "code-server@$version"

# Where Node came with its headers, none are downloaded.
node_home=$(dirname "$(dirname "$(node -p process.execPath)")")
headers=()
[ -f "$node_home/include/node/node.h" ] && headers=("--nodedir=$node_home")
gyp=$(dirname "$(dirname "$(realpath "$(command -v npm)")")")/node_modules/node-gyp/bin/node-gyp.js

# code-server itself opens one native module, under a name that only this tool knows.
echo "compiling argon2" >&2
(
  cd node_modules/argon2
  export npm_config_node_gyp=$gyp
  quietly node ../@mapbox/node-pre-gyp/bin/node-pre-gyp install --build-from-source ${headers[@]+"${headers[@]}"}
)

cd node_modules/code-server/lib/vscode
packages
(cd extensions && packages)
# The server asks for its modules under the name of an archive that only the desktop's build has.
ln -sfn node_modules node_modules.asar

for module in @vscode/spdlog @vscode/native-watchdog native-watchdog @vscode/sqlite3 @parcel/watcher kerberos node-pty; do
  [ -f "node_modules/$module/binding.gyp" ] || continue
  echo "compiling $module" >&2
  (cd "node_modules/$module" && quietly node "$gyp" rebuild ${headers[@]+"${headers[@]}"})
done
mkdir -p node_modules/@vscode/ripgrep/bin
ln -sfn "$(command -v rg)" node_modules/@vscode/ripgrep/bin/rg

touch "$home/complete"
echo "$entry"
