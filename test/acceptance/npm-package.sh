#!/usr/bin/env bash
# Installs what npm would ship into an empty folder, and tries it there: nothing else comes with it. Ends with 'N passed, N failed'; exits 1
# where something failed.
set -u
cd "$(dirname "$0")/../.." || exit 1
source test/acceptance/check.sh
PATH=$PWD/node_modules/.bin:$PATH
work=$(mktemp -d)
simulator=
trap 'kill $simulator 2>/dev/null; rm -rf "$work"' EXIT

install() {
  npm pack --silent --pack-destination "$work" && mkdir "$work/empty" && cd "$work/empty" && npm init --yes >/dev/null &&
    npm install --offline --no-audit --no-fund "$work"/rollgrid-*.tgz
}

alone() { # one package, with its licences and its manual
  [[ $(ls node_modules) == rollgrid ]] && [[ -s node_modules/rollgrid/dist/LICENSES.txt && -s node_modules/rollgrid/dist/rollgrid.1 ]]
}

demo() { npx --offline rollgrid demo --plain --speed 60 </dev/null | tee "$work/demo" && grep -q 'ended as Success' "$work/demo"; }

simulate() {
  node_modules/.bin/rollgrid simulate --json >"$work/served" &
  simulator=$!
  for _ in $(seq 100); do
    grep -q endpoint "$work/served" && return
    sleep 0.1
  done
  return 1
}

console() { # on a terminal: the screen is painted, q and y end it
  (
    for _ in $(seq 100); do
      grep -q acme- "$work/screen" 2>/dev/null && break
      sleep 0.1
    done
    printf q
    sleep 0.5
    printf y
  ) | TERM=xterm-256color script -qefc 'node_modules/.bin/rollgrid demo' "$work/screen"
  grep -q acme- "$work/screen" && grep -q 'The demo ends here' "$work/screen"
}

check 'npm installs the packed package' install
cd "$work/empty" || exit 1
check 'it brings nothing else' alone
check 'npx rollgrid demo, without a terminal' demo
check 'simulate' simulate
check 'the console on a terminal' console
end_checks
