#!/usr/bin/env bash
# Tries what `npm run package -- TARGET` has put into packages/, linux-x64 if no TARGET is given: in a folder that is all that the program sees
# (chroot), with a shell, the C library and what Node links, and no Node. For a machine of another kind the program runs in QEMU
# (qemu-user-static, libstdc++6-arm64-cross). Needs root. Ends with 'N passed, N failed'; exits 1 where something failed.
set -u
cd "$(dirname "$0")/../.." || exit 1
source test/acceptance/check.sh
target=${1:-linux-x64}
work=$(mktemp -d)
root=$work/root
simulator=
chroot=$(command -v chroot)
bare=(env -i PATH=/bin HOME=/home TERM=xterm-256color LANG=C.UTF-8)
program=(/bin/rollgrid)
trap 'kill $simulator 2>/dev/null; rm -rf "$work"' EXIT

inside() { # COMMAND…: in the folder, with nothing of this environment
  "${bare[@]}" "${aws[@]}" "$chroot" "$root" "$@"
}

lay_root() { # a shell, and what it and the program link
  mkdir -p "$root"/{bin,home,dev,tmp,unpacked}
  mknod -m 666 "$root/dev/null" c 1 3 && mknod -m 666 "$root/dev/urandom" c 1 9 || return
  tar -xzf "packages/rollgrid-$target.tar.gz" -C "$root/unpacked" --strip-components=1 || return
  mv "$root/unpacked/rollgrid" "$root/bin/rollgrid"
  cp /bin/sh "$root/bin/sh"
  local library binaries=(/bin/sh)
  if [[ $(uname -m) == x86_64 && $target == linux-arm64 ]]; then
    program=(/bin/qemu -L /arm64 /bin/rollgrid)
    mkdir "$root/arm64" && cp -r /usr/aarch64-linux-gnu/lib "$root/arm64" && cp "$(command -v qemu-aarch64-static)" "$root/bin/qemu" || return
  else
    binaries+=("$root/bin/rollgrid")
  fi
  for library in $(ldd "${binaries[@]}" | grep -oE '/[^ :]+\.so[^ ]*' | sort -u); do
    mkdir -p "$root$(dirname "$library")" && cp -L "$library" "$root$library" || return
  done
  # Runs there too, in a file system that can't be written, as a user without an entry in /etc/passwd and without a home.
  cat >"$work/barest" <<BAREST
mount --bind "$root" "$root" && mount -o remount,ro,bind "$root" && exec "$chroot" --userspec=54321:54321 "$root" "\$@"
BAREST
  barest=(unshare --mount /bin/bash "$work/barest")
}

version() { [[ $(inside "${program[@]}" --version) == "$(grep -oP '"version": "\K[^"]+' package.json)" ]]; }

demo() { "$@" "${program[@]}" demo --plain --speed 60 </dev/null | tee "$work/demo" && grep -q 'ended as Success' "$work/demo"; }

console() { # ENVIRONMENT AND CHROOT…: on a terminal: the screen is painted, q and y end it
  (
    for _ in $(seq 300); do
      grep -q acme- "$work/screen" 2>/dev/null && break
      sleep 0.1
    done
    printf q
    for _ in $(seq 50); do
      grep -q 'End the demo' "$work/screen" && break
      sleep 0.1
    done
    printf y
  ) | script -qefc "$* ${program[*]} demo" "$work/screen"
  grep -q acme- "$work/screen" && grep -q 'The demo ends here' "$work/screen"
}

plain_console() { # in a terminal that knows nothing but ASCII
  console env -i TERM=vt100 "${barest[@]}" && ! LC_ALL=C grep -qP '[^\x00-\x7F]' "$work/screen"
}

simulate() {
  cp test/acceptance/world.yaml "$root/home/"
  # Not through a function: its shell would be ended in place of the program.
  "${bare[@]}" "$chroot" "$root" "${program[@]}" simulate --world /home/world.yaml --speed 60 --no-throttle >"$work/env" 2>"$work/log" &
  simulator=$!
  for _ in $(seq 200); do
    grep -q AWS_DEFAULT_REGION "$work/env" && break
    sleep 0.1
  done
  mapfile -t aws < <(grep -oE '[A-Z_]+=[^ ;]+' "$work/env")
  [[ ${#aws[@]} -gt 3 ]]
}

launch() {
  cat >"$root/home/plan.json" <<'PLAN'
{"DocumentName": "AWS-RestartEC2Instance", "TargetParameterName": "InstanceId", "Targets": [{"Key": "tag:Env", "Values": ["PROD"]}],
 "TargetLocations": [{"Accounts": ["222233334444"], "Regions": ["us-east-1"], "ExecutionRoleName": "AWS-SystemsManager-AutomationExecutionRole"}]}
PLAN
  inside "${program[@]}" launch /home/plan.json --yes --watch --plain
}

no_journal() { # a start that couldn't be found again isn't made, and why is said; what only reads goes on
  ! env -i "${aws[@]}" "${barest[@]}" "${program[@]}" launch /home/plan.json --yes && grep -q 'Nothing is started without it' "$work/out" &&
    env -i "${aws[@]}" "${barest[@]}" "${program[@]}" list | grep -q AWS-RestartEC2Instance
}

nothing_unpacked() { # the program writes its state, and nothing else
  local written
  written=$(find "$root" -newer "$work/started" -type f ! -path "$root/home/*")
  [[ -z $written ]] || { printf '%s\n' "$written" && false; }
}

manual() {
  [[ -z $(man --warnings=w -l "$root/unpacked/man/man1/rollgrid.1" 2>&1 >/dev/null) ]] && lexgrog "$root/unpacked/man/man1/rollgrid.1" | grep -q 'rollgrid - every account'
}

oldest_libraries() { # what the README and the Debian package say of the C library is so
  local newest
  newest=$(objdump -T "packages/rollgrid-$target" | grep -oE 'GLIBC_[0-9.]+' | sort -Vu | tail -n 1)
  grep -q "glibc ${newest#GLIBC_}" README.md && dpkg-deb -f "packages/rollgrid-$target.deb" Depends | grep -q "libc6 (>= ${newest#GLIBC_})"
}

debian() {
  dpkg-deb -x "packages/rollgrid-$target.deb" "$work/deb" && cmp "$work/deb/usr/bin/rollgrid" "packages/rollgrid-$target" &&
    gunzip -t "$work/deb/usr/share/man/man1/rollgrid.1.gz" && bash -n "$work/deb/usr/share/bash-completion/completions/rollgrid" &&
    [[ -s $work/deb/usr/share/zsh/vendor-completions/_rollgrid && -s $work/deb/usr/share/fish/vendor_completions.d/rollgrid.fish ]] &&
    grep -q 'Node.js 24' "$work/deb/usr/share/doc/rollgrid/copyright"
}

aws=()
barest=()
check 'the sums are those of the files' bash -c 'cd packages && sha256sum --check --strict SHA256SUMS'
check 'a folder with a shell and libraries' lay_root
touch "$work/started"
check 'no Node is in it' inside /bin/sh -c 'command -v sh && ! command -v node'
check 'version' version
check 'demo --plain' demo inside
check 'demo --plain, with nothing to write to, no home and no name' demo env -i "${barest[@]}"
check 'the console on a terminal' console "${bare[@]}" "$chroot" "$root"
check 'the console there, on a vt100' plain_console
check 'simulate' simulate
check 'launch against the simulator' launch
check 'no start without a journal' no_journal
check 'nothing is unpacked to disk' nothing_unpacked
check 'the oldest C library is said' oldest_libraries
check 'the manual renders without a warning' manual
check 'the Debian package holds the same' debian
end_checks
