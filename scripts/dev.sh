#!/usr/bin/env bash
# Opens the window on Vite's server, so that a page changes as its source is saved.
source "$(dirname "$0")/lib.sh"

scripts/system-packages.sh run
needs cargo npm
npm_packages ui
cd src-tauri
exec ../ui/node_modules/.bin/tauri dev
