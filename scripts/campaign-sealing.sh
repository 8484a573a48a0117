#!/usr/bin/env bash
# What takes too long for `make test` about sealing: a million flipped bytes, ten thousand pages each way
# with a Python and a TypeScript, and the tests without each guard. TRELLIS_SEED repeats a run.
source "$(dirname "$0")/lib.sh"

needs cargo npm python3

say 'a million flipped bytes'
TRELLIS_FLIPS=${TRELLIS_FLIPS:-1000000} cargo test --package trellis-sealing --lib -- flips --nocapture

say 'ten thousand pages each way'
TRELLIS_ORACLES=$(scripts/oracles-python.sh)
export TRELLIS_ORACLES
npm_packages ui
TRELLIS_SEALED=${TRELLIS_SEALED:-10000} \
  cargo test --package trellis-tests --test sealing -- --nocapture

scripts/sabotage.sh
