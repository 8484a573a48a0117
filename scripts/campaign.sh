#!/usr/bin/env bash
# What takes hours: the same tests as in `make test`, over far more made-up cases. Each prints its seed
# and how many there were.
source "$(dirname "$0")/lib.sh"

scripts/system-packages.sh test
needs cargo python3
TRELLIS_ORACLES=$(scripts/oracles-python.sh)
export TRELLIS_ORACLES

say 'a thousand restore drills; ten years with five hundred photographs, there and back'
TRELLIS_DRILLS=1000 TRELLIS_DAYS=3652 TRELLIS_PHOTOS=500 \
  cargo test -p trellis-core --lib -- backup::tests::drills backup::tests::years --nocapture

scripts/campaign-counts.sh

say 'the server, killed 500 times while it writes; a thousand made-up requests to each of its ways'
TRELLIS_KILLS=500 cargo test -p trellis-server --test conformance -- killed_while_it_writes --nocapture
TRELLIS_EXAMPLES=1000 cargo test -p trellis-tests --test server -- --nocapture

say 'two apps and the server over TLS, on SQLite and on PostgreSQL, each killed at random: 500 times each'
build bridge trellis-server
TRELLIS_SERVER=$built/debug/trellis-server TRELLIS_REAL_KILLS=500 \
  cargo test -p trellis-tests --test agency -- kills::whatever --nocapture

scripts/campaign-sealing.sh

say 'the guards of sync and of the server taken out, one at a time'
scripts/sabotage-sync.sh
scripts/sabotage-server.sh
