#!/usr/bin/env bash
# Takes the guards of crates/server out, one at a time, and demands that its tests notice: those of the
# crate, and the conformance suite on SQLite. One build has them all; which is out is said when it is run.
#   scripts/sabotage-server.sh [GUARD…]
source "$(dirname "$0")/lib.sh"

needs cargo

guards=("$@")
[[ ${#guards[@]} -gt 0 ]] ||
  mapfile -t guards < <(sed -nE 's/^    ([A-Z][A-Za-z]+),$/\1/p' crates/server/src/sabotage.rs)
[[ ${#guards[@]} -gt 0 ]] || stop 'no guard was found'

export TRELLIS_GUARDS=removable PROPTEST_DISABLE_FAILURE_PERSISTENCE=1
mapfile -t programs < <(cargo test --package trellis-server --lib --test conformance --no-run \
  --message-format json | sed -nE 's|.*"executable":"([^"]+/deps/[^"]+)".*|\1|p')
[[ ${#programs[@]} -eq 2 ]] || stop "two programs of tests were to be built: ${programs[*]}"

# Runs all tests; all of them, so that what is said of how many noticed is so.
run() {
  local program red=0
  for program in "${programs[@]}"; do
    (cd crates/server && "$program" --skip on_postgresql --skip killed_while_it_writes) || red=1
  done
  return "$red"
}

say 'with every guard the tests are green'
run >"$built/sabotage.log" 2>&1 || stop "the tests are red with nothing taken out: $built/sabotage.log"

unseen=()
for guard in "${guards[@]}"; do
  if TRELLIS_SABOTAGE=$guard run >"$built/sabotage.log" 2>&1; then
    unseen+=("$guard")
    say "$guard: NOT NOTICED"
  else
    say "$guard: noticed by $(grep -cE '^test .* FAILED$' "$built/sabotage.log") tests"
  fi
done

say 'what ships cannot be built without its guards'
if cargo rustc --quiet --package trellis-server --lib -- -C debug-assertions=off 2>/dev/null; then
  stop 'a build without guards and without debug assertions was not refused'
fi
[[ ${#unseen[@]} -eq 0 ]] || stop "not noticed: ${unseen[*]}"
say "${#guards[@]} guards taken out, ${#guards[@]} times the tests turned red"
