#!/usr/bin/env bash
# Keeping in step, side by side with `atuin` and `atuin-server` 18.16.1, which are installed from crates.io
# by name into target/tools (a quarter of an hour on two cores, once). Prints a table and writes
# target/bench/peers.json. Usage: bench-peers.sh [peers] [device]; none: both.
source "$(dirname "$0")/lib.sh"

scripts/system-packages.sh test
needs cargo
version=18.16.1
has() { [[ -x $tools/bin/$1 ]] && "$tools/bin/$1" --version | grep -qF "$version"; }
if (($# == 0)) || [[ " $* " == *' peers '* ]]; then
  has atuin-server || cargo install --locked --root "$tools" "atuin-server@$version"
  has atuin || cargo install --locked --root "$tools" --no-default-features --features client,sync "atuin@$version"
fi
cargo build --profile bench-run -p trellis-server --bin trellis-server
cargo build --profile bench-run -p trellis-tests --example peers
TRELLIS_ATUIN=$tools/bin TRELLIS_SERVER=$built/bench-run/trellis-server exec "$built/bench-run/examples/peers" "$@"
