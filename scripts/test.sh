#!/usr/bin/env bash
# Everything that shows that Trellis works, from a fresh machine. Any trouble ends it with an error.
source "$(dirname "$0")/lib.sh"

scripts/system-packages.sh test
needs cargo npm python3
# One story has a network of its own, without rights. Whether a system allows that is its owner's to say.
restricted=/proc/sys/kernel/apparmor_restrict_unprivileged_userns
if [[ $(id -u) != 0 && $(cat "$restricted" 2>/dev/null) == 1 ]]; then
  stop 'This system lets no program have a network of its own, and one story is lived in such a one. Run this line, and then the same command again; it holds until the next restart:
  sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0'
fi

# A SQLCipher and calendars that are not ours, to hold ours against.
TRELLIS_ORACLES=$(scripts/oracles-python.sh)
export TRELLIS_ORACLES
browsers=$(scripts/browsers.sh)
eval "$browsers"

say 'pages'
build_pages
npm --prefix ui test

say 'the app, the bridge, and the server'
build trellis bridge trellis-server sharers
export TRELLIS_BIN=$built/debug/trellis TRELLIS_BRIDGE=$built/debug/bridge TRELLIS_SERVER=$built/debug/trellis-server TRELLIS_SHARERS=$built/debug/sharers

say 'Rust, the real window, and a worker beside it'
# The axe that looks at both.
npm_packages tests/phone
# Nothing in a comment is run: examples are tests, where they are compiled once with the others.
if cargo nextest --version >/dev/null 2>&1; then
  # One more than there are cores: the window and the servers often wait.
  cargo nextest run --workspace --features trellis/custom-protocol --tests --test-threads $(($(nproc) + 1))
else
  cargo test --workspace --features trellis/custom-protocol --tests
fi

say 'the phone, in a real browser'
npm --prefix tests/phone test

say "the worker's portal, in two real browsers"
npm_packages tests/portal
npm --prefix tests/portal test
