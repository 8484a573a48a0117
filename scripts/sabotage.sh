#!/usr/bin/env bash
# Takes the guards of crates/sealing out, one at a time, and demands that its tests notice. The frozen
# vectors are left aside: they would tell any change, and what is to be shown is that each guard is
# tested for what it does.
#   scripts/sabotage.sh [GUARD…]
source "$(dirname "$0")/lib.sh"

needs cargo

guards=("$@")
[[ ${#guards[@]} -gt 0 ]] ||
  mapfile -t guards < <(sed -nE 's/^    [A-Z_]+ = "([a-z_]+)";$/\1/p' crates/sealing/src/sabotage.rs)
[[ ${#guards[@]} -gt 0 ]] || stop 'no guard was found'

# The tests of what is sealed for a server, without those guards that are named; prints their program.
build_without() {
  cargo rustc --quiet --package trellis-sealing --lib --profile test --message-format json -- \
    "${@/#/--cfg=}" | sed -nE 's/.*"executable":"([^"]+)".*/\1/p' | tail -n 1
}
tests=(page:: membership:: pairing:: padding:: request:: receipt:: grant:: flips::)

say 'with every guard the tests are green'
program=$(build_without)
"$program" "${tests[@]}" >/dev/null || stop 'the tests are red with nothing taken out'

unseen=()
for guard in "${guards[@]}"; do
  program=$(build_without "sabotage=\"$guard\"")
  if "$program" "${tests[@]}" >"$built/sabotage.log" 2>&1; then
    unseen+=("$guard")
    say "$guard: NOT NOTICED"
  else
    say "$guard: noticed by $(grep -cE '^test .* FAILED$' "$built/sabotage.log") tests"
  fi
done

say 'what ships cannot be built without a guard'
if cargo rustc --quiet --package trellis-sealing --lib -- --cfg='sabotage="no_chain"' \
  -C debug-assertions=off 2>/dev/null; then
  stop 'a build without a guard and without debug assertions was not refused'
fi
[[ ${#unseen[@]} -eq 0 ]] || stop "not noticed: ${unseen[*]}"
say "${#guards[@]} guards taken out, ${#guards[@]} times the tests turned red"
