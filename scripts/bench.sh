#!/usr/bin/env bash
# Measures, prints a table and writes target/bench/report.json. A target that is missed is said, and
# does not fail. Usage: bench.sh [import] [start] [read] [save] [insight] [plan] [remind] [backup] [export] [lock] [share] [portal] [pages] [window]
# [idle] [server]; none: all. The server's go to
# target/bench/server.json.
# `window` alone takes a quarter of an hour: ten minutes of it are use (TRELLIS_BENCH_MINUTES).
# The window, and idling without one, are measured where there is a release build; TRELLIS_BENCH_RELEASE=1 makes one first.
source "$(dirname "$0")/lib.sh"

scripts/system-packages.sh test
needs cargo npm
parts=()
for part in "$@"; do [[ $part == server ]] || parts+=("$part"); done
if (($# == 0)) || ((${#parts[@]} < $#)); then
  cargo build --profile bench-run -p trellis-server --bin trellis-server --example measure
  mkdir -p target/bench
  "$built/bench-run/examples/measure" "$built/bench-run/trellis-server" target/bench/server.json
  (($# == 0)) || ((${#parts[@]})) || exit 0
fi
set -- "${parts[@]}"
build_pages
npm_packages tests/bench-ui
browsers=$(scripts/browsers.sh)
eval "$browsers"
export CHROME_PATH=${TRELLIS_CHROMIUM:-/usr/bin/chromium}
if [[ ${TRELLIS_BENCH_RELEASE:-} == 1 ]]; then
  OPENSSL_NO_VENDOR=0 cargo build --release --workspace --features trellis/custom-protocol --bin trellis
fi
if [[ -x $built/release/trellis ]]; then
  export TRELLIS_BIN=$built/release/trellis
fi
# The bridge is the other side of the pages' figures, built the same way: with the OpenSSL that ships.
OPENSSL_NO_VENDOR=0 cargo build --profile bench-run -p trellis-tests --bin bench --bin bridge --bin sharers
if (($# == 0)) || [[ " $* " == *' portal '* ]]; then
  npm_packages tests/portal
  cargo build --profile bench-run -p trellis-server --bin trellis-server
  export TRELLIS_SERVER=$built/bench-run/trellis-server TRELLIS_SHARERS=$built/bench-run/sharers
fi
exec "$built/bench-run/bench" "$@"
