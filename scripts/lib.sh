# What the scripts share: where the project is, and how they make sure of what they need.
# Sourced, not run.
# shellcheck shell=bash
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck disable=SC2034  # for those who source this
built=$(realpath -m "${CARGO_TARGET_DIR:-target}")
# shellcheck disable=SC2034
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

# Our programs, by name. Features are resolved over the whole workspace, as the tests resolve them,
# so that no command builds again what another has built. The app has its pages inside.
build() {
  cargo build --workspace --features trellis/custom-protocol "${@/#/--bin=}"
}
