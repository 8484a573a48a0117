#!/usr/bin/env bash
# Prints the path of a Python with a SQLCipher that is not ours, made where there is none yet.
source "$(dirname "$0")/lib.sh"

checker=$tools/python
if ! "$checker/bin/python" -c 'import sqlcipher3' 2>/dev/null; then
  {
    say 'an independent SQLCipher client'
    needs python3
    python3 -m venv "$checker"
    "$checker/bin/pip" install --quiet --disable-pip-version-check sqlcipher3-binary==0.6.0
  } >&2
fi
printf '%s\n' "$checker/bin/python"
