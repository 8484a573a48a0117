#!/usr/bin/env bash
# What takes too long for `make test` about sealing: a million flipped bytes, ten thousand pages each way
# with a Python and a TypeScript, and the tests without each guard. What was done is gone on from.
source "$(dirname "$0")/lib.sh"

scripts/campaign-counts.sh 600 flips sealed
scripts/sabotage.sh
