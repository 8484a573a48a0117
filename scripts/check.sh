#!/usr/bin/env bash
# Format, lints, types, generated files, licences, known holes. `check.sh quick` leaves out what asks
# the network (licences, known holes) and what the tests do too (words): that is what CI adds to them.
source "$(dirname "$0")/lib.sh"

scripts/system-packages.sh run
needs cargo npm
npm_packages ui

say 'Rust: format'
cargo fmt --all --check
say 'Rust: lints'
cargo clippy --workspace --all-targets --quiet -- -D warnings
say 'The fuzz targets have the packages they need'
cargo metadata --locked --format-version 1 --manifest-path fuzz/Cargo.toml >/dev/null
say 'The page client is what the command table says'
scripts/bindings.sh --check
say 'Pages: types, lints, format'
npm --prefix ui run check
npm_packages tests/phone
npm --prefix tests/phone run check
npm_packages tests/portal
npm --prefix tests/portal run check
[[ ${1:-} == quick ]] && exit 0

say 'Words: grade, banned words, both languages, none missing and none unused; crisis lines'
cargo test --quiet -p trellis-tests --test words --test crisis

say 'Rust: licences, sources, known holes'
deny=$(command -v cargo-deny || printf '%s' "$tools/bin/cargo-deny")
[[ -x $deny ]] || cargo install --locked cargo-deny --root "$tools"
"$deny" --workspace check bans licenses sources
# The list of known holes comes from a repository of its own, which not every machine can reach.
if "$deny" fetch db 2>/dev/null; then
  "$deny" --workspace check advisories
else
  say 'The list of known holes (RustSec) could not be fetched: NOT checked.'
fi
say 'Pages: known holes'
# A registry that keeps no such list answers with an error of its own, and no "vulnerabilities".
if told=$(npm --prefix ui audit --audit-level=high --json 2>/dev/null); then
  exit 0
elif grep -q '"vulnerabilities"' <<<"$told"; then
  npm --prefix ui audit --audit-level=high
else
  say 'The list of known holes (npm) could not be fetched: NOT checked.'
fi
