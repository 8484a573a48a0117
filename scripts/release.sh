#!/usr/bin/env bash
# Builds what ships: optimised, and with OpenSSL compiled in rather than the system's.
source "$(dirname "$0")/lib.sh"

scripts/system-packages.sh run
needs cargo npm
npm_packages ui
export OPENSSL_NO_VENDOR=0
cd src-tauri
# Only a release needs Tauri's bundler, and not every registry has it for every platform.
exec npx --yes @tauri-apps/cli@2.12.3 build --bundles deb "$@"
