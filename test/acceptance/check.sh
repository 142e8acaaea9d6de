#!/usr/bin/env bash
# Sourced by the scripts beside it: runs checks, with what they print in $work/out, and counts them.
passed=0 failed=0

check() { # NAME COMMAND…
  local name=$1
  shift
  if "$@" >"$work/out" 2>&1; then
    passed=$((passed + 1)) && printf 'ok   %s\n' "$name"
  else
    failed=$((failed + 1)) && printf 'FAIL %s\n' "$name" && tail -n 20 "$work/out"
  fi
}

end_checks() { # prints the counts; fails where something failed
  printf '\n%d passed, %d failed\n' "$passed" "$failed"
  ((failed == 0))
}
