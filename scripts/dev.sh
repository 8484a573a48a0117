#!/usr/bin/env bash
# Opens the window on Vite's server, so that a page changes as its source is saved.
source "$(dirname "$0")/lib.sh"

scripts/system-packages.sh run
needs cargo npm
npm_packages ui
npm --prefix ui run dev -- --port 5173 --strictPort &
trap 'kill %1 2>/dev/null || true' EXIT
# Without the feature `custom-protocol` the window looks for its pages at that server.
cargo run -p trellis
