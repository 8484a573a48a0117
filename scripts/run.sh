#!/usr/bin/env bash
# Opens Trellis from a fresh clone. Where there is no display it opens it on a virtual one, prints
# where the picture of its first screen is, and closes it again.
source "$(dirname "$0")/lib.sh"

if [[ -n ${DISPLAY:-}${WAYLAND_DISPLAY:-} ]]; then
  scripts/system-packages.sh run
else
  scripts/system-packages.sh run screen
fi
needs cargo npm
build_pages
build trellis

if [[ -n ${DISPLAY:-}${WAYLAND_DISPLAY:-} ]]; then
  say 'opening Trellis'
  exec "$built/debug/trellis"
fi
say 'no display here: opening Trellis on a virtual one'
exec scripts/first-screen.sh "$built/debug/trellis" target/run/first-screen.png
