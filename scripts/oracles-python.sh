#!/usr/bin/env bash
# Prints the path of a Python with the implementations that are not ours and that ours is held
# against: a SQLCipher, calendars, and JSON Schema. Made where there is none yet.
source "$(dirname "$0")/lib.sh"

oracles=$tools/python
packages=(
  sqlcipher3-binary==0.6.0
  python-dateutil==2.9.0.post0
  icalendar==7.3.0
  recurring-ical-events==3.8.2
  tzdata==2026.6
  jsonschema==4.25.1
)
stamp="${packages[*]}"
if [[ "$(cat "$oracles/stamp" 2>/dev/null)" != "$stamp" ]]; then
  {
    say 'independent implementations, in Python'
    needs python3
    python3 -m venv "$oracles"
    "$oracles/bin/pip" install --quiet --disable-pip-version-check "${packages[@]}"
    echo "$stamp" >"$oracles/stamp"
  } >&2
fi
printf '%s\n' "$oracles/bin/python"
