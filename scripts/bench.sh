#!/usr/bin/env bash
# Measures, prints a table and writes target/bench/report.json.
source "$(dirname "$0")/lib.sh"

scripts/system-packages.sh test
needs cargo npm
build_pages
exec cargo run --profile bench-run -p trellis-tests --bin bench -- "$@"
