#!/usr/bin/env bash
# Everything that shows that Trellis works, from a fresh machine. Any trouble ends it with an error.
source "$(dirname "$0")/lib.sh"

scripts/system-packages.sh test
needs cargo npm python3

# A SQLCipher and calendars that are not ours, to hold ours against.
TRELLIS_ORACLES=$(scripts/oracles-python.sh)
export TRELLIS_ORACLES

say 'pages'
build_pages
npm --prefix ui test

say 'the app, the bridge, and the server'
build trellis bridge trellis-server sharers
export TRELLIS_BIN=$built/debug/trellis TRELLIS_BRIDGE=$built/debug/bridge TRELLIS_SERVER=$built/debug/trellis-server TRELLIS_SHARERS=$built/debug/sharers

say 'Rust, the real window, and a worker beside it'
# The axe that looks at both.
npm_packages tests/phone
if cargo nextest --version >/dev/null 2>&1; then
  cargo nextest run --workspace --features trellis/custom-protocol
  cargo test --workspace --features trellis/custom-protocol --doc --quiet
else
  cargo test --workspace --features trellis/custom-protocol
fi

say 'the phone, in a real browser'
npm --prefix tests/phone test

say "the worker's portal, in two real browsers"
npm_packages tests/portal
npm --prefix tests/portal test
