#!/usr/bin/env bash
# beside.sh COMMAND…: runs commands of a shell beside each other; prints what each has printed, one after the other. Fails where one fails.
set -u
kept=$(mktemp -d)
trap 'rm -rf "$kept"' EXIT
running=() status=0
for command in "$@"; do
  bash -c "$command; status=\$?; echo \"-- it took \$SECONDS s\"; exit \$status" >"$kept/${#running[@]}" 2>&1 </dev/null &
  running+=($!)
done
for number in "${!running[@]}"; do
  wait "${running[$number]}" || status=1
  printf -- '-- %s\n' "${*:number + 1:1}"
  cat "$kept/$number"
done
exit "$status"
