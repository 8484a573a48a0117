#!/usr/bin/env bash
# Takes the guards of crates/core/src/sync out, one at a time, and demands that its tests notice. One test
# build has them all; which is out is said when it is run.
#   scripts/sabotage-sync.sh [GUARD…]
source "$(dirname "$0")/lib.sh"

needs cargo

guards=("$@")
[[ ${#guards[@]} -gt 0 ]] ||
  mapfile -t guards < <(sed -nE 's/^    ([A-Z][A-Za-z]+),$/\1/p' crates/core/src/sync/sabotage.rs)
[[ ${#guards[@]} -gt 0 ]] || stop 'no guard was found'

# What a property finds without a guard is no case to be kept.
export PROPTEST_DISABLE_FAILURE_PERSISTENCE=1

program=$(cargo test --package trellis-core --lib --no-run --message-format json |
  sed -nE 's/.*"executable":"([^"]+)".*/\1/p' | tail -n 1)

say 'with every guard the tests are green'
"$program" sync:: >/dev/null || stop 'the tests are red with nothing taken out'

unseen=()
for guard in "${guards[@]}"; do
  if TRELLIS_SABOTAGE=$guard "$program" sync:: >"$built/sabotage.log" 2>&1; then
    unseen+=("$guard")
    say "$guard: NOT NOTICED"
  else
    say "$guard: noticed by $(grep -cE '^test .* FAILED$' "$built/sabotage.log") tests"
  fi
done
[[ ${#unseen[@]} -eq 0 ]] || stop "not noticed: ${unseen[*]}"
say "${#guards[@]} guards taken out, ${#guards[@]} times the tests turned red"
