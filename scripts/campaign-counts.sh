#!/usr/bin/env bash
# The long counts of sync, sealing and sharing, in batches that go on where the last run ended: what was
# done, from which seed, of which commit and in how many seconds stands in target/campaign/KIND. A batch that fails
# stops everything, and its seeds play it again.
#   scripts/campaign-counts.sh [MINUTES [KIND…]]     600 minutes and every kind unless said
source "$(dirname "$0")/lib.sh"

needs cargo npm python3

minutes=${1:-600}
shift || true
kinds=("$@")
[[ ${#kinds[@]} -gt 0 ]] || kinds=(histories flips simulations lies vaults sealed shares)

# Optimised where the work is ours; what we use is built as for `make test`.
quick=(--config 'profile.dev.package.trellis-core.opt-level=3'
  --config 'profile.dev.package.trellis-sealing.opt-level=3'
  --config 'profile.dev.package.trellis-protocol.opt-level=3')
# Where keys are most of it, those as well.
quicker=("${quick[@]}" --config 'profile.dev.package.trellis-server.opt-level=3'
  --config 'profile.dev.package.curve25519-dalek.opt-level=3'
  --config 'profile.dev.package.chacha20.opt-level=3' --config 'profile.dev.package.poly1305.opt-level=3')

# How many of a kind there are to be, how many in one batch, whose tests, which of them, and what tells
# them how many.
plan() {
  case $1 in
    histories) echo '1000000 50000 crates/core --lib sync::tests::convergence::all TRELLIS_HISTORIES' ;;
    lies) echo '1000 25 crates/core --lib sync::tests::hostile::lies,sync::tests::forged::a_list,sync::tests::stale::a_server_that_goes_back_any TRELLIS_LIES' ;;
    vaults) echo '200 10 crates/core --lib sync::tests::histories TRELLIS_VAULTS' ;;
    flips) echo '1000000 50000 crates/sealing --lib flips TRELLIS_FLIPS' ;;
    simulations) echo '20000 100 tests --test=simulation whatever TRELLIS_SIMULATIONS' ;;
    shares) echo '100000 1000 tests --test=sharing what_is_given TRELLIS_SHARES' ;;
    sealed) echo '10000 400 tests --test=sealing seals_and_opens TRELLIS_SEALED' ;;
    *) stop "there is no kind of campaign called $1" ;;
  esac
}

# The program of a crate's tests.
program_of() {
  local -n optimised=$3
  cargo test "${optimised[@]}" --package "$1" "$2" --no-run --message-format json |
    sed -nE 's|.*"executable":"([^"]+/deps/[^"]+)".*|\1|p' | tail -n 1
}

mkdir -p "$built/campaign"
commit=$(git rev-parse --short HEAD 2>/dev/null || echo unknown)
ends=$((SECONDS + minutes * 60))

for kind in "${kinds[@]}"; do
  read -r all batch folder which tests variable <<<"$(plan "$kind")"
  how=quick
  # No power cut is played here, so nothing need lie on a disk.
  folder_of_temporary=${TMPDIR:-/tmp}
  on=()
  if [[ $kind == shares ]]; then
    how=quicker
    [[ ! -w /dev/shm ]] || folder_of_temporary=/dev/shm
    # Device, server and database hand over to one another all the time: on one core in half the time.
    ! command -v taskset >/dev/null || on=(taskset -c "$(taskset -cp $$ | sed -E 's/.*: ([0-9]+).*/\1/')")
  fi
  program=$(program_of "trellis-${folder##*/}" "$which" "$how")
  [[ -x $program ]] || stop "the tests of $folder were not built"
  if [[ $kind == sealed ]]; then
    TRELLIS_ORACLES=$(scripts/oracles-python.sh)
    export TRELLIS_ORACLES
    npm_packages ui
  fi
  kept=$built/campaign/$kind
  touch "$kept"
  # Each line: first, count, seconds, commit.
  first=$(awk '{ next_one = $1 + $2 } END { print next_one ? next_one : 1 }' "$kept")
  while ((first <= all && SECONDS < ends)); do
    begun=$SECONDS
    (
      cd "$folder"
      env "TMPDIR=$folder_of_temporary" "$variable=$batch" "TRELLIS_SEED=$first" PROPTEST_DISABLE_FAILURE_PERSISTENCE=1 \
        "${on[@]}" "$program" ${tests//,/ } --nocapture
    ) >"$built/campaign/$kind.log" 2>&1 || stop "$kind from $first: see $built/campaign/$kind.log"
    printf '%s %s %s %s\n' "$first" "$batch" "$((SECONDS - begun))" "$commit" >>"$kept"
    first=$((first + batch))
  done
  awk -v kind="$kind" '{ count += $2; seconds += $3 }
    END { printf "── %s: %d in %d seconds, %d a minute; none failed\n", kind, count, seconds, seconds ? count * 60 / seconds : 0 }' "$kept"
done
