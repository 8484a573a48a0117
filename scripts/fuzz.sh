#!/usr/bin/env bash
# Feeds the readers of other apps' files, and of what a server sends, with what nobody would write:
# SECONDS each (600 unless said),
# of all targets or of those that are named. What is new and small stays in fuzz/corpus, which
# `make test` reads again.
#   scripts/fuzz.sh [SECONDS [TARGET…]]
source "$(dirname "$0")/lib.sh"

scripts/system-packages.sh run
needs cargo g++

seconds=${1:-600}
shift || true
targets=("$@")
[[ ${#targets[@]} -gt 0 ]] || targets=(fuzz/corpus/*)
targets=("${targets[@]##*/}")

# What libFuzzer watches: which edges are run, and what is compared with what.
watched='-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=-sanitizer-coverage-trace-compares -Ccodegen-units=1 --cfg fuzzing'
host=$(rustc -vV | sed -n 's/^host: //p')
export CARGO_TARGET_DIR=$built/fuzz
RUSTFLAGS=$watched cargo build --locked --release --manifest-path fuzz/Cargo.toml --target "$host"
program=$CARGO_TARGET_DIR/$host/release/trellis-fuzz

for target in "${targets[@]}"; do
  say "$target, $seconds seconds"
  grown=$CARGO_TARGET_DIR/grown/$target
  found=$CARGO_TARGET_DIR/found/$target
  mkdir -p "$grown" "$found" "fuzz/corpus/$target"
  # No more than a gigabyte of memory, and no more than ten seconds for one file.
  TRELLIS_FUZZ=$target "$program" -max_total_time="$seconds" -rss_limit_mb=1024 -timeout=10 \
    -max_len=65536 -print_final_stats=1 -artifact_prefix="$found/" \
    "$grown" "fuzz/corpus/$target" 2>"$found/log" || {
    tail -n 40 "$found/log" >&2
    stop "$target: a file was found, see $found"
  }
  grep -E 'stat::|cov:' "$found/log" | tail -n 6
done
