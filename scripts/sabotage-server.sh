#!/usr/bin/env bash
# Takes the guards of crates/server out, one at a time, and demands that its tests notice: those of the
# crate, and the conformance suite on SQLite. One build has them all; which is out is said when it is run.
# For what is shared each guard has a test whose business it is; that test alone is run, and must notice.
#   scripts/sabotage-server.sh [GUARD…]          `shared` stands for all of what is shared
source "$(dirname "$0")/lib.sh"

needs cargo

declare -A told_by=(
  [GrantSignature]=grants::the_matrix_of_grants
  [ShareWorker]=given::nobody_but_the_worker_gets_anything
  [ShareGone]=given::a_worker_who_left_gets_nothing
  [ShareKeys]=given::nobody_but_the_worker_gets_anything
  [SharePaused]=grants::what_is_published_is_given_whole
  [ShareOver]=shredding::an_end_comes_by_itself
  [ShareOverHeard]=shredding::an_end_comes_by_itself
  [ShareWaiting]=shredding::an_old_backup_brings_nothing_back
  [ShareLongest]=grants::a_projection_has_only_so_much_room
  [ShredKeys]=shredding::a_stop_leaves_nothing
  [ShredEpochs]=shredding::a_narrowing_leaves_nothing_of_what_was
  [ShredLoose]=shredding::a_narrowing_leaves_nothing_of_what_was
  [ShareRows]=shredding::a_stop_leaves_nothing
  [EndedOnce]=shredding::a_stop_leaves_nothing
  [EndedAgain]=shredding::an_old_backup_brings_nothing_back
  [EndSignature]=shredding::a_stop_leaves_nothing
  [SpokenStop]=given::a_spoken_stop_takes_away_at_once
  [ShareWraps]=given::a_worker_who_left_gets_nothing
  [ShareTokenOnce]=grants::of_fifty_claims_of_a_share_one_wins
  [ShareTokenEnds]=grants::an_invitation_says_who_it_is_from
  [StatementSignature]=grants::what_does_not_follow_changes_nothing
  [StatementFollows]=grants::what_does_not_follow_changes_nothing
  [ManifestSignature]=grants::what_does_not_follow_changes_nothing
  [ManifestFollows]=grants::what_does_not_follow_changes_nothing
  [WrapSignature]=grants::what_does_not_follow_changes_nothing
  [ManifestItems]=grants::what_does_not_follow_changes_nothing
  [PauseKey]=grants::what_is_published_is_given_whole
  [ShareRoom]=grants::a_projection_has_only_so_much_room
  [Openings]=given::each_opening_is_written_down
  [OpeningsChain]=given::each_opening_is_written_down
  [SuggestionsADay]=given::suggestions_come_three_a_day
  [SuggestionSignature]=given::suggestions_come_three_a_day
  [SuggestionOnce]=given::suggestions_come_three_a_day
)

guards=("$@")
[[ ${guards[*]} != shared ]] || mapfile -t guards < <(printf '%s\n' "${!told_by[@]}" | sort)
[[ ${#guards[@]} -gt 0 ]] ||
  mapfile -t guards < <(sed -nE 's/^    ([A-Z][A-Za-z]+),$/\1/p' crates/server/src/sabotage.rs)
[[ ${#guards[@]} -gt 0 ]] || stop 'no guard was found'

export TRELLIS_GUARDS=removable PROPTEST_DISABLE_FAILURE_PERSISTENCE=1
mapfile -t programs < <(cargo test --package trellis-server --lib --test conformance --no-run \
  --message-format json | sed -nE 's|.*"executable":"([^"]+/deps/[^"]+)".*|\1|p')
[[ ${#programs[@]} -eq 2 ]] || stop "two programs of tests were to be built: ${programs[*]}"

# Runs one test, or all; all of them, so that what is said of how many noticed is so.
run() {
  local program red=0
  if [[ -n ${1:-} ]]; then
    (cd crates/server && "$conformance" --exact "sqlite::$1")
    return
  fi
  for program in "${programs[@]}"; do
    (cd crates/server && "$program" --skip on_postgresql --skip killed_while_it_writes) || red=1
  done
  return "$red"
}

for program in "${programs[@]}"; do
  [[ ${program##*/} != conformance-* ]] || conformance=$program
done
known=$("$conformance" --list)
for named in "${told_by[@]}"; do
  grep -qx "sqlite::$named: test" <<<"$known" || stop "there is no test $named"
done

say 'with every guard the tests are green'
run >"$built/sabotage.log" 2>&1 || stop "the tests are red with nothing taken out: $built/sabotage.log"

unseen=()
for guard in "${guards[@]}"; do
  named=${told_by[$guard]:-}
  if TRELLIS_SABOTAGE=$guard run "$named" >"$built/sabotage.log" 2>&1; then
    unseen+=("$guard")
    say "$guard: NOT NOTICED"
  else
    say "$guard: noticed by ${named:-$(grep -cE '^test .* FAILED$' "$built/sabotage.log") tests}"
  fi
done

say 'what ships cannot be built without its guards'
if cargo rustc --quiet --package trellis-server --lib -- -C debug-assertions=off 2>/dev/null; then
  stop 'a build without guards and without debug assertions was not refused'
fi
[[ ${#unseen[@]} -eq 0 ]] || stop "not noticed: ${unseen[*]}"
say "${#guards[@]} guards taken out, ${#guards[@]} times the tests turned red"
