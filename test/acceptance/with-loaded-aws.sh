#!/usr/bin/env bash
# with-loaded-aws.sh COMMAND…: runs a command with every AWS CLI of this machine loaded once, in place of at each of its some 400 calls
# (aws-server.py). They come first on its PATH, in the order of the PATH; AWS names Debian's. One that isn't a Python program stays as it is.
set -u
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
servers=() folders=
trap 'kill "${servers[@]}" 2>/dev/null; rm -rf "$work"' EXIT

load() { # PROGRAM: starts its server, and puts its client into a folder of its own
  local python folder=$work/${#servers[@]}
  python=$(head -c 200 "$1" | sed -n '1s/^#! *\(\/[^ ]*python[0-9.]*\)$/\1/p')
  [[ -n $python ]] && mkdir "$folder" && cp "$here/aws-client.py" "$folder/aws" && chmod +x "$folder/aws" || return
  env -i PATH="$PATH" AWS_CONFIG_FILE=/dev/null AWS_SHARED_CREDENTIALS_FILE=/dev/null "$python" "$here/aws-server.py" "$folder/socket" </dev/null &
  servers+=($!)
  for _ in $(seq 300); do
    [[ -S $folder/socket ]] && break
    sleep 0.1
  done
  "$folder/aws" --version >/dev/null || return
  folders=$folders$folder:
  [[ $1 != /usr/bin/aws ]] || export AWS=$folder/aws
}

while read -r program; do
  [[ $program == */shims/aws ]] && program=$(pyenv which aws)
  load "$program"
done < <(type -ap aws | xargs realpath | awk '!seen[$0]++')
PATH=$folders$PATH "$@"
