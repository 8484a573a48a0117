# What the scripts share: where the project is, and how they make sure of what they need.
# Sourced, not run.
# shellcheck shell=bash
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
built=$(realpath -m "${CARGO_TARGET_DIR:-target}")
tools=$PWD/target/tools

say() { printf '\n── %s\n' "$*"; }

stop() {
  printf '%s\n' "$*" >&2
  exit 1
}

# The tools that we do not install ourselves.
needs() {
  local tool
  for tool in "$@"; do
    case $tool in
      cargo) command -v cargo >/dev/null || stop 'Rust is missing: see https://rust-lang.org/tools/install' ;;
      npm) command -v npm >/dev/null || stop 'Node 20.19 or newer, with npm, is missing: see https://nodejs.org' ;;
      *) command -v "$tool" >/dev/null || stop "$tool is missing" ;;
    esac
  done
}

# The npm packages of a folder, when its lock file has changed since they were installed.
npm_packages() {
  local lock=$1/package-lock.json seen=$1/node_modules/.package-lock.json
  if [[ ! -e $seen || $lock -nt $seen ]]; then
    say "npm packages of $1"
    npm --prefix "$1" ci --no-audit --no-fund
    touch "$seen"
  fi
}

build_pages() {
  npm_packages ui
  npm --prefix ui run build
}

# The app, with its pages inside. Features are resolved over the whole workspace, as the tests
# resolve them, so that `make run` and `make test` build nothing twice.
build_app() {
  cargo build --workspace --bin trellis --features trellis/custom-protocol "$@"
}
