#!/usr/bin/env bash
# Everything that shows that Trellis works, from a fresh machine. Any trouble ends it with an error.
source "$(dirname "$0")/lib.sh"

scripts/system-packages.sh test
needs cargo npm python3

# A SQLCipher that is not ours, to open what we wrote.
checker=$tools/python
if [[ ! -x $checker/bin/python ]] || ! "$checker/bin/python" -c 'import sqlcipher3' 2>/dev/null; then
  say 'an independent SQLCipher client'
  python3 -m venv "$checker"
  "$checker/bin/pip" install --quiet --disable-pip-version-check sqlcipher3-binary==0.6.0
fi
export TRELLIS_SQLCIPHER_PYTHON=$checker/bin/python

say 'pages'
build_pages
npm --prefix ui test

say 'the app'
build_app
export TRELLIS_BIN=$built/debug/trellis

say 'Rust, and the real window'
if cargo nextest --version >/dev/null 2>&1; then
  cargo nextest run --workspace --features trellis/custom-protocol
  cargo test --workspace --features trellis/custom-protocol --doc --quiet
else
  cargo test --workspace --features trellis/custom-protocol
fi

say 'the phone, in a real browser'
npm_packages tests/phone
npm --prefix tests/phone test
