#!/usr/bin/env bash
# Serves the pages on the real core over loopback, for an ordinary browser; never shipped.
source "$(dirname "$0")/lib.sh"

scripts/system-packages.sh run
needs cargo npm
build_pages
build bridge
exec "$built/debug/bridge" "$@"
