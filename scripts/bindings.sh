#!/usr/bin/env bash
# Writes the page's TypeScript client from the command table; with --check says whether it is fresh.
source "$(dirname "$0")/lib.sh"

scripts/system-packages.sh run
needs cargo
build bindings
exec "$built/debug/bindings" "$@"
