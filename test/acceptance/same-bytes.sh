#!/usr/bin/env bash
# Builds what is in packages/ (`npm run package -- linux-x64`) and what npm ships a second time: in a deeper folder with another name, as another
# user, with another umask, language, time zone, home and environment. Both must be the same bytes. Needs root. Ends with 'N passed, N failed'.
set -u
cd "$(dirname "$0")/../.." || exit 1
source test/acceptance/check.sh
PATH=$PWD/node_modules/.bin:$PATH
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
other=$work/another-place/with-a-longer-name/deeper
targets=("${@:-linux-x64}")
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || echo 0)}
export SOURCE_DATE_EPOCH
chmod 755 "$work"

elsewhere() { # COMMAND…: there, and with nothing of this environment
  (cd "$other" && umask 077 && env -i PATH="$other/node_modules/.bin:$PATH" SOURCE_DATE_EPOCH="$SOURCE_DATE_EPOCH" TZ=Asia/Tokyo LANG=tr_TR.UTF-8 LC_ALL=tr_TR.UTF-8 \
    HOME="$work/home" npm_config_offline=true setpriv --reuid=54321 --regid=54321 --clear-groups "$@")
}

lay() { # the sources as they are, and what is installed; of what was built only the Node that goes in
  mkdir -p "$other" "$work/home" && git ls-files -z --cached --others --exclude-standard | (umask 077 && xargs -0 cp --parents -t "$other") &&
    cp -rl node_modules "$other/node_modules" && rm -rf "$other/node_modules/.cache/rollgrid/work" "$other"/node_modules/.cache/rollgrid/node-*/ &&
    chown -R --no-dereference 54321:54321 "$other/source" "$other/scripts" "$work/home" && chown 54321:54321 "$other" "$other"/node_modules/.cache/rollgrid && chmod 755 "$work"/another-place "$work"/another-place/* "$other" &&
    find "$other" -maxdepth 1 -type f -exec chown 54321:54321 '{}' +
}

npm_tarball() {
  mkdir "$work/here" "$work/there" && chown 54321 "$work/there" && npm pack --silent --pack-destination "$work/here" && elsewhere npm pack --silent --pack-destination "$work/there" &&
    (cd "$work/here" && sha256sum -- *) | (cd "$work/there" && sha256sum --check --strict)
}

packages() { elsewhere npm run --silent package -- "${targets[@]}" && (cd "$other/packages" && sha256sum --check --strict) <packages/SHA256SUMS && cmp packages/SHA256SUMS "$other/packages/SHA256SUMS"; }

check 'the sources, in another folder' lay
check 'what npm ships has the same bytes' npm_tarball
check 'executable, archive, Debian package, bill of materials and sums have the same bytes' packages
end_checks
